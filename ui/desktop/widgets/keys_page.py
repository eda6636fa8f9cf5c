"""The page of shortcuts: every command with its keys, changed by pressing others."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.desktop import keys
from ui.desktop.commands import MENUS, every_command
from ui.desktop.widgets.basics import (
    IconButton,
    column,
    label,
    row,
    set_tone,
    surface,
)
from ui.desktop.widgets.parts import scrolled

if TYPE_CHECKING:
    from ui.desktop.commands import Command
    from ui.desktop.settings import Settings

HINT = "Find a command or its keys"
FREE = "Press a field, then the keys you want. Delete leaves a command without any."
TAKEN = "{keys} is “{other}” already."
HELD = "{keys} moves the focus or closes sheets everywhere; choose other keys."
CODE = QKeySequence.SequenceFormat.PortableText
READ = QKeySequence.SequenceFormat.NativeText
# Keys that every window needs for itself.
KEPT_FREE = {
    *("Tab", "Shift+Tab", "Backtab", "Esc", "Return", "Enter", "Up", "Down"),
    *("Left", "Right", "Home", "End", "PgUp", "PgDown", "Del", "Backspace"),
}
ERASERS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KeysField(QKeySequenceEdit):
    """Takes one combination of keys; Delete takes none."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self.setMaximumSequenceLength(1)
        self.setFixedWidth(170)
        self.setAccessibleName(f"Keys for {command.text}")
        self.setToolTip("Press the keys you want; Delete for none")
        (line,) = self.findChildren(QLineEdit)
        line.setPlaceholderText("none")
        line.setAccessibleName(f"Keys for {command.text}")
        line.installEventFilter(self)

    @override
    def event(self, event: QEvent) -> bool:
        """Let Tab go on to the next field, and Escape to what closes the sheet."""
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return QWidget.event(self, event)
            if key == Qt.Key.Key_Escape:
                event.ignore()
                return False
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in ERASERS:  # type: ignore[attr-defined]
            self.clear()
            self.editingFinished.emit()
            return True
        return super().eventFilter(watched, event)


