"""The run's own series as a Mesa data collector: nothing is collected a second time.

`mesa.batch_run` and Mesa's charts read ``model.datacollector``. A user who wants other
columns puts a `mesa.DataCollector` of his own in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

import mesa

from simulator.world.columns import DAY

if TYPE_CHECKING:
    from simulator.run import Run


class SeriesCollector(mesa.DataCollector):
    """A data collector whose model variables are the columns of the daily series.

    Parameters
    ----------
    run
        The run whose series it shows.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        columns = {name: name for name in DAY.names or ()}
        super().__init__(model_reporters=columns)  # type: ignore[no-untyped-call]

    @property  # type: ignore[explicit-override]  # of a plain attribute
    def model_vars(self) -> dict[str, list[Any]]:
        """Every column of the series as a list, one value a day done."""
        series = self._run.series
        return {name: series[name].tolist() for name in DAY.names or ()}

    @model_vars.setter
    def model_vars(self, _: object) -> None:
        """Ignore what Mesa begins with, an empty table."""

    @property  # type: ignore[explicit-override]
    def _collection_steps(self) -> list[int]:
        # Read by `mesa.batch_run`: the steps, counted from 1, that the rows belong to.
        return list(range(1, self._run.day + 1))

    @_collection_steps.setter
    def _collection_steps(self, _: object) -> None:
        pass

    @override
    def collect(self, model: mesa.Model) -> None:
        """Do nothing: the series is written by the day itself."""
