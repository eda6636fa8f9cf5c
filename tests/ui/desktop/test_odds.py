"""The odds: the largest count, a hundred dots, and the direction in words."""

import pytest

from ui.desktop import theme
from ui.desktop.widgets.dots import HUNDRED, Dots
from ui.desktop.widgets.odds import QUESTIONS, OddsPanel, OddsRow


def row(share, was, question="War"):
    made = OddsRow(question)
    made.show_share(share, was)
    return made


@pytest.mark.parametrize(
    ("share", "was", "trend", "heard"),
    [
        (0.14, 0.31, "▼ fewer than before", ", was 31, fewer than before"),
        (0.38, 0.20, "▲ more than before", ", was 20, more than before"),
        (0.33, 0.33, "as before", ", was 33, as before"),
        (0.33, None, "", ""),
    ],
)
def test_that_the_direction_is_said_in_words_to_eye_and_ear(
    qtbot, share, was, trend, heard
):
    made = row(share, was)
    qtbot.addWidget(made)
    assert made.count.text() == f"{share * 100:.0f}"
    assert made.trend.text() == trend
    assert made.accessibleName() == f"War: {share * 100:.0f} of 100 futures{heard}"


def test_that_what_is_gone_is_hollow_and_what_is_new_is_not():
    dots = Dots()
    dots.show_share(0.14, 0.31)
    assert dots.told == (14, 17)
    dots.show_share(0.31, 0.14)
    assert dots.told == (31, 0)
    dots.show_share(1.0, None)
    assert dots.told == (HUNDRED, 0)


def inked(dots):
    """How many columns of pixels have the ink of what is filled, in its middle."""
    seen, ink = dots.grab().toImage(), theme.color("fan_median").rgb()
    middle = dots.height() // 2
    return sum(seen.pixel(x, middle) == ink for x in range(dots.width()))


@pytest.mark.parametrize("wide", [29, 40, 52, 110, 200])
@pytest.mark.parametrize("count", [0, 1, 23, 49, 99, 100])
def test_that_dots_too_small_to_be_told_apart_are_a_bar_as_long_as_the_share(
    qtbot, wide, count
):
    dots = Dots()
    qtbot.addWidget(dots)
    dots.resize(wide, dots.height())
    dots.show_share(count / 100, None)
    assert not dots.dotted
    assert abs(inked(dots) - wide * count / 100) < 1
    assert (inked(dots) == 0) == (count == 0)
    assert (inked(dots) == wide) == (count == 100)


@pytest.mark.parametrize("wide", [203, 246, 414])
def test_that_dots_that_are_shown_can_be_told_apart(qtbot, wide):
    dots = Dots()
    qtbot.addWidget(dots)
    dots.resize(wide, dots.height())
    dots.show_share(1.0, None)
    seen = dots.grab().toImage()
    across = [seen.pixelColor(x, 3).lightnessF() for x in range(wide)]
    between = [x for x in range(1, wide) if across[x - 1] < 0.5 <= across[x]]
    assert len(between) in (49, 50)  # the last one ends at the edge


def test_that_hollow_dots_differ_from_those_that_never_were(qtbot):
    theme.load_fonts()
    dots = Dots()
    qtbot.addWidget(dots)
    dots.resize(400, dots.height())
    dots.show_share(0.2, 0.2)
    before = dots.grab().toImage()
    dots.show_share(0.2, 0.6)
    after = dots.grab().toImage()
    gone, never = (220, 3), (380, 3)  # dots 56 and 96
    around = [(dx, dy) for dx in range(-4, 5) for dy in range(-3, 4)]

    def patch(image, at):
        return [image.pixel(at[0] + dx, max(0, at[1] + dy)) for dx, dy in around]

    assert patch(before, gone) != patch(after, gone)
    assert patch(before, never) == patch(after, never)


@pytest.mark.parametrize(("wide", "letters"), [(360, 20), (480, 28)])
def test_that_the_count_is_the_largest_and_larger_where_there_is_room(
    qtbot, wide, letters
):
    panel = OddsPanel()
    panel.set_plain(True)
    panel.number.forget_room()
    panel.number.say("200 futures, other luck")
    qtbot.addWidget(panel)
    panel.resize(wide, 200)
    panel.show()
    for one in panel.rows:
        one.show_share(1.0, 1.0)
        assert one.count.font().pixelSize() == letters
        assert one.count.font().pixelSize() > 1.5 * one.asked.font().pixelSize()
    assert panel.width() == wide
    assert len(panel.rows) == len(QUESTIONS)


def test_that_a_question_that_was_narrow_once_takes_no_more_room_than_it_needs(qtbot):
    made = row(0.1, None, "A new ceasefire that holds two weeks")
    qtbot.addWidget(made)
    made.show()
    made.resize(240, 80)
    narrow = made.asked.minimumHeight()
    made.resize(700, 80)
    assert made.asked.minimumHeight() < narrow


def test_that_nothing_moves_when_a_count_gets_more_digits(qtbot):
    made = row(0.03, None)
    qtbot.addWidget(made)
    made.resize(420, 40)
    made.show()
    places = made.dots.width(), made.was.x()
    made.show_share(1.0, 0.99)
    qtbot.wait(1)
    assert (made.dots.width(), made.was.x()) == places
