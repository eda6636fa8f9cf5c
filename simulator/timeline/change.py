"""What a change is: something that a person did to the world, as data.

The kinds themselves stand in `simulator.timeline.changes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from simulator.situation import LONGEST_RUN_DAYS, Table

if TYPE_CHECKING:
    from simulator.run import Run
    from simulator.settings import Standing

LONGEST_NAME, LONGEST_TEXT = 80, 2000

type Day = Annotated[int, Field(ge=0, le=LONGEST_RUN_DAYS)]
type Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
type Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Change(Table):
    """Something that a person did to the world; each kind is a class of its own."""

    kind: str

    def apply(self, run: Run) -> None:
        """Do it to a run, before its next day.

        What an earlier change has made impossible since is left undone, silently: a
        journal can always be lived.
        """
        raise NotImplementedError

    def check(self) -> None:
        """Raise `InputError` when it cannot be done to any run."""
        raise NotImplementedError

    def check_on(self, run: Run) -> None:
        """Raise `InputError` when it cannot be done to this run; do nothing."""
        self.check()

    def told(self) -> str:
        """Tell it in words."""
        raise NotImplementedError

    def settle(self, stands: Standing) -> Standing:
        """Tell how the settings stand after it: as before, where it sets none."""
        return stands

    @property
    def object(self) -> tuple[str, ...]:
        """What it sets: a later change of a day overrides one of the same object."""
        raise NotImplementedError
