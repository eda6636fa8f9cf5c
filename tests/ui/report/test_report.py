"""Reports: they stand on their own, say nothing private, and hold their source."""

import errno
import json
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.text import Text
from typer.testing import CliRunner

from simulator.analysis.compare.arms import Arm, check_arms
from simulator.analysis.compare.comparison import compare
from simulator.analysis.compare.files import plan_text, read_plan
from simulator.analysis.compare.sample import Plan
from simulator.analysis.experiments.kinds import run_experiment
from simulator.analysis.experiments.reading import make_experiment
from simulator.analysis.lives import Origin
from simulator.analysis.measures import MEASURES
from simulator.errors import InputError
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario
from simulator.timeline.changes import DialChange, Switch
from simulator.timeline.file import create_file, read_file
from simulator.timeline.journal import Entry
from simulator.world.naming import real_names
from tests.ui.report.pages import Page, parts, section, words_of
from ui.cli.commands import app
from ui.figures.sheet import worn
from ui.report.comparison import ComparisonSource
from ui.report.experiment import ExperimentSource
from ui.report.files import drawings, file_stem, make_report, report_contents, told_of
from ui.report.parts import Asked, Card, Code, Facts, Grid, Odds, Words
from ui.report.repeating import fingerprint
from ui.report.run import RunSource

NAMED = "Asma Khan"
KINDS = ("run", "comparison", "attribution")  # that are drawn whole
SMALL = {"days": 28, "runs": 2}
PLANS = {
    "attribution": {"experiment": {"kind": "attribution", **SMALL}},
    "sensitivity": {
        "experiment": {"kind": "sensitivity", "samples": 4, **SMALL},
        "dials": {"fence_pace": [0, 1], "audience": [0, 2]},
    },
    "sweep": {
        "experiment": {"kind": "sweep", "levels": 2, **SMALL},
        "dials": {"fence_pace": [0, 1]},
    },
    "robustness": {
        "experiment": {"kind": "robustness", "states": 2, **SMALL},
        "policy": [{"name": "patience", "dials": {"patience": 1.0}}],
    },
}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept by asma") / "october.durand"
    kept = create_file(path, load_scenario("october-2025"), {"patience": 0.1}, seed=5)
    kept.timeline.advance(20)
    kept.timeline.set_dial("mediation_strength", 0.925, author=NAMED, reason="a test")
    kept.timeline.advance(40)
    kept.close()
    return path


@pytest.fixture(scope="module")
def sources(file):
    plan = Plan(
        check_arms(["strong:mediation_strength=0.9"], load_scenario("october-2025")),
        4,
        42,
    )
    asked = {name: make_experiment(plan, ".".join) for name, plan in PLANS.items()}
    return {
        "run": RunSource.of_file(read_file(file)),
        "comparison": ComparisonSource(compare(plan)),
        **{name: ExperimentSource(run_experiment(one)) for name, one in asked.items()},
    }


@pytest.fixture(scope="module")
def reports(sources):
    return {name: source.report(Asked()) for name, source in sources.items()}


@pytest.fixture(scope="module")
def made(reports):
    return {name: report_contents(reports[name]) for name in KINDS}


@pytest.mark.parametrize("name", KINDS)
def test_that_a_page_needs_nothing_but_itself(made, name):
    page = Page(made[name]["html"].decode())
    for tag, attrs in page.tags:
        assert tag not in {"script", "link", "iframe", "object"}, tag
        for key in ("src", "srcset", "href", "data"):
            if key in attrs:
                assert attrs[key].startswith(("data:image/svg+xml;base64,", "#"))
    style = made[name]["html"].decode().split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("name", KINDS)
def test_that_a_page_can_be_read_by_everybody(made, name):
    page = Page(made[name]["html"].decode())
    assert len(page.ids) == len(set(page.ids))
    assert page.of("html")[0]["lang"] == "en"
    assert all(image["alt"] for image in page.of("img"))
    assert all(head.get("scope") in {"col", "row"} for head in page.of("th"))
    assert len(page.of("caption")) == len(page.of("table"))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    for link in page.of("a"):
        assert link["href"].removeprefix("#") in page.ids


@pytest.mark.parametrize("name", KINDS)
def test_that_page_and_paper_tell_question_seed_versions_and_limits(
    reports, made, name, tmp_path
):
    report = reports[name]
    page = Page(made[name]["html"].decode()).text
    paper = words_of(made[name]["pdf"], tmp_path)
    facts = dict(parts(report, Facts)[-1].rows)
    for told in (report.question, report.title, facts["Model"], facts["Durand"]):
        assert told in page
        assert told in paper
    assert any("seed" in one for one in facts)
    for text in (page, paper):
        assert "Limits: when not to use this" in text
        assert "it does not forecast" in text
        assert "What it assumes" in text
        assert "MIT licence" in text
    assert made[name]["pdf"].startswith(b"%PDF")
    assert paper.rstrip().endswith(tuple("0123456789"))  # the pages are numbered
    for one in report.sections:
        assert one.title in page
        assert one.title in paper


