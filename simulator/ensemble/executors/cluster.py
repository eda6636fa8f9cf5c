"""Workers of a Dask cluster: on this machine, or where the user says and trusts.

What is sent is pickled, and a pickle can run any code on whoever opens it, here as
there. So a scheduler on another machine is talked to over TLS, which proves by its
certificates who it is, or not at all unless the user says that the network is safe.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from simulator.ensemble.executors.crew import Crew, ThreadHand, WorkerLostError
from simulator.errors import DurandError, InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from distributed import Client, LocalCluster

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
CONNECT_S = 10
STALL_S = 120.0  # that a worker may take to start, and to compile the rules
ALLOWED_FAILURES = 0  # a call that lost its worker comes back, to be tried alone


def check_address(scheduler: str, *, trust: bool) -> None:
    """Refuse an address that is none, or not to be trusted.

    Raises
    ------
    InputError
        Saying what may stand there, and why.
    """
    parts = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}")
    try:
        whole = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        whole = None
    if not whole:
        allowed = "an address as tls://10.0.0.5:8786 or tcp://127.0.0.1:8786"
        raise InputError(Problem("--scheduler", "the address", scheduler, allowed))
    if parts.scheme == "tls" or parts.hostname in THIS_MACHINE or trust:
        return
    allowed = (
        "tls://… for another machine, or --trust-cluster besides: whoever answers "
        "there, or listens in between, could run programs on this machine"
    )
    raise InputError(Problem("--scheduler", "the address", scheduler, allowed))


def cluster_crew(workers: int | None, scheduler: str | None, *, trust: bool) -> Crew:
    """Join a cluster, or start one on this machine.

    Raises
    ------
    InputError
        When the address is none, or not to be trusted.
    DurandError
        When nobody answers there, or its workers have other rules.
    """
    if scheduler is not None:
        check_address(scheduler, trust=trust)
    try:
        import distributed
    except ImportError as error:
        msg = "Dask is not installed: pip install 'durand[cluster]'"
        raise DurandError(msg) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is None:
        cluster = _local(workers)
        client = distributed.Client(cluster)
        return _crew(client, workers, cluster)
    try:
        client = distributed.Client(scheduler, timeout=CONNECT_S)
    except OSError as error:
        msg = f"No Dask scheduler answers at {scheduler}: {error}"
        raise DurandError(msg) from error
    try:
        _check_rules(client, scheduler)
    except BaseException:
        client.close()
        raise
    return _crew(client, workers, None)


def _local(workers: int | None) -> LocalCluster:
    import dask
    from distributed import LocalCluster

    from simulator.ensemble.executors import usual_workers

    dask.config.set({"distributed.scheduler.allowed-failures": ALLOWED_FAILURES})
    return LocalCluster(
        n_workers=workers or usual_workers(),
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )


def _check_rules(client: Client, scheduler: str) -> None:
    """Refuse workers that would simulate another model."""
    from simulator.ensemble.version import model_version

    ours = model_version()
    theirs = client.run(model_version)
    if not theirs:
        msg = f"The Dask scheduler at {scheduler} has no workers."
        raise DurandError(msg)
    if other := [worker for worker, version in theirs.items() if version != ours]:
        msg = (
            "These workers have another version of the model, and would give other "
            f"futures: {', '.join(sorted(other))}. Install the same Durand there."
        )
        raise DurandError(msg)


def _crew(client: Client, workers: int | None, cluster: LocalCluster | None) -> Crew:
    size = workers or max(1, sum(client.nthreads().values()))

    def close() -> None:
        client.close()
        if cluster is not None:
            cluster.close()

    # A cluster may give a worker several calls, which are lost with it.
    return Crew(lambda: ClusterHand(client), size, apart=False, close=close)


class ClusterHand:
    """One slot of the cluster."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._future: Any = None

    def call(self, work: Callable[..., Any], args: Any, limit_s: float | None) -> Any:
        """Do a call over there.

        Raises
        ------
        TimeoutError
            When it took longer than the limit; the worker was started anew.
        WorkerLostError
            When the worker ended in the middle of it.
        """
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        call = work, args, limit_s
        self._future = future = self._client.submit(_over_there, *call, pure=False)
        try:
            good, value = future.result(None if limit_s is None else limit_s + STALL_S)
        except (KilledWorker, CancelledError) as error:
            msg = "its worker ended, or was killed"
            raise WorkerLostError(msg) from error
        finally:
            self._future = None
        if not good:
            self._restart(value)
            raise TimeoutError
        return value

    def end(self) -> None:
        """Ask the cluster to forget what is under way."""
        future = self._future
        if future is not None:
            with contextlib.suppress(Exception):
                future.cancel()

    def _restart(self, worker: str) -> None:
        """Start a worker that hangs anew; one without a nanny goes on as it is."""
        with contextlib.suppress(Exception):
            self._client.restart_workers([worker], timeout=STALL_S)


def _over_there(
    work: Callable[..., Any], args: Any, limit_s: float | None
) -> tuple[bool, Any]:
    """Do a call on a worker; the clock runs once it is ready there.

    Gives whether it was done in time, and what it gave, or where it hangs.
    """
    from distributed import get_worker

    from simulator.ensemble.executors.rehearsal import rehearse

    rehearse()
    try:
        return True, ThreadHand().call(work, args, limit_s)
    except TimeoutError:
        return False, get_worker().address
