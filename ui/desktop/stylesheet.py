"""The style sheet of the standard controls, filled from the tokens of a theme."""

from string import Template
from typing import Any

SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QFrame[surface="panel"] {
  background: $panel; border: 1px solid $hairline; border-radius: 8px; }
QFrame[surface="card"] { background: $sunken; border: none; border-radius: 6px; }
QFrame[surface="card"][chosen="true"] {
  background: $accent_soft; border: 1px solid $accent; }
QFrame[surface="bar"] { background: $panel; border: none; }
QFrame[surface="bar"][edge="bottom"] { border-bottom: 1px solid $hairline; }
QFrame[surface="bar"][edge="top"] { border-top: 1px solid $hairline; }
QFrame[surface="bar"][edge="right"] {
  background: $sunken; border-right: 1px solid $hairline; }
QFrame[surface="sheet"] {
  background: $raised; border: 1px solid $edge; border-radius: 8px; }
QFrame[surface="toast"] { background: $now; border: none; border-radius: 8px; }
QLabel[tone="toast"] { color: $panel; }
QPushButton[kind="toast"] {
  background: transparent; color: $panel; border: 1px solid $panel; padding: 2px 10px; }
QCheckBox { color: $text; spacing: 8px; }
QCheckBox[tone="changed"] { color: $changed; }
QCheckBox:focus { color: $accent; text-decoration: underline; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px;
  background: $raised; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check"); }
QFrame[surface="alarm"] {
  background: $bad_soft; border: 1px solid $bad; border-radius: 6px; }
QFrame[rule="true"] { background: $hairline; border: none; }

QLabel { background: transparent; color: $text; }
QLabel[tone="second"] { color: $text2; }
QLabel[tone="third"] { color: $text3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="changed"] { color: $changed; }
QLabel[tone="bad"] { color: $bad; }

QPushButton, QToolButton {
  background: $raised; color: $text; border: 1px solid $hairline;
  border-radius: 6px; padding: 4px 12px; min-height: 18px; outline: none; }
QPushButton:hover, QToolButton:hover { border-color: $edge; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton:default, QPushButton[kind="first"] {
  background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:default:hover, QPushButton:default:pressed,
QPushButton[kind="first"]:hover, QPushButton[kind="first"]:pressed {
  background: $accent_hover; }
QPushButton:disabled, QToolButton:disabled {
  color: $text3; background: $sunken; border-color: $hairline; }
QToolButton[kind="idea"] {
  background: $raised; border: 1px solid $hairline; border-radius: 8px;
  padding: 0; min-height: 82px; }
QToolButton[kind="idea"]:hover { border-color: $accent; background: $accent_soft; }
QToolButton[kind="idea"]:focus { border: 2px solid $focus; }
QToolButton[kind="quiet"] {
  background: transparent; border: 1px solid transparent; padding: 0;
  min-height: 0; }
QToolButton[kind="quiet"]:hover { background: $accent_soft; }
QToolButton[kind="quiet"]:focus { border: 2px solid $focus; }
QToolButton[kind="round"] {
  background: $accent; border: 2px solid $accent; border-radius: 18px; padding: 0; }
QToolButton[kind="round"]:hover { background: $accent_hover; }
QToolButton[kind="round"]:focus { border: 2px solid $focus; padding: 0; }
QToolButton[kind="round"]:disabled { background: $hairline; border-color: $hairline; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; padding: 1px 4px;
  min-height: 16px; color: $accent; text-decoration: underline; }
QPushButton[kind="plain-link"] {
  background: transparent; border: 1px solid transparent; padding: 0 2px;
  min-height: 16px; text-align: left; }
QPushButton[kind="plain-link"]:hover { color: $accent; text-decoration: underline; }
QPushButton[kind="plain-link"]:focus { border: 2px solid $focus; padding: 0 1px; }
QPushButton[kind="link"]:hover { background: $accent_soft; border-radius: 4px; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 0 3px; }
QPushButton[kind="link"][opens="menu"] { padding-right: 17px; }
QPushButton[kind="link"][opens="menu"]:focus { padding-right: 16px; }
QPushButton[kind="link"]::menu-indicator {
  subcontrol-origin: padding; subcontrol-position: right center; width: 9px;
  right: 3px; }

QToolButton[kind="rail"] {
  background: transparent; border: 1px solid transparent; border-radius: 8px;
  padding: 2px; min-height: 0; min-width: 0; color: $text2; }
QToolButton[kind="rail"]:hover { background: $accent_soft; }
QToolButton[kind="rail"]:checked {
  background: $accent_soft; border-color: transparent; color: $accent; }
QToolButton[kind="rail"]:focus { border: 2px solid $focus; padding: 1px; }
QToolButton[kind="rail"]::menu-indicator { image: none; }
QToolButton[kind="chooser"] {
  background: $sunken; color: $text; border: 1px solid $hairline; padding: 3px 10px; }
QToolButton[kind="chooser"]:focus { border: 2px solid $focus; padding: 2px 9px; }
QToolButton[kind="chooser"]::menu-indicator {
  subcontrol-position: right center; width: 9px; right: 6px; }
QToolButton[kind="find"] {
  background: $sunken; color: $text2; border: 1px solid $hairline; padding: 3px 10px; }
QToolButton[kind="find"]:focus { border: 2px solid $focus; padding: 2px 9px; }

QToolButton:checked { background: $accent_soft; border-color: $accent; }
QToolButton[kind="fold"] {
  background: transparent; border: 1px solid transparent; padding: 0;
  min-height: 24px; color: $text2; }
QToolButton[kind="fold"]:hover { background: $accent_soft; color: $text; }
QToolButton[kind="fold"]:focus { border: 2px solid $focus; min-height: 22px; }
QLineEdit {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 3px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { placeholder-text-color: $text3; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $text3; }
QLineEdit:focus { border: 2px solid $focus; padding: 2px 7px; }
QAbstractSpinBox, QComboBox {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 3px 0 3px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QAbstractSpinBox { padding: 1px 0; min-height: 24px; }
QComboBox:focus { border: 2px solid $focus; padding: 2px 0 2px 7px; }
QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0; }
QAbstractSpinBox:disabled, QComboBox:disabled {
  color: $text3; background: $sunken; border-color: $hairline; }
QLineEdit QToolButton {
  background: transparent; border: none; padding: 0; margin: 0; min-height: 0; }
QLineEdit[wrong="true"] { border: 2px solid $bad; padding: 2px 7px; }
QPlainTextEdit[wrong="true"] { border: 2px solid $bad; padding: 3px 4px; }
QAbstractSpinBox[wrong="true"] { border: 2px solid $bad; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 18px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button {
  subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
  background: $accent_soft; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow, QComboBox::down-arrow, QDateEdit::down-arrow {
  image: url("$down"); width: 10px; height: 10px; }
QComboBox::drop-down, QDateEdit::drop-down {
  subcontrol-origin: border; subcontrol-position: center right; width: 24px;
  border: none; background: transparent; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: 1px solid $edge; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; }

QFrame[surface="segments"] {
  background: $sunken; border: 1px solid $hairline; border-radius: 6px; }
QToolButton[kind="segment"] {
  background: transparent; border: 1px solid transparent; border-radius: 4px;
  color: $text2; padding: 0 9px; min-height: 22px; }
QToolButton[kind="segment"]:hover { color: $text; }
QToolButton[kind="segment"]:checked {
  background: $raised; border-color: $hairline; color: $text; }
QToolButton[kind="segment"]:focus {
  border: 2px solid $focus; padding: 0 8px; min-height: 20px; }
QToolButton[kind="segment"][brief="true"] { padding: 0 3px; }
QToolButton[kind="segment"][brief="true"]:focus { padding: 0 2px; }

QMenuBar { background: transparent; color: $text2; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed {
  background: $accent_soft; color: $accent; }
QMenu { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolTip {
  background: $raised; color: $text; border: 1px solid $hairline; padding: 5px 7px; }

QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical {
  background: $edge; border-radius: 3px; margin: 2px; min-height: 28px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal {
  background: $edge; border-radius: 3px; margin: 2px; min-width: 28px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: $accent_soft; }
QDockWidget { background: $panel; }
QFrame[surface="head"] {
  background: $sunken; border: 1px solid $hairline; border-radius: 6px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $text2; border: none;
  border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar[close="true"]::tab { padding: 6px 6px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus {
  border: 2px solid $focus; border-radius: 4px; padding: 4px 10px 6px; }
QTabBar[close="true"]::tab:focus { padding: 4px 4px 6px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_soft; }
QTableView { background: transparent; alternate-background-color: $sunken;
  border: none; color: $text; selection-background-color: $accent_soft;
  selection-color: $text; }
QHeaderView::section { background: $panel; color: $text2; border: none;
  border-bottom: 1px solid $hairline; padding: 3px 6px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: $panel; border: none; }
QHeaderView { background: $panel; border: none; }
QListView { background: transparent; border: none; outline: none; }
QListView[kind="contents"]::item {
  padding: 5px 8px; border: 2px solid transparent; border-radius: 6px; color: $text; }
QListView[kind="contents"]::item:hover { background: $sunken; }
QListView[kind="contents"]::item:selected { background: $accent_soft; color: $accent; }
QListView[kind="contents"]::item:selected:focus { border-color: $focus; }
QTableView[kind="wrapped"]::item { padding: 4px 6px; }
QTextBrowser[kind="page"] { background: transparent; border: none; color: $text; }
QListView[ring="true"], QTextBrowser[ring="true"] {
  border: 2px solid transparent; border-radius: 6px; }
QListView[ring="true"]:focus, QTextBrowser[ring="true"]:focus { border-color: $focus; }
QTextBrowser[kind="page"]:focus { border: 1px solid $focus; border-radius: 6px; }
QProgressBar {
  background: $hairline; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QPlainTextEdit {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 5px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 3px 4px; }
QTabWidget[kind="pages"]::pane {
  background: $panel; border: 1px solid $hairline; border-radius: 8px; }
""")


# How close controls stand, appended to the sheet: padding, then height of a button.
ROOM = Template("""
QPushButton, QToolButton { padding: ${v}px ${h}px; min-height: ${high}px; }
QPushButton:focus, QToolButton:focus { padding: ${fv}px ${fh}px; }
QLineEdit { padding: ${v}px 8px; } QLineEdit:focus { padding: ${fv}px 7px; }
QComboBox { padding: ${v}px 0 ${v}px 8px; }
QComboBox:focus { padding: ${fv}px 0 ${fv}px 7px; }
QAbstractSpinBox { min-height: ${spin}px; }
QTabBar::tab { padding: ${tab}px 12px; }
QTabBar::tab:focus { padding: ${ftab}px 10px ${tab}px; }
QMenu::item { padding: ${tab}px 28px ${tab}px 12px; }
QHeaderView::section { padding: ${v}px 6px; }
""")
EDGE = 2  # px of the frame round a tab that has the focus
ROOMS: dict[str, dict[str, int]] = {
    "compact": {"v": 2, "h": 9, "fv": 1, "fh": 8, "high": 16, "tab": 3, "spin": 22},
    "usual": {},
    "roomy": {"v": 7, "h": 16, "fv": 6, "fh": 15, "high": 22, "tab": 9, "spin": 32},
}


def stylesheet(colors: dict[str, Any], room: str = "usual") -> str:
    """Return the style sheet for one theme's colours, as close as ``ROOMS`` say."""
    closer = ""
    if wanted := ROOMS[room]:
        closer = ROOM.substitute(wanted, ftab=wanted["tab"] - EDGE)
    return SHEET.substitute(colors) + closer