def test_that_the_same_source_gives_the_same_bytes(reports, made):
    assert report_contents(reports["attribution"]) == made["attribution"]


def test_that_nobody_is_named_unless_asked(sources, made, tmp_path):
    source = sources["run"]
    private = (NAMED, "kept by asma", str(tmp_path.parent), str(Path.home()))
    anonymous = Page(made["run"]["html"].decode()).text
    paper = words_of(made["run"]["pdf"], tmp_path)
    for text in (anonymous, paper):
        assert "person 1" in text
        assert not any(one in text for one in private)
    named = source.report(Asked(author="Group 3"))
    assert NAMED in str(section(named, "changed"))
    assert named.author == "Group 3"


def test_that_a_run_is_told_by_its_own_numbers(sources, reports):
    source, report = sources["run"], reports["run"]
    days = source.result.series
    [months] = [g for g in parts(report, Grid) if g.head[0] == "Month"]
    for column, name in ((2, "attacks"), (3, "deaths"), (5, "strikes")):
        told = sum(int(row[column].replace(",", "")) for row in months.rows)
        assert told == int(days[name].sum())
    short = " ".join(p.text for p in section(report, "short").parts)
    assert f"{int(days['attacks'].sum()):,} attack" in short
    assert f"{source.result.peak_rung} of 8" in short
    changed = parts(report, Grid)[1]
    assert (
        changed.rows[0][2] == "Mediation strength: 92.5 of 100"
        or "92" in (changed.rows[0][2])
    )


def test_that_a_comparison_is_told_by_its_own_numbers(sources, reports):
    found = sources["comparison"].found
    contrast = found.contrasts[0]
    [grid] = [g for g in parts(reports["comparison"], Grid) if g.head[0] == "Measure"]
    assert len(grid.rows) == len(contrast.differences) == len(MEASURES)
    words = [p.text for p in parts(reports["comparison"], Words)]
    assert contrast.story[0] in words
    told = section(reports["comparison"], "ends").parts[0]
    shares = [round(float(row[1].split()[0])) for row in told.rows]
    assert shares == [round(100 * one[0]) for one in found.endings.values()]
    assert f"{found.ok} of {found.planned}" in told.caption


def test_that_an_experiment_is_told_by_its_own_numbers(sources, reports):
    for name in PLANS:
        result = sources[name].result
        answer = section(reports[name], "answer")
        said = [p.text for p in answer.parts if isinstance(p, Words)]
        assert result.sentences()[0] in said
        assert result.table.told in " ".join(said)
        assert parts(reports[name], Grid)


def command(report):
    return parts(report, Code)[0].text.split(" ", 1)[1]


