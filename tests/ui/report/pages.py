"""Reading reports as other programs do: a page's tags, a paper's words."""

import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

VOID = {"meta", "img", "source", "circle", "br", "link", "input", "hr"}


class Page(HTMLParser):
    """A page, read strictly: every tag is closed, in order; every id is there once."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.words, self.ids, self._open = [], [], [], []
        self.feed(text)
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.words))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def words_of(pdf, folder):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    read = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", text)


def parts(report, kind):
    return [p for s in report.sections for p in s.parts if isinstance(p, kind)]


def section(report, id_):
    return next(one for one in report.sections if one.id == id_)
