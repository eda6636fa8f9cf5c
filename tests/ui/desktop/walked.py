"""A walk over every screen, phase and sheet that has a picture."""

from simulator.timeline.timeline import Timeline
from ui.desktop import theme
from ui.desktop.main_window import MainWindow
from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.screenshot import screens
from ui.desktop.settings import Settings


def walk(qapp, size, worn, look_at):
    """Bring everything to sight in a size and a theme, and look at it by its name."""
    theme.apply(qapp, worn)
    options = Options(size=size, theme=worn, scenario=DEFAULT_SCENARIO)
    window = MainWindow(options, Settings(None), lambda one, _: Timeline(one))
    ready = []
    window.engine_done.connect(lambda: ready.append(True))
    window.show()
    while window.filling:
        window.fill()
    while not ready:
        qapp.processEvents()
    window.explore.session.pause()
    window.explore.session.step(60)
    window.explore.session.settle(30)
    try:
        for name, widget in screens(window):
            look_at(name, widget)
    finally:
        window.close()