def run_told(words):
    done = CliRunner().invoke(app, [*shlex.split(words), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_that_the_command_in_a_report_repeats_the_run_to_its_digest(sources, reports):
    told = run_told(command(reports["run"]))
    assert told["digest"] == sources["run"].result.digest
    assert told["digest"] in dict(parts(reports["run"], Facts)[-1].rows)["Digest"]


def test_that_the_command_in_a_report_repeats_the_comparison(sources, reports):
    told = run_told(command(reports["comparison"]))
    ours = json.loads(json.dumps(sources["comparison"].found.as_plain()))
    assert told == ours


def test_that_the_file_in_a_report_repeats_the_experiment(
    reports, sources, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for name in ("attribution", "sweep"):
        plan = parts(reports[name], Code)[1]
        (tmp_path / "experiment.toml").write_text(plan.text, encoding="utf-8")
        told = run_told(command(reports[name]))
        assert fingerprint(told["result"]) == fingerprint(
            json.loads(json.dumps(sources[name].result.as_plain()))
        )


def test_that_a_scenario_of_ones_own_is_kept_in_the_report(tmp_path, monkeypatch):
    own = load_scenario("october-2025").model_copy(
        update={"name": "my-own", "dials": {"audience": 1.5}}
    )
    kept = create_file(tmp_path / "own.durand", own)
    kept.timeline.advance(15)
    kept.close()
    source = RunSource.of_file(read_file(tmp_path / "own.durand"))
    said, toml = parts(source.report(Asked()), Code)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-own.toml").write_text(toml.text, encoding="utf-8")
    assert run_told(said.text.split(" ", 1)[1])["digest"] == source.result.digest


def test_that_what_no_command_can_say_asks_for_the_file(tmp_path):
    kept = create_file(tmp_path / "switched.durand", load_scenario("october-2025"))
    kept.timeline.advance(5)
    kept.timeline.change(Switch(claim="C6", on=False))
    kept.timeline.advance(10)
    kept.close()
    report = RunSource.of_file(read_file(tmp_path / "switched.durand")).report(Asked())
    [said] = parts(report, Code)
    assert said.text == "durand replay switched.durand --verify"
    cards = [one for one in parts(report, Card) if one.badge == "switched off"]
    assert [one.title for one in cards] == ["C6"]


def test_that_days_that_come_otherwise_now_are_told_as_recorded(sources):
    source = sources["run"]
    other = source.recorded.series.copy()
    other["attacks"][3] += 7
    report = replace(source, recorded=replace(source.recorded, series=other)).report(
        Asked()
    )
    facts = dict(parts(report, Facts)[-1].rows)
    assert "not the same" in facts["Digest"]
    [months] = [g for g in parts(report, Grid) if g.head[0] == "Month"]
    told = sum(int(row[2].replace(",", "")) for row in months.rows)
    assert told == int(other["attacks"].sum())


def test_that_odds_of_the_futures_stand_in_the_report_with_n(sources):
    source = replace(sources["run"], runs=6)
    report = source.report(Asked())
    odds, ends = parts(report, Odds)
    futures = source.foretold(6)
    assert odds.planned == 6
    assert dict(odds.rows)["see a new ceasefire that holds fourteen days"] == round(
        6 * futures.summary.ceasefire
    )
    assert sum(count for _, count in ends.rows) == odds.ok
    assert not parts(sources["run"].report(Asked()), Odds)  # none were asked for
    assert np.isclose(odds.of_100(odds.ok), 100)


def test_that_a_folder_that_cannot_be_written_to_is_told_and_left_alone(
    sources, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can be written"):
        make_report(sources["attribution"], tmp_path / "file")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    (tmp_path / "full").mkdir()
    with pytest.raises(InputError, match="No space left"):
        make_report(sources["attribution"], tmp_path / "full", kinds=("html",))
    assert not list((tmp_path / "full").iterdir())


def test_that_files_of_before_stay_where_that_is_asked(sources, tmp_path):
    asked = Asked(title="Who: / moves\\ it?")
    for number in ("", "-2", "-3"):
        how = {"kinds": ("html",), "asked": asked, "replace": False}
        files = make_report(sources["attribution"], tmp_path, **how)
        assert files[0].name == f"who-moves-it{number}.html"
    assert file_stem("…") == "report"


def test_that_the_command_line_tells_a_run_and_every_mistake_at_once(file, tmp_path):
    run = CliRunner()
    asked = ["report", str(file), "--out", str(tmp_path), "--futures", "0"]
    done = run.invoke(app, [*asked, "--kind", "html", "--question", "Why <so>?"])
    assert done.exit_code == 0, done.output
    [page] = tmp_path.glob("*.html")
    assert "Why &lt;so&gt;?" in page.read_text(encoding="utf-8")
    wrong = ["report", "nothing.x", "--kind", "docx", "--futures", "many"]
    with pytest.raises(InputError) as found:
        run.invoke(app, wrong, catch_exceptions=False)
    told = str(found.value)
    assert all(one in told for one in ("nothing.x", "docx", "many"))


def test_that_telling_a_run_needs_no_window():
    code = (
        "import sys, ui.report.run, ui.report.comparison, ui.report.experiment, "
        "ui.report.html, ui.report.pdf; "
        "assert not [one for one in sys.modules if one.startswith('PySide6')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_that_a_comparison_from_a_day_of_a_run_is_kept_whole(sources, tmp_path):
    found, scenario = sources["comparison"].found, load_scenario("october-2025")
    later = Entry(number=0, day=25, change=DialChange(name="patience", value=0.9))
    arms = [Arm("as it stands", scenario), Arm("later", scenario, changes=(later,))]
    origin = Origin(scenario, {"audience": 1.5}, 7, 20)
    plan = Plan(arms, 2, 28, origin=origin)
    source = ComparisonSource(replace(found, sample=replace(found.sample, plan=plan)))
    report = source.report(Asked())
    command_, kept = parts(report, Code)
    assert command_.text == "durand report comparison.json"
    (tmp_path / "comparison.json").write_text(kept.text, encoding="utf-8")
    assert plan_text(read_plan(tmp_path / "comparison.json")) == plan_text(plan)
    assert "1 November 2025" in report.about  # day 20
    cards = {card.title: dict(card.rows) for card in parts(report, Card)}
    patience = DIALS["patience"].label
    assert "from day 25 on in “later”" in cards[patience]["Set to"]


def test_that_a_report_of_the_twin_has_no_real_name_or_date(sources, tmp_path):
    report = told_of(sources["run"], Asked(title="Calm in Kabul?", twin=True))
    made = report_contents(report)
    real = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in real_names())
        + r"|october-2025|\b20[0-4]\d-\d\d-\d\d|\b[A-Z][a-z]+ 20[0-4]\d\b"
    )
    page = made["html"].decode()
    told = Page(page).text + words_of(made["pdf"], tmp_path)
    assert not [one.group() for one in real.finditer(told)]
    assert sources["run"].result.digest in told  # it can still be repeated
    with worn("print"):
        for drawing in drawings(report):
            figure = drawing.draw()
            figure.draw_without_rendering()
            seen = " ".join(one.get_text() for one in figure.findobj(Text))
            assert not real.search(seen), seen


def test_that_a_report_says_what_was_drawn_and_what_was_not(reports):
    def told(name):
        assumed = section(reports[name], "assumptions").parts
        return " ".join(p.text for p in assumed if isinstance(p, Words))

    assert "stood at their reference values" in told("attribution")
    for name in ("comparison", "robustness"):
        assert "each luck drew the uncertain ones anew" in told(name)
        assert "reference values" not in told(name)