class KeysRow(QWidget):
    """A command, its keys, and the way back to its usual ones."""

    chosen = Signal(object, str)  # the command, keys as the file has them
    reset = Signal(object)

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self.field = KeysField(command)
        self.back = IconButton(
            "back", f"Back to the usual keys: {command.text}", ink="changed", size=15
        )
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.name = label(command.text, 13)
        box = row(10)
        menu = label(command.menu, 12, 400, "second")
        menu.setFixedWidth(60)
        box.addWidget(menu)
        box.addWidget(self.name, 1)
        box.addWidget(self.back)
        box.addWidget(self.field)
        self.setLayout(box)
        self.field.editingFinished.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that hold now."""
        held = keys.sequences(self.command)
        self.field.setKeySequence(held[0] if held else QKeySequence())
        self.back.setVisible(keys.is_edited(self.command))

    def fits(self, letters: str) -> bool:
        """Whether the command or its keys are what was typed."""
        said = f"{self.command.text} {self.command.menu} {keys.of(self.command.id)}"
        return all(one in said.casefold() for one in letters.casefold().split())

    def _on_edited(self) -> None:
        self.chosen.emit(self.command, self.field.keySequence().toString(CODE))

    def _on_back(self) -> None:
        self.reset.emit(self.command)


class KeysPage(QWidget):
    """Every command; keys that another has are named, and given or left.

    Parameters
    ----------
    settings
        Where shortcuts are kept.
    """

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._asked: tuple[Command, str, Command] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(HINT)
        self.search.setAccessibleName(HINT)
        self.search.setClearButtonEnabled(True)
        for clear in self.search.findChildren(QToolButton):
            clear.setAccessibleName("Clear the search")
        self.search.textChanged.connect(self._on_search)
        self.said = label(FREE, 12, 400, "second", wrap=True)
        self.take = QPushButton("Use them here")
        self.leave = QPushButton("Leave them there")
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._leave)
        self.rows = {one.id: KeysRow(one) for one in _listed()}
        self._lay_out()
        self._ask(None)

    def show_all(self) -> None:
        """Show the keys that hold now, in every row."""
        keys.use(self._settings.shortcuts)
        for one in self.rows.values():
            one.show_keys()
        self._ask(None)

    def reset_all(self) -> None:
        """Bring the usual keys of every command back."""
        for name in list(self._settings.shortcuts):
            self._settings.put_shortcut(name, None)
        self._hold()

    def _on_chosen(self, command: Command, wanted: str) -> None:
        if wanted == _held(command):
            return
        if wanted in KEPT_FREE:
            self._ask(None, HELD.format(keys=_read(wanted)))
            self.rows[command.id].show_keys()
            return
        other = next(
            (c for c in _listed() if c is not command and _has(c, wanted)), None
        )
        if wanted and other is not None:
            told = TAKEN.format(keys=_read(wanted), other=other.text)
            self._ask((command, wanted, other), told)
            return
        self._settings.put_shortcut(command.id, wanted)
        self._hold()

    def _on_reset(self, command: Command) -> None:
        usual = next((text for text in (command.keys, command.also) if text), "")
        other = next(
            (c for c in _listed() if c is not command and _has(c, usual)), None
        )
        if usual and other is not None:
            told = TAKEN.format(keys=_read(usual), other=other.text)
            self._ask((command, usual, other), told)
            return
        self._settings.put_shortcut(command.id, None)
        self._hold()

    def _take(self) -> None:
        assert self._asked is not None
        command, wanted, other = self._asked
        self._settings.put_shortcut(other.id, "")
        usual = wanted == command.keys
        self._settings.put_shortcut(command.id, None if usual else wanted)
        self._hold()
        self.rows[command.id].field.setFocus()

    def _leave(self) -> None:
        assert self._asked is not None
        command = self._asked[0]
        self.show_all()
        self.rows[command.id].field.setFocus()

    def _hold(self) -> None:
        self.show_all()
        self.changed.emit()

    def _ask(
        self, asked: tuple[Command, str, Command] | None, told: str = FREE
    ) -> None:
        self._asked = asked
        self.said.setText(told)
        set_tone(self.said, "second" if told == FREE else "bad")
        for button in (self.take, self.leave):
            button.setVisible(asked is not None)
        if asked is not None:
            self.take.setFocus()

    def _on_search(self, letters: str) -> None:
        for one in self.rows.values():
            one.setVisible(one.fits(letters))

    def _lay_out(self) -> None:
        box = column(self, 0, 8)
        head = row(8)
        head.addWidget(self.search, 1)
        self.reset = QPushButton("All as they were made")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self.reset_all)
        head.addWidget(self.reset)
        box.addLayout(head)
        card = surface("card")
        said = row(8)
        said.setContentsMargins(10, 6, 10, 6)
        card.setLayout(said)
        said.addWidget(self.said, 1)
        for button in (self.take, self.leave):
            button.setAutoDefault(False)
            said.addWidget(button)
        box.addWidget(card)
        inside = QWidget()
        lines = column(inside, 0, 4)
        lines.setContentsMargins(0, 0, 10, 0)
        for one in self.rows.values():
            one.chosen.connect(self._on_chosen)
            one.reset.connect(self._on_reset)
            lines.addWidget(one)
        lines.addStretch(1)
        box.addWidget(scrolled(inside, "Commands and their keys"), 1)


def _listed() -> list[Command]:
    """All commands in the order of the menus."""
    places = {name: place for place, name in enumerate((*MENUS, ""))}
    return sorted(every_command(), key=lambda one: places[one.menu])


def _held(command: Command) -> str:
    found = keys.sequences(command)
    return found[0].toString(CODE) if found else ""


def _other_with(wanted: str, command: Command) -> Command | None:
    """Return another command that has these keys; none for no keys."""
    others = (one for one in _listed() if one.id != command.id and wanted)
    return next((one for one in others if _has(one, wanted)), None)


def _has(command: Command, wanted: str) -> bool:
    return any(one.toString(CODE) == wanted for one in keys.sequences(command))


def _read(code: str) -> str:
    return QKeySequence(code).toString(READ)
