"""By what means futures are simulated, as the command line says it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import InputError, Problem
from ui.cli.checks import check_folder, collect, whole

if TYPE_CHECKING:
    from simulator.ensemble.executors.crew import Crew

MOST_SECONDS = 86_400


@dataclass(frozen=True)
class Asked:
    """The means that were asked for, as they were written."""

    executor: str = "threads"
    workers: str | None = None
    scheduler: str | None = None
    trust: bool = False
    store: Path | None = None
    timeout: str | None = None


@dataclass(frozen=True, kw_only=True)
class Means:
    """The means that were asked for, checked."""

    executor: str = "threads"
    workers: int | None = None
    scheduler: str | None = None
    trust: bool = False
    store: Path | None = None
    timeout_s: float | None = None

    def gather(self) -> "Crew":
        """Bring the workers together."""
        from simulator.ensemble.executors import make_crew

        return make_crew(self.executor, self.workers, self.scheduler, trust=self.trust)

    def options(self) -> dict[str, Any]:
        """Give the options of `simulator.ensemble.runner.run_cases`."""
        return dict(vars(self))


def check_means(asked: Asked) -> Means:
    """Check by what means futures are to be simulated.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    from simulator.ensemble.executors import MOST_WORKERS, check_executor

    problems: list[Problem] = []
    collect(problems, lambda: check_executor(asked.executor))
    workers, timeout = asked.workers, asked.timeout
    many = limit = None
    if workers is not None:
        many = collect(problems, lambda: whole("--workers", workers, 1, MOST_WORKERS))
    if timeout is not None:
        limit = collect(problems, lambda: _seconds(timeout))
    collect(problems, lambda: _check_scheduler(asked))
    collect(problems, lambda: _check_store(asked.store))
    if problems:
        raise InputError(*problems)
    return Means(
        executor=asked.executor,
        workers=many,
        scheduler=asked.scheduler,
        trust=asked.trust,
        store=asked.store,
        timeout_s=limit,
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_SECONDS:
        allowed = f"seconds, more than 0 and up to {MOST_SECONDS}"
        raise InputError(Problem("--timeout", "the value", text, allowed))
    return seconds


def _check_scheduler(asked: Asked) -> None:
    from simulator.ensemble.executors.cluster import check_address

    if asked.scheduler is None:
        return
    if asked.executor != "dask":
        allowed = "an address only with --executor dask"
        raise InputError(
            Problem("--scheduler", "the address", asked.scheduler, allowed)
        )
    check_address(asked.scheduler, trust=asked.trust)


def _check_store(store: Path | None) -> None:
    if store is None:
        return
    if store.is_dir():
        allowed = "a file, new or one that an earlier command made"
        raise InputError(Problem("--store", "the file", str(store), allowed))
    check_folder(store.parent, "--store")
