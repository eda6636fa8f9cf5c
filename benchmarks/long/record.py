"""What every long check shares: its scale, and the dated record it leaves."""

import argparse
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "records"


def asked(about, argv=None, **more):
    """Read the command line of a long check; ``more`` are numbers it also takes."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--scale", type=float, default=1.0, help="1: the whole check")
    parser.add_argument("--seed", type=int, default=1, help="of what is tried")
    for name, usual in more.items():
        parser.add_argument(f"--{name}", type=float, default=usual)
    return parser.parse_args(argv)


def leave(name, scale, found):
    """Write the record; only that of a whole check is kept in the project."""
    now = datetime.now(UTC)
    record = {
        "check": name,
        "date": f"{now:%Y-%m-%d}",
        "scale": scale,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        **found,
    }
    text = json.dumps(record, indent=2) + "\n"
    if scale >= 1:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}-{now:%Y-%m-%d}.json").write_text(text)
    print(text)
