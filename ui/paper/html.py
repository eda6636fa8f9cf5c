"""Self-contained HTML pages from templates; everything in them is escaped."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

_pages = Environment(
    loader=PackageLoader("ui.paper"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(file: Path, template: str, **values: Any) -> None:
    """Write a page from a template of ``ui/paper/templates``.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    write_text(file, _pages.get_template(template).render(**values))


def write_text(file: Path, text: str) -> None:
    """Write a text file; `InputError` when it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--out", "the file", str(file), allowed)
        raise InputError(problem) from error


def picture(figure: Figure) -> Markup:
    """Give a figure as an image that stands in the page itself."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=150, metadata={"Software": None})
    code = base64.b64encode(out.getvalue()).decode()
    label = Markup.escape(figure.get_label() or "a figure")
    return Markup('<img alt="{}" src="data:image/png;base64,{}">').format(label, code)
