"""The first dials, one under the other, and a card for the one in focus."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.desktop import keys, presenting, theme, words
from ui.desktop.widgets.basics import Label, Pressable, column, label, row, set_tone
from ui.desktop.widgets.dial import DialRow
from ui.desktop.widgets.dial_ends import TITLE, DialEnds
from ui.desktop.widgets.ring import Ring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

    from simulator.parameters import Dial

LEAST, MOST = 268, 340  # px
TIGHT, LOOSE = 3, 26  # px between dials, at least and at most
CARD = 300  # px that the card below them takes of what is left
SEEN = 52  # px; where less is left, there is no card


class LinkLabel(Label):
    """Words with one link, which Enter follows as soon as they have the focus."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        super().focusNextPrevChild(True)  # to the link: Qt waits for one more Tab

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on at once: Qt would look for links again and again, and stay."""
        return QWidget.focusNextPrevChild(self, forward)


class DialCard(QFrame):
    """What the dial in focus means, what it acts on, and what it rests on."""

    evidence_wanted = Signal(str)  # name of the dial

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.setAccessibleName("About the dial in focus")
        self.name = label("", 12, 600, wrap=True)
        self.meaning = label("", 12, wrap=True)
        self.acts_on, self.source = (
            label("", 11, 400, "second", wrap=True) for _ in range(2)
        )
        self.evidence = LinkLabel()
        self.evidence.setFont(theme.font(11))
        self.evidence.setWordWrap(True)
        set_tone(self.evidence, "second")
        links = Qt.TextInteractionFlag
        self.evidence.setTextInteractionFlags(
            links.LinksAccessibleByMouse | links.LinksAccessibleByKeyboard
        )
        self.evidence.linkActivated.connect(self.evidence_wanted)
        self.evidence.setToolTip("Press the first words to see the evidence")
        self._wanted: Dial | None = None
        self._roomy = False
        box = column(self, 9, 3)
        for part in (self.name, self.meaning, self.acts_on, self.evidence, self.source):
            part.setTextFormat(Qt.TextFormat.RichText)
            box.addWidget(part)
        self.ends, self.asked = DialEnds(), label(TITLE, 11, 400, "second", wrap=True)
        self.asked.setContentsMargins(0, 6, 0, 0)
        box.addWidget(self.asked)
        box.addWidget(self.ends)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_dial(self, dial: Dial) -> None:
        """Tell about another dial."""
        grounds = words.strength(dial.strength).capitalize()
        self.name.setText(escape(dial.label))
        self.meaning.setText(escape(dial.meaning))
        self.acts_on.setText(_run_in("Acts on:", dial.acts_on))
        link = f'<a href="{dial.name}">{_run_in(f"{grounds}:", "")}</a>'
        self.evidence.setText(f"{link}{escape(dial.evidence)}")
        self.source.setText(_run_in("Source:", dial.source))
        self.source.setVisible(dial.source != "assumption" and not words.twin())
        self.evidence.setVisible(not words.twin())
        for part in (self.ends, self.asked):
            part.setVisible(False)
        self._wanted = dial
        if self.isVisible():
            self.show_ends()
        said = words.shown(f"{dial.label}. {dial.meaning}")
        self.setAccessibleDescription(said)

    def set_roomy(self, roomy: bool) -> None:
        """Say whether there is room for the ends below the words."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.show_ends()

    def show_ends(self) -> None:
        """Show what its ends did; read only when it is looked at, for it is a file."""
        known = (
            self._roomy
            and not presenting.on()  # it would tell a class what it is to guess
            and self._wanted is not None
            and self.ends.show_dial(self._wanted)
        )
        for part in (self.ends, self.asked):
            part.setVisible(known)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_ends()


def _run_in(head: str, text: str) -> str:
    face = theme.FACES["Inter", 600]
    return f"<span style=\"font-family:'{face}'\">{escape(head)}</span> {escape(text)}"


class DialPanel(QFrame):
    """The dials that stand in sight from the first, and the way to the others.

    Parameters
    ----------
    dials
        The dials in sight.
    values
        The scenario's own values, by dial.
    others
        How many dials there are beside them.
    """

    moved = Signal(str, float)
    evidence_wanted = Signal(str)

    def __init__(
        self, dials: Iterable[Dial], values: Mapping[str, float], others: int = 0
    ) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self.rows: dict[str, DialRow] = {}
        self.card = DialCard()
        self.card.evidence_wanted.connect(self.evidence_wanted)
        self._count = label("", 12, 400, "second")
        self._others = others
        self.more = Pressable()
        self.more.setCheckable(True)
        self._box = box = column(self, 12, TIGHT)
        head = row(8)
        head.addWidget(label("Dials", 13, 600))
        head.addWidget(self._count, 1)
        box.addLayout(head)
        for dial in dials:
            box.addWidget(self._make_row(dial, values.get(dial.name, dial.default)))
        self._about = self._make_card_area()
        box.addWidget(self._about, 1)
        box.addWidget(self.more)
        self.more.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more.setVisible(others > 0)
        self.show_more_open(False)
        self.show_card(next(iter(self.rows)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.height() - self._bare() - CARD
        about = left >= theme.scaled(SEEN) - CARD
        self._about.setVisible(about)
        gap = left // (len(self.rows) + 3)
        self._box.setSpacing(max(TIGHT if about else 0, min(LOOSE, gap)))
        self.card.set_roomy(gap > TIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave out the card, which gives way where there is little room."""
        edges = self._box.contentsMargins()
        high = self._bare() + edges.top() + edges.bottom()
        return QSize(super().minimumSizeHint().width(), high)

    def _bare(self) -> int:
        """Return how high the dials are with what stands over and under them."""
        dials = sum(row.sizeHint().height() for row in self.rows.values())
        return dials + 2 * self.more.sizeHint().height()

    def show_card(self, name: str) -> None:
        """Show the card of the dial of this name."""
        self.card.show_dial(self.rows[name].dial)

    def show_more_open(self, is_open: bool) -> None:
        """Say what the button below does now."""
        self.more.setChecked(is_open)
        text = "Fewer dials" if is_open else f"More dials ({self._others})"
        self.more.setText(text)
        keys.tell(self.more, text, "toggle_more_dials")

    def show_count(self, changed: int) -> None:
        """Say how many dials are off their usual value, in sight or not."""
        self._count.setText(f"{changed} changed" if changed else "")

    def _make_row(self, dial: Dial, usual: float) -> DialRow:
        made = DialRow(dial, usual)
        made.moved.connect(self.moved)
        made.focused.connect(self.show_card)
        self.rows[dial.name] = made
        return made

    def _make_card_area(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("content")  # lets the panel shine through
        below = column(page, 0, 0)
        below.addWidget(self.card, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("About the dial in focus")
        area.setMinimumHeight(0)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        Ring(area)
        return area
