"""Pictures of experiments: n in them, words for what colour says, the same bytes."""

import re

import pytest

from simulator.analysis.experiments.kinds import run_experiment
from simulator.analysis.experiments.reading import make_experiment
from ui.figures.experiments import draw, figures
from ui.figures.sheet import DASHES, colours, rendered, worn

SMALL = {"days": 28, "measures": ["deaths"]}
ASKED = {
    "one dial": {"experiment": {"kind": "sweep", "runs": 2, "levels": 3}},
    "two dials": {"experiment": {"kind": "sweep", "runs": 2, "levels": 3}},
    "sensitivity": {"experiment": {"kind": "sensitivity", "samples": 8, "runs": 2}},
    "discovery": {
        "experiment": {"kind": "discovery", "futures": 150},
        "goal": {"measure": "attacks", "at_least": 55},
    },
    "attribution": {"experiment": {"kind": "attribution", "runs": 3}},
    "robustness": {
        "experiment": {"kind": "robustness", "states": 3, "runs": 2},
        "policy": [{"name": "patience", "dials": {"patience": 1.0}}],
    },
}
DIALS = {
    "one dial": {"fence_pace": [0, 1]},
    "two dials": {"fence_pace": [0, 1], "audience": [0, 2]},
    "sensitivity": {"fence_pace": [0, 1], "audience": [0, 2]},
    "discovery": {"fence_pace": [0, 1], "deportation_rate": [0, 3]},
}


@pytest.fixture(scope="module", params=ASKED)
def result(request):
    values = ASKED[request.param] | {"dials": DIALS.get(request.param, {})}
    if not values["dials"]:
        del values["dials"]
    values["experiment"] = SMALL | values["experiment"]
    return run_experiment(make_experiment(values, ".".join))


def words(figure):
    found = figure.findobj(lambda one: hasattr(one, "get_text"))
    return " ".join(one.get_text() for one in found if one.get_visible())


def test_that_every_picture_holds_n_and_what_it_is_not(result):
    for name, figure in figures(result).items():
        told = " ".join(words(figure).split())
        assert result.table.told in told, name
        assert "it is no forecast" in told
        assert "october-2025" in told


def test_that_no_words_run_out_of_a_picture(result):
    for name, figure in figures(result).items():
        figure.draw_without_rendering()
        box = figure.bbox.padded(1)
        ticks = {one for a in figure.axes for one in a.get_xticklabels()}
        for text in figure.findobj(lambda one: hasattr(one, "get_text")):
            if text.get_visible() and text.get_text().strip() and text not in ticks:
                extent = text.get_window_extent()
                assert box.x0 <= extent.x0, (name, text.get_text())
                assert extent.x1 <= box.x1, (name, text.get_text())


def test_that_the_same_result_gives_the_same_bytes(result):
    for kind in ("svg", "pdf", "png"):
        once, again = (rendered(f, kind) for f in _twice(result))
        assert once == again
    assert re.match(rb"<\?xml", rendered(next(_twice(result)), "svg"))


def _twice(result):
    for _ in range(2):
        yield next(iter(figures(result).values()))


def test_that_a_picture_is_drawn_into_a_folder_that_is_made(result, tmp_path):
    draw(result, tmp_path / "new" / "picture.png")
    head = (tmp_path / "new" / "picture.png").read_bytes()[:8]
    assert head == b"\x89PNG\r\n\x1a\n"


def test_that_lines_of_different_dials_differ_in_dash_as_in_colour():
    assert len(colours()["branch"]) == len(DASHES) == len(set(map(str, DASHES)))


def test_that_a_figure_wears_the_theme_it_is_made_in(result):
    grounds, seen = set(), []
    for theme in ("print", "light", "dark"):
        with worn(theme):
            figure = next(iter(figures(result).values()))
            ground = colours()["ground"]
        drawn = rendered(figure, "svg").decode().lower()
        assert ground.lower() in drawn
        grounds.add(ground)
        seen.append(drawn)
    assert len(grounds) == 3
    assert "#ffffff" not in seen[2]  # nothing of the paper is left in the dark
