"""A table that stands beside a figure: the same numbers, with heads one can read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Grid:
    """A table.

    Attributes
    ----------
    rows
        Texts, as they are read.
    keys
        What each row stands for, where it can be opened: one a row, or none.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[object, ...] = ()

    def text(self, separator: str = ",") -> str:
        """Write it as text, a row a line, with its title first."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, lineterminator="\n")
        writer.writerow((self.title, *[""] * (len(self.head) - 1)))
        writer.writerow(self.head)
        writer.writerows(self.rows)
        return out.getvalue()
