"""The portable folder where it must work: odd paths, no network, nothing to write to.

    python3 -m uv run python -m benchmarks.long.portable [--scale 0.05]

A folder is made, moved to a path with spaces and Urdu letters, and started by its own
launcher and in its window under each hardship; every time it must play sixty days to
the golden bits. The whole check makes it twice and compares the zips, repeats each
hardship, and has rules compiled for a processor that nothing is shipped for. A part of
it takes the rules that are compiled here, and bears all hardships at once.
"""

import os
import shutil
import stat
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.long.record import asked, leave
from simulator import warmup

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import portable  # noqa: E402
from portability import archive, checking  # noqa: E402
from portability.platforms import PLATFORMS, Folder, here  # noqa: E402

PLACE = "درہ خیبر copy"
NOBODY = 65534
REPEATS, MOST_SECONDS = 5, 5.0
POLLUTED = {
    "PYTHONHOME": "/nowhere",
    "PYTHONPATH": "/nowhere/else",
    "PYTHONWARNINGS": "error",
    "QT_PLUGIN_PATH": "/nowhere",
    "LD_LIBRARY_PATH": "/nowhere",
    "VIRTUAL_ENV": "/nowhere",
}


class Hardships:
    """Environments and words before a command, by the name of the hardship."""

    def __init__(self, scratch):
        self.scratch, self.said = scratch, {}

    def home(self):
        """A home that is new and empty, of whoever runs the program."""
        made = Path(tempfile.mkdtemp(dir=self.scratch, prefix="home "))
        if os.getuid() == 0:
            os.chown(made, NOBODY, NOBODY)
        return {"HOME": str(made)}

    def network(self):
        """Words that cut the network off; none where that is not allowed."""
        for words in (["unshare", "-n"], ["unshare", "-rn"]):
            if (
                shutil.which(words[0])
                and not subprocess.run(
                    [*words, "true"], capture_output=True, check=False
                ).returncode
            ):
                self.said["network"] = "cut off in a name space of its own"
                return words
        self.said["network"] = "not cut off: this system allows no name space"
        return []

    def somebody(self):
        """Words that make it a user without rights, who can write nowhere else."""
        if os.getuid() != 0:
            self.said["user"] = "the one who ran the check"
            return []
        self.said["user"] = "nobody"
        ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        return ["setpriv", *ids]

    def every(self):
        """Give each: name, environment, words before; and all of them at once."""
        off, nobody = self.network(), self.somebody()
        yield "an empty home, no PATH, no network", self.home(), off
        yield "a user without rights", self.home(), nobody
        yield "no home at all", {"HOME": "/nonexistent"}, nobody
        yield "HOME not set", {}, nobody
        yield "another Python's settings", self.home() | POLLUTED, off
        yield self.all_at_once()

    def all_at_once(self):
        """Give the worst: no home, no network, no rights, another Python's settings."""
        words = [*self.network(), *self.somebody()]
        return "all at once", {"HOME": "/nonexistent"} | POLLUTED, words


def read_only(root, *, allowed=False):
    """Let nobody write into a folder, or again its owner."""
    for path in (root, *root.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IWUSR if allowed else mode & ~0o222)


def suffer(folder, name, environment, before, repeats):
    """Start the folder several times under one hardship; tell times and troubles."""
    windows, wrong = [], []
    for turn in range(repeats):
        # The program itself is to get rid of what is not its own.
        launched = checking.check(
            folder, environment=environment, before=before, sums=turn == 0
        )
        wrong += [f"{name}: {one}" for one in launched.wrong]
        windows += [launched.told["window"]] if "window" in launched.told else []
    stages = {}
    for window in windows:
        for stage, seconds in window["stages"].items():
            stages.setdefault(stage, []).append(seconds)
    told = {stage: statistics.median(seconds) for stage, seconds in stages.items()}
    for window in windows:
        if not window["shipped rules"]:
            wrong.append(f"{name}: the shipped rules were not used")
    kept = windows[-1]["kept"]["data"] if windows else ""
    unusual = windows[-1]["unusual"] if windows else None
    return {"hardship": name, "seconds": told, "kept": kept, "said": unusual}, wrong


def compiled_anew(folder, scratch):
    """Start with a processor for which nothing is shipped, and see it compile."""
    home = Path(tempfile.mkdtemp(dir=scratch))
    spare = {"HOME": str(home), "NUMBA_CPU_NAME": "core2"}
    script = (
        "from simulator import warmup; told = []\n"
        "warmup.warm_up(lambda *step: told.append(step)); found = warmup.shelf()\n"
        "print(len(told), found.shipped, found.folder, warmup.is_warm())"
    )
    said = subprocess.run(
        [folder.executable, "-I", "-B", "-c", script],
        env=spare, capture_output=True, text=True, check=True,
    ).stdout.split(" ", 2)  # fmt: skip
    good = int(said[0]) > 100 and said[1] == "False" and str(home) in said[2]
    return [] if good else [f"another processor: {said}"]


def made(scratch, whole):
    """Make the folder, and tell what it weighs; twice when the whole is checked."""
    kind = PLATFORMS[here()]
    if not whole:
        rules = warmup.cache_folder().parent
        folder = portable.make(kind, scratch / "a", compiled=rules, packed=False)
        return folder, {}, []
    folder = portable.make(kind, scratch / "a")
    again = portable.make(kind, scratch / "b")
    zips = [one.root.with_name(f"{one.root.name}.zip") for one in (folder, again)]
    same = zips[0].read_bytes() == zips[1].read_bytes()
    wrong = [] if same else ["two zips of the same sources differ: " + differing(zips)]
    found = {"zip MB": round(zips[0].stat().st_size / 1e6), "zips equal": same}
    shutil.rmtree(again.root)
    return folder, found, wrong


def differing(zips):
    """Name some files that differ between two zips."""
    import zipfile

    first, second = (
        {one.filename: one.CRC for one in zipfile.ZipFile(file).infolist()}
        for file in zips
    )
    return ", ".join(sorted(n for n in first if first[n] != second.get(n))[:8])


def main():
    """Make it, move it, and try it."""
    scale = asked(__doc__.splitlines()[0]).scale
    whole = scale >= 1
    scratch = Path(tempfile.mkdtemp(prefix="durand-portable-"))
    scratch.chmod(0o755)
    try:
        folder, found, wrong = made(scratch, whole)
        moved = scratch / PLACE / folder.root.name
        moved.parent.mkdir()
        folder.root.rename(moved)
        folder = Folder(moved, folder.kind)
        read_only(scratch / PLACE)
        hard = Hardships(scratch)
        trials = list(hard.every()) if whole else [hard.all_at_once()]
        told = []
        for trial in trials:
            seen, bad = suffer(folder, *trial, REPEATS if whole else 1)
            told.append(seen)
            wrong += bad
        if whole:
            wrong += compiled_anew(folder, scratch)
        wrong += [f"changed: {one}" for one in archive.wrong_sums(folder.root)]
        sizes = {n: round(s / 1e6, 1) for n, s in archive.sizes(folder).items()}
        found |= {
            "MB": round(sum(sizes.values())),
            "parts MB": dict(list(sizes.items())[:20]),
        }
        leave("portable", scale, found | hard.said | {"trials": told, "wrong": wrong})
        assert not wrong, "\n".join(wrong)
    finally:
        read_only(scratch, allowed=True)
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
