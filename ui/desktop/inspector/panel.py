"""The inspector's panel: search or press, and see an agent as it is day by day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, override

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QTextBrowser

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.tables.reasons import moves
from ui.desktop import words
from ui.desktop.feed.sentences import sentence
from ui.desktop.inspector import facts, page
from ui.desktop.inspector.crossing_facts import crossing_sections, turns
from ui.desktop.inspector.facts import Fact, Section
from ui.desktop.inspector.history import WeekChart, week_section, weeks
from ui.desktop.inspector.place_facts import place_sections
from ui.desktop.inspector.still import Agents
from ui.desktop.inspector.subjects import (
    ACTOR,
    CROSSING,
    PLACE,
    Subject,
    listed,
    name_of,
    subject_of,
)
from ui.desktop.watched import decisions_of, state_of
from ui.desktop.widgets.basics import IconButton, column, label, row, rule

if TYPE_CHECKING:
    from simulator.scenario import Scenario

TITLE = "Inspector"
EVERY = 500  # ms between two looks
EMPTY = (
    "Press a place, a crossing or a formation on the map, or search for any actor, "
    "place, commander or battalion, to see what it is made of: its state, what it "
    "believes, its ties."
)
COMING = "The agents are being brought in; this takes some seconds."
KINDS = {
    "actor": "Actor",
    "place": "Place",
    "commander": "Commander",
    "battalion": "Formation",
    "team": "Formation",
    "crossing": "Crossing",
}
SECTIONS = {
    "actor": facts.actor_sections,
    "place": place_sections,
    "commander": facts.commander_sections,
    "battalion": facts.battalion_sections,
    "team": facts.team_sections,
    "crossing": crossing_sections,
}
PRESSED = (PLACE, CROSSING)  # on the map
DECISIONS, EVENTS = 8, 12  # that are told of one


class Inspector(QFrame):
    """Shows one agent at a time.

    ``why_wanted`` gives a choice to be explained; ``place_wanted`` a place that was
    inspected, for the map.

    Parameters
    ----------
    scenario
        What the run is of.
    """

    why_wanted = Signal(object)
    place_wanted = Signal(int)
    shown = Signal()

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAccessibleName(TITLE)
        self._scenario = scenario
        self._session: Any = None
        self.subject: Subject | None = None
        self._before: list[Subject] = []
        self._choices: Any = np.zeros(0)
        self._said = ""
        self.agents = Agents(scenario, self)
        self.agents.ready.connect(self.look)
        self.agents.failed.connect(self._say)
        self._make_parts()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._show_page(f"<p>{EMPTY}</p>")

    def follow(self, session: Any) -> None:
        """Show this session from now on."""
        self._session = session
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        self.agents.wait()

    def show_title(self, shown: bool) -> None:
        """Say what it is, or leave that to a tab."""
        self._title.setVisible(shown)

    def inspect(self, kind: str, index: int) -> None:
        """Show an agent, by its kind and number."""
        wanted = Subject(kind, index)
        if wanted == self.subject:
            return
        if self.subject is not None:
            self._before.append(self.subject)
        self._show(wanted)

    def inspect_place(self, index: int) -> None:
        """Show a place, by its number; nothing for no place."""
        if index >= 0:
            self.inspect(PLACE, index)

    def inspect_actor(self, actor: str) -> None:
        """Show an actor, by its id."""
        self.inspect(ACTOR, ACTOR_IDS.index(actor))

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._before:
            self._show(self._before.pop())

    def look(self) -> None:
        """Bring what is shown up to date."""
        if self.subject is None or not self.isVisible():
            return
        start = state_of(self._session)
        if start is None or self.agents.crisis is None:
            self._show_page(f"<p>{COMING}</p>")
            return
        self.agents.stand_on(start)
        if self.subject.kind == PLACE:
            self._show_weeks(self.subject.index, start.day)
        sections = SECTIONS[self.subject.kind](self.agents.crisis, self.subject.index)
        past = self._past(self.subject)
        if self.subject.kind in PRESSED:  # who presses it wants its history first
            sections, past = past, sections
        self._show_page(page.page([*sections, *past]))

    def _show(self, subject: Subject) -> None:
        self.subject = subject
        self.agents.bring()
        self.name.setText(name_of(subject))
        self.kind.setText(KINDS[subject.kind])
        self.head.show()
        self.weeks.setVisible(subject.kind == PLACE)
        self.as_table.setVisible(subject.kind == PLACE)
        self.back.setEnabled(bool(self._before))
        self._said = ""
        self.look()
        self.body.verticalScrollBar().setValue(0)
        self.shown.emit()

    def _past(self, subject: Subject) -> list[Section]:
        """Tell what an actor decided last, and what happened in a place."""
        if subject.kind == ACTOR:
            self._choices = decisions_of(self._session)
            return [
                Section("Its last decisions", tuple(self._decisions(subject.index)))
            ]
        if subject.kind == CROSSING:
            self._choices = decisions_of(self._session)
            events = getattr(self._session, "past_events", None)
            return [] if events is None else [turns(events, self._choices, self._date)]
        if subject.kind == PLACE:
            happened = Section(
                "What happened there, newest first",
                tuple(self._events(subject.index)),
                "Nothing yet.",
            )
            table = [week_section(self.weeks.shown, self._scenario.start)]
            return [*(table if self.as_table.isChecked() else ()), happened]
        return []

    def _show_weeks(self, place: int, day: int) -> None:
        events = getattr(self._session, "past_events", None)
        if events is not None:
            self.weeks.show_weeks(weeks(events, place, day), self._scenario.start)

    def _decisions(self, actor: int) -> list[Fact]:
        rows = moves(self._choices)
        mine = [r for r in rows.tolist() if self._choices["actor"][r] == actor]
        acts = repertoires().get(ACTOR_IDS[actor], ())
        return [
            Fact(
                acts[int(self._choices["action"][r])].text,
                self._date(int(self._choices["day"][r])),
                None,
                f"why:{r}",
            )
            for r in reversed(mine[-DECISIONS:])
        ]

    def _events(self, place: int) -> list[Fact]:
        events = getattr(self._session, "past_events", None)
        if events is None:
            return []
        rows = np.flatnonzero(events["place"] == place)
        return [
            Fact(sentence(events[r]), self._date(int(events["day"][r])))
            for r in reversed(rows[-EVENTS:].tolist())
        ]

    def _date(self, day: int) -> str:
        return words.short_date(self._scenario.start + timedelta(days=day))

    def _show_page(self, html: str) -> None:
        if html == self._said:
            return
        self._said = html
        html = words.shown(html)
        bar = self.body.verticalScrollBar()
        at = bar.value()
        self.body.document().setDefaultStyleSheet(page.style())
        self.body.setHtml(html)
        bar.setValue(at)

    def _say(self, sentence: str) -> None:
        self._show_page(f"<p>{sentence}</p>")

    def _on_link(self, url: QUrl) -> None:
        link = url.toString()
        subject = subject_of(link)
        if subject is not None:
            self.inspect(subject.kind, subject.index)
            if subject.kind == PLACE:
                self.place_wanted.emit(subject.index)
        elif link.startswith("why:"):
            self.why_wanted.emit(self._choices[int(link.removeprefix("why:"))])

    def _on_found(self, name: str) -> None:
        subject = listed().get(name)
        if subject is not None:
            self.inspect(subject.kind, subject.index)
            if subject.kind == PLACE:
                self.place_wanted.emit(subject.index)
            QTimer.singleShot(0, self.search, self.search.clear)

    def _on_entered(self) -> None:
        """Take the first of the list that fits what was typed."""
        text = self.search.text().casefold()
        found = next((n for n in listed() if text and text in n.casefold()), "")
        self._on_found(found)

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find an actor, place, commander, battalion")
        self.search.setAccessibleName("Find who or what to inspect")
        completer = QCompleter(list(listed()), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._on_found)
        self.search.setCompleter(completer)
        self.search.returnPressed.connect(self._on_entered)
        self.back = IconButton("back", "Back to what was shown before", size=16)
        self.back.clicked.connect(self.go_back)
        self.name = label("", 14, 600)
        self.kind = label("", 12, 400, "second")
        self.weeks = WeekChart()
        self.weeks.hide()
        self.as_table = IconButton("table", "The weeks as a table, too", size=16)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self.look)
        self.body = QTextBrowser()
        self.body.setOpenLinks(False)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setAccessibleName("What is known of it")
        self.body.setProperty("ring", "true")
        self.body.document().setDocumentMargin(10)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.body.setHorizontalScrollBarPolicy(off)
        self.body.viewport().setAutoFillBackground(False)
        self.body.anchorClicked.connect(self._on_link)

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        top = row(8)
        top.setContentsMargins(12, 6, 8, 6)
        self._title = label(TITLE, 13, 600)
        top.addWidget(self._title)
        top.addWidget(self.search, 1)
        box.addLayout(top)
        box.addWidget(rule())
        self.head = QFrame()
        line = row(8)
        line.setContentsMargins(6, 5, 12, 0)
        self.head.setLayout(line)
        line.addWidget(self.back)
        line.addWidget(self.name, 1)
        line.addWidget(self.kind)
        line.addWidget(self.as_table)
        self.head.hide()
        box.addWidget(self.head)
        box.addWidget(self.weeks)
        box.addWidget(self.body, 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "body"):
            self._said = ""
            self.look()
        super().changeEvent(event)
