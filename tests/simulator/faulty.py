"""Cases that go wrong in every way a run may, for the tests of the runner."""

import os
import signal
import threading
import time
from dataclasses import dataclass

from simulator.ensemble.cases import Case, check_finite
from simulator.run import run


@dataclass(frozen=True)
class Raises(Case):
    def simulate(self, stop):
        msg = "a rule of the model is wrong"
        raise RuntimeError(msg)


@dataclass(frozen=True)
class NoNumber(Case):
    def simulate(self, stop):
        series = run(self.whole, seed=self.seed, days=20).series.copy()
        series["cohesion"][11] = float("nan")
        check_finite(series)


@dataclass(frozen=True)
class Hangs(Case):
    """As a compiled loop would that never ends: it looks at no clock."""

    def simulate(self, stop):
        threading.Event().wait(60)


@dataclass(frozen=True)
class Kills(Case):
    """Kills the process that it runs in, as a fault in compiled code would."""

    def simulate(self, stop):
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Slow(Case):
    """Takes its time, so that there is some to do something to the worker."""

    def simulate(self, stop):
        time.sleep(0.2)
        return super().simulate(stop)


@dataclass(frozen=True)
class Busy(Case):
    """Fails once, as a machine does that is short of memory for a moment."""

    def simulate(self, stop):
        if _tried.setdefault(self.key, 0):
            return super().simulate(stop)
        _tried[self.key] += 1
        raise MemoryError


_tried: dict[str, int] = {}
