"""What lies over something stays in its place, however that is moved or resized."""

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from ui.desktop.widgets.fade import Fade
from ui.desktop.widgets.following import Following


def test_that_a_fade_stays_at_the_foot_of_what_scrolls(qtbot):
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    qtbot.addWidget(area)
    content = QLabel("long")
    content.setFixedHeight(2000)
    area.setWidget(content)
    fade = Fade(area)
    area.show()
    for size in ((300, 200), (400, 320)):
        area.resize(*size)
        foot = area.viewport().rect().bottom()
        assert fade.geometry().bottom() == foot
        assert fade.width() == area.viewport().width()


def test_that_what_follows_is_told_of_places_and_sizes_and_nothing_else(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    followed, told = QLabel("here", over), []
    Following(over, followed).reshaped.connect(lambda: told.append(followed.geometry()))
    over.show()
    told.clear()
    followed.move(30, 10)
    followed.resize(90, 40)
    assert told[-1].getRect() == (30, 10, 90, 40)
    many = len(told)
    followed.setText("there")
    followed.setEnabled(False)
    assert len(told) == many
