"""What may be done to a run between two days: dials, claims, injects, other luck.

Orders for played actors are in `simulator.seats`. Whatever is done here holds from the
next day on, and is the same thing as when a scenario does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import wrapping
from simulator.errors import InputError, Problem, nearest
from simulator.injects import bring_about
from simulator.mechanisms import CLAIMS, DIALS
from simulator.pacts import sign_terms
from simulator.parameters import check_dial
from simulator.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager

    import numpy as np

    from simulator.scenario import Scenario
    from simulator.settings import Settings, Standing
    from simulator.situation import Inject


class Interventions(Seats):
    """What a run offers to those who change it; a part of `Run`."""

    scenario: Scenario
    _settings: Settings

    def logged(self) -> AbstractContextManager[np.ndarray]:
        """Collect the log of what is done inside."""
        raise NotImplementedError

    @property
    def off(self) -> tuple[str, ...]:
        """The claims that are switched off now."""
        return self._settings.stands.off

    def set_dial(self, name: str, value: float) -> None:
        """Give a dial a value from the next day on.

        Raises
        ------
        InputError
            When the name or the value is not accepted; nothing is changed then.
        """
        problem = self.problem_of(name, value)
        if problem is not None:
            raise InputError(problem)
        self.rules[name] = value
        self._settings.note_dial(name, value)

    def ask_dial(self, name: str, value: float) -> None:
        """Give a dial a value, or where a claim holds it: once that is on again."""
        self._settings.note_dial(name, value)
        if name not in self._settings.held:
            self.rules[name] = value

    def switch(self, claim: str, *, on: bool) -> None:
        """Switch a claim off or on again from the next day on.

        A dial that it held has then the value that was asked for last.

        Raises
        ------
        InputError
            When there is no such claim; nothing is changed then.
        """
        if claim not in CLAIMS:
            hint = nearest(claim, CLAIMS)
            raise InputError(Problem("switch", "claim", claim, ", ".join(CLAIMS), hint))
        self._stand(self._settings.with_claim(claim, on=on))

    def inject(self, inject: Inject) -> None:
        """Bring something about on the morning of the day to come."""
        with self.logged() as log, wrapping():
            self._do(inject, log)

    def sign(self, terms: Collection[str], *, mediated: bool = False) -> None:
        """Let terms that people signed bind from the day to come; see `TERMS`."""
        with self.logged() as log, wrapping():
            sign_terms(terms, self.world, self.rules, log, mediated=mediated)

    def roll(self, seed: int) -> None:
        """Go on with other luck from the next day on."""
        self.world["seed"] = seed

    def problem_of(self, name: str, value: float) -> Problem | None:
        """Say why a dial cannot have a value here, None when it can."""
        problem = check_dial(DIALS, name, value, "dial")
        if problem is None and name in self._settings.held:
            allowed = "another dial: this one is held by a claim that is switched off"
            problem = Problem("dial", name, value, allowed)
        return problem

    def _do(self, inject: Inject, log: np.ndarray) -> None:
        bring_about(inject, self.world, self.rules, log, self._settings.held)
        if inject.dial is not None and inject.value is not None:
            self._settings.note_dial(inject.dial, inject.value)

    def _stand(self, stands: Standing) -> None:
        if stands.off != self._settings.stands.off:
            switches = {claim: claim not in stands.off for claim in CLAIMS}
            changed = {"switches": self.scenario.switches | switches}
            self.scenario = self.scenario.model_copy(update=changed)
        self._settings.write(stands, self.rules)
