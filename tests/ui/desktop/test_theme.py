import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import icons, theme
from ui.desktop.widgets.basics import label

TEXT, MARK = 4.5, 3.0
GROUNDS = ("window", "panel", "raised", "sunken")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in GROUNDS),
    *((ink, ground) for ink in ("accent", "changed", "bad") for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "accent_soft"),
    ("changed", "changed_soft"),
    ("text", "bad_soft"),
    ("panel", "now"),
]
MARK_PAIRS = [
    *((ink, ground) for ink in ("edge", "focus", "line") for ground in GROUNDS),
    ("fan_median", "panel"),
    ("changed", "panel"),
]
URDU_PASHTO_DARI = "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئےټځڅډړږښڼېۍۀي۰۱۲۳۴۵۶۷۸۹،؛؟"
ON_SCREEN = "–—…·×−≥≤→“”’°½ÄÖÜäöüßçéğıİşŞâîāī0123456789"

IN_TITLES = ON_SCREEN.translate(dict.fromkeys(map(ord, "≥≤→")))


@pytest.fixture(params=["light", "dark"])
def worn(request, qapp):
    theme.apply(qapp, request.param)
    return request.param


def luminance(color):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (
        linear(part) for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink, ground):
    pair = sorted((luminance(theme.color(ink)), luminance(theme.color(ground))))
    return (pair[1] + 0.05) / (pair[0] + 0.05)


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_that_text_can_be_read_on_every_ground_it_stands_on(worn, ink, ground):
    assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), MARK_PAIRS)
def test_that_marks_stand_out_from_their_ground(worn, ink, ground):
    assert contrast(ink, ground) >= MARK


def test_that_a_theme_reaches_the_palette_and_the_style_sheet(worn, qapp):
    window = theme.tokens()[worn]["window"].lower()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == window
    assert window in QApplication.instance().styleSheet().lower()


def test_that_dark_is_darker_than_light(qapp):
    theme.apply(qapp, "light")
    light = luminance(theme.color("window"))
    theme.apply(qapp, "dark")
    assert luminance(theme.color("window")) < light / 10


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_that_each_weight_is_drawn_with_its_own_bundled_face(qapp, weight):
    theme.load_fonts()
    made = theme.font(13, weight)
    assert made.families()[0] in theme.load_fonts()
    assert QFontInfo(made).family() == made.families()[0]
    assert QRawFont.fromFont(made).weight() == weight


def test_that_the_serif_of_titles_is_the_bundled_one(qapp):
    assert (
        QFontInfo(theme.font(20, 600, atlas=True)).family() == "Durand Serif SemiBold"
    )


def test_that_all_figures_are_equally_wide(qapp):
    from PySide6.QtGui import QFontMetricsF

    measure = QFontMetricsF(theme.font(13))
    assert (
        len({round(measure.horizontalAdvance(figure), 3) for figure in "0123456789"})
        == 1
    )


@pytest.mark.parametrize(
    ("family", "letters"),
    [
        ("Noto Naskh Arabic", URDU_PASHTO_DARI),
        ("Inter", ON_SCREEN),
        ("Inter Medium", ON_SCREEN),
        ("Inter Semi Bold", ON_SCREEN),
        ("Durand Serif", IN_TITLES),
        ("Durand Serif SemiBold", IN_TITLES),
    ],
)
def test_that_the_bundled_fonts_have_every_letter_we_write(qapp, family, letters):
    theme.load_fonts()
    assert family in QFontDatabase.families()
    raw = QRawFont.fromFont(QFont(family))
    missing = [letter for letter in letters if not raw.supportsCharacter(ord(letter))]
    assert missing == []


def test_that_bundled_fonts_are_small_and_carry_their_licences():
    folder = theme.FOLDER / "fonts"
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 2_500_000
    for file in folder.glob("*.[ot]tf"):
        licence = folder / f"OFL-{file.stem.split('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(icons.DRAWINGS))
def test_that_an_icon_is_drawn_in_the_ink_of_the_theme(worn, name):
    image = icons.pixmap(name, "text", 20, 2).toImage()
    ink = theme.color("text")
    drawn = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert drawn
    assert all(abs(pixel.red() - ink.red()) <= 2 for pixel in drawn)


def test_that_links_have_the_ink_of_the_theme_that_is_worn(qapp, qtbot):
    made = label()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText('<a href="x">a link</a>')
    qtbot.addWidget(made)
    made.show()
    theme.apply(qapp, "light")
    before = made.grab().toImage()
    theme.apply(qapp, "dark")
    qapp.processEvents()
    switched = made.grab().toImage()
    theme.apply(qapp, "light")
    qapp.processEvents()
    assert switched != before
    assert made.grab().toImage() == before


def test_that_air_stands_between_an_icon_and_the_words_beside_it(worn):
    button = QPushButton("Open")
    icons.beside(button, "folder", "text2", 16)
    drawn = button.icon().pixmap(button.iconSize(), 1.0).toImage()
    assert drawn.width() == 16 + icons.AIR
    assert not any(
        drawn.pixelColor(x, y).alpha()
        for x in range(16, drawn.width())
        for y in range(drawn.height())
    )


@pytest.mark.parametrize("room", ["usual", "compact", "roomy"])
def test_that_tabs_stand_still_when_the_keyboard_comes_to_them(qapp, qtbot, room):
    theme.set_room(qapp, room)
    try:
        both, tabs = QWidget(), QTabBar()
        qtbot.addWidget(both)
        QVBoxLayout(both).addWidget(tabs)
        for name in ("Situation", "Dials", "Claims"):
            tabs.addTab(name)
        both.show()
        before = tabs.tabRect(2), tabs.sizeHint()
        tabs.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(tabs.hasFocus)
        tabs.setTabText(0, "Situation ")  # sizes are asked for anew
        tabs.setTabText(0, "Situation")
        assert (tabs.tabRect(2), tabs.sizeHint()) == before
    finally:
        theme.set_room(qapp, "usual")


def test_that_what_clears_a_field_stands_in_its_middle(worn, qtbot):
    field = QLineEdit("Torkham")
    qtbot.addWidget(field)
    field.setClearButtonEnabled(True)
    field.show()
    clears = field.findChild(QToolButton).geometry()
    assert abs(clears.center().y() - field.rect().center().y()) <= 1
