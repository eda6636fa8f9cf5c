"""What futures of an experiment came to, written down one by one, to go on from.

A line a future: the key of its case, which changes with the model, and its measures. A
line torn by a crash or a power cut is left out; at most the last second is lost. The
days themselves are not kept: a hundred bytes a future instead of forty thousand.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any, Self

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SURE_S = 1.0  # between two waits for the disk


class Ledger:
    """A file of measures by the key of a case; a context manager.

    Parameters
    ----------
    path
        The file; made when there is none.

    Raises
    ------
    DurandError
        When it cannot be read or written to.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            self._held = dict(_lines(text))
            self._file = path.open("a", encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{path.name} cannot be used to go on from: {error}"
            raise DurandError(msg) from error
        if text and not text.endswith("\n"):
            self._file.write("\n")  # after a torn line
        self._sure = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def measures(self, key: str, names: Iterable[str]) -> Mapping[str, float] | None:
        """Return what a case came to, where all of these measures are known."""
        held = self._held.get(key)
        if held is None or not set(names) <= set(held):
            return None
        return held

    def put(self, key: str, values: Mapping[str, float]) -> None:
        """Write down what a case came to."""
        self._file.write(json.dumps([key, values]) + "\n")
        self._file.flush()
        now = time.monotonic()
        if now - self._sure > SURE_S:
            os.fsync(self._file.fileno())
            self._sure = now


def _lines(text: str) -> Iterator[tuple[str, dict[str, float]]]:
    for line in text.splitlines():
        try:
            row: Any = json.loads(line)
        except ValueError:
            continue
        if (
            isinstance(row, list)
            and len(row) == 2
            and isinstance(row[0], str)
            and isinstance(row[1], dict)
            and all(isinstance(one, float) for one in row[1].values())
        ):
            yield row[0], row[1]
