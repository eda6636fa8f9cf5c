"""The game: every deed of a class, checked, recorded, and then done.

A deed that is not allowed raises an error that says what to do instead, and leaves
everything as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args, override

from simulator.classroom.record import (
    PHASES,
    Adjudicated,
    Adjusted,
    Begun,
    Deed,
    Ended,
    Entry,
    Opened,
    Phase,
    Question,
    Record,
    Reflected,
    Revealed,
    Screen,
    TakenBack,
    TreatyStep,
)
from simulator.classroom.results import result
from simulator.classroom.seating import Seating
from simulator.classroom.state import state_of
from simulator.classroom.terms import breaches
from simulator.classroom.world import ClassWorld
from simulator.errors import DurandError, InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.classroom.adjudication import Fan
    from simulator.classroom.setup import ClassSetup
    from simulator.classroom.state import ClassState
    from simulator.timeline.timeline import Timeline

LAST_TURN = 400


class Game(Seating):
    """A class at play.

    Parameters
    ----------
    timeline
        Where the world is lived.
    record
        What was done so far; it begins with the opening of the class.

    Raises
    ------
    DurandError
        When the record holds no class.
    """

    def __init__(self, timeline: Timeline, record: Record) -> None:
        self.record = record
        super().__init__()
        self._state = state_of(record.entries)
        self.world = ClassWorld(timeline)
        self.world.stand(self._state)
        self._fan: Fan | None = None

    @classmethod
    def open(
        cls,
        timeline: Timeline,
        setup: ClassSetup,
        keep: Callable[[Entry], None] | None = None,
    ) -> Game:
        """Open a class on a new timeline.

        Raises
        ------
        InputError
            With everything that is wrong with the set-up.
        """
        setup.check()
        record = Record(keep=keep)
        record.add(Opened(setup=setup))
        return cls(timeline, record)

    @property
    @override
    def state(self) -> ClassState:
        """Where the class stands; to read."""
        return self._state

    @property
    @override
    def setup(self) -> ClassSetup:
        """How the class was set up."""
        return self._state.setup

    @property
    def day(self) -> int:
        """The day of the model on which the class stands."""
        return self.world.timeline.day

    @property
    def can_take_back(self) -> bool:
        """Whether the last reveal may still be taken back."""
        state = self._state
        return state.phase == "reveal" and state.turn in state.revealed

    @override
    def do(self, deed: Deed) -> None:
        """Record a deed that was checked, and take it into the state."""
        self.record.add(deed)
        self._state.take(deed)

    @override
    def need(self, *phases: Phase) -> None:
        """Refuse what does not belong to the phase that is on."""
        state = self._state
        if state.ended:
            msg = "This class has ended; open its debrief, or begin another one."
            raise DurandError(msg)
        if state.turn == 0:
            msg = "The first turn has not begun yet: begin it first."
            raise DurandError(msg)
        if state.phase not in phases:
            wanted = " or ".join(phases)
            msg = (
                f"That belongs to the phase {wanted}; turn {state.turn} is at "
                f"{state.phase}. Nothing was changed."
            )
            raise DurandError(msg)

    def begin_turn(self) -> None:
        """Begin the next turn with its brief; the last reveal then stands for good."""
        state = self._state
        if state.ended or state.turn >= LAST_TURN:
            msg = "This class has ended; no more turns can begin."
            raise DurandError(msg)
        if state.turn and state.turn not in state.revealed:
            msg = f"Turn {state.turn} is not over: its result has not been revealed."
            raise DurandError(msg)
        self._fan = None
        self.do(Begun(turn=state.turn + 1, phase="brief"))

    def go_on(self) -> None:
        """Go on to the next phase of the turn, up to the adjudication."""
        self.need("brief", "orders", "talks")
        phase = PHASES[PHASES.index(self._state.phase) + 1]
        self.do(Begun(turn=self._state.turn, phase=phase))

    def adjudicate(self, progress: Callable[[int, int], None] | None = None) -> Fan:
        """Draw the futures of the turn under its orders, and roll one of them.

        Asked again (after a crash, or a reveal taken back) it gives the same futures
        and the same roll.
        """
        self.need("adjudication")
        state = self._state
        if self._fan is None:
            undone = self.world.morning(state, state.turn)
            fan = self.world.fan(state, state.turn, progress)
            rolled = fan.rolled
            deed = Adjudicated(
                turn=state.turn,
                day=self.world.first_day(state, state.turn),
                futures=len(fan.futures),
                failed=fan.failed,
                rolled=rolled.number,
                digest=rolled.digest,
                shares=fan.shares,
                undone=undone,
            )
            if state.adjudicated.get(state.turn) != deed:
                self.do(deed)
            self._fan = fan
        return self._fan

    def adjust(self, wanted: Mapping[str, bool], reason: str) -> int:
        """Choose another of the same futures: the nearest to all that is as wanted.

        Parameters
        ----------
        wanted
            By the id of a result, whether it shall have come.
        reason
            Why; it stays in the record.

        Raises
        ------
        DurandError
            When no future is as wanted, or no reason is given.
        """
        fan = self.adjudicate()
        if not reason.strip():
            msg = "To choose another future than the rolled one, say why: it is kept."
            raise DurandError(msg)
        fitting = fan.like(wanted)
        told = ", ".join(
            ("" if wish else "not: ") + result(id_).label
            for id_, wish in wanted.items()
        )
        if not fitting:
            msg = (
                f"None of the {len(fan.futures)} futures is like that ({told}). Only "
                "what the model could do can be chosen; ask for less."
            )
            raise DurandError(msg)
        number = fan.typical(fitting).number
        deed = Adjusted(
            turn=fan.turn, number=number, wanted=told, reason=reason.strip()
        )
        self.do(deed)
        return number

    def reveal(self) -> None:
        """Make the chosen future the line."""
        fan = self.adjudicate()
        state = self._state
        chosen = fan.number(state.chosen(fan.turn))
        self.world.become(state, fan, chosen)
        if fan.turn not in state.revealed:  # else it was, and the program then killed
            self.do(
                Revealed(
                    turn=fan.turn,
                    number=chosen.number,
                    digest=chosen.digest,
                    came=fan.results_of(chosen),
                )
            )
        self.do(Begun(turn=fan.turn, phase="reveal"))
        for treaty, seat in breaches(state, chosen.events):
            deed = TreatyStep(
                turn=fan.turn, treaty=treaty.number, step="breached", seat=seat
            )
            self.do(deed)

    def take_back(self, reason: str) -> None:
        """Take the last reveal back: the same futures, to be chosen from anew.

        Raises
        ------
        DurandError
            When the next turn has begun, or no reason is given.
        """
        state = self._state
        if not self.can_take_back:
            msg = (
                "A reveal can be taken back until the next turn begins. To see what "
                "else could have come, play the turn otherwise in the debrief."
            )
            raise DurandError(msg)
        if not reason.strip():
            msg = "To take a reveal back, say why: it is kept in the record."
            raise DurandError(msg)
        self.do(TakenBack(turn=state.turn, reason=reason.strip()))
        self.world.timeline.seek(self.world.first_day(state, state.turn))

    def show(self, *, paused: bool | None = None, black: bool | None = None) -> None:
        """Pause the class or go on; black out the projector or light it."""
        state = self._state
        now = Screen(
            paused=state.paused if paused is None else paused,
            black=state.black if black is None else black,
        )
        if (now.paused, now.black) != (state.paused, state.black):
            self.do(now)

    def end(self) -> None:
        """End the class: safe at any time; a turn without a result is left out."""
        if not self._state.ended:
            self.do(Ended())

    def reflect(self, question: str, text: str) -> None:
        """Write down what the class answers to one of the four questions."""
        known: tuple[Question, ...] = get_args(Question.__value__)
        for one in known:
            if question == one:
                self.do(Reflected(question=one, text=text))
                return
        raise InputError(Problem("debrief", "question", question, ", ".join(known)))
