"""Who simulates: threads of this process, processes, or a cluster; the same bits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from simulator.ensemble.executors.crew import Crew

EXECUTORS = ("threads", "processes", "dask")
MOST_WORKERS = 64


def usual_workers() -> int:
    """Count the processors that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST_WORKERS, len(os.sched_getaffinity(0)))
    return min(MOST_WORKERS, os.cpu_count() or 1)


def check_executor(name: str) -> None:
    """Refuse a kind of worker that there is not.

    Raises
    ------
    InputError
        With the kinds that there are.
    """
    if name not in EXECUTORS:
        kinds, meant = ", ".join(EXECUTORS), nearest(name, EXECUTORS)
        raise InputError(Problem("--executor", "the workers", name, kinds, meant))


def make_crew(
    executor: str,
    workers: int | None = None,
    scheduler: str | None = None,
    *,
    trust: bool = False,
) -> Crew:
    """Bring workers together.

    Parameters
    ----------
    executor
        ``threads``, ``processes`` or ``dask``.
    workers
        How many; as many as there are processors when None.
    scheduler
        Address of a Dask scheduler; a cluster on this machine when None.
    trust
        Whether to talk to a scheduler on another machine without encryption.

    Raises
    ------
    InputError
        When there is no such kind, or the address is not to be trusted.
    DurandError
        When the cluster cannot be reached.
    """
    check_executor(executor)
    from simulator.ensemble.executors.crew import Crew, ThreadHand

    count = workers or usual_workers()
    if executor == "dask":
        from simulator.ensemble.executors.cluster import cluster_crew

        return cluster_crew(workers, scheduler, trust=trust)
    if executor == "processes":
        from simulator.ensemble.executors.processes import ProcessHand

        return Crew(ProcessHand, count)
    return Crew(ThreadHand, count, shares_memory=True)
