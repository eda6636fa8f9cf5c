"""How each panel of a run is made and wired; see ``ui.desktop.panels``.

The heavy modules are imported inside the functions: a panel costs nothing before it
is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desktop.screens.explore import Explore


def dials(explore: Explore) -> QWidget:
    """Return the first dials; the others come in a drawer."""
    explore.desk.panel.evidence_wanted.connect(explore.evidence_wanted)
    return explore.desk.panel


def odds(explore: Explore) -> QWidget:
    """Make the odds, with what they assume one click away."""
    from ui.desktop.widgets.odds import OddsPanel

    made = OddsPanel()
    made.assumptions_wanted.connect(explore.assumptions_wanted)
    made.varied.connect(explore.vary)
    made.reached.connect(explore.look_ahead)
    return made


def numbers(explore: Explore) -> QWidget:
    """Make the five numbers of today."""
    from simulator.world.columns import N_CROSSINGS
    from ui.desktop.widgets.numbers import Numbers

    made = Numbers(N_CROSSINGS)
    made.show_start(explore.scenario.start_state.rung)
    return made


def charts(explore: Explore) -> QWidget:
    """Make the charts."""
    from ui.desktop.charts.panel import ChartPanel

    made = ChartPanel(explore.scenario.start, explore.scenario.days)
    made.day_pressed.connect(explore.ask_about)
    made.failed.connect(explore.tell_failed)
    made.told.connect(explore.told)
    return made


def map_panel(explore: Explore) -> QWidget:
    """Make the map."""
    from ui.desktop.widgets.map_panel import MapPanel

    made = MapPanel(explore.scenario.start_state)
    made.map.place_clicked.connect(explore.inspect_place)
    made.map.place_clicked.connect(explore.point_out)
    made.map.subject_clicked.connect(explore.inspect)
    made.choices.view_chosen.connect(explore.boundaries_chosen)
    made.size_wanted.connect(explore.enlarge_map)
    explore.workspace.alone_changed.connect(made.show_large)
    return made


def feed(explore: Explore) -> QWidget:
    """Make the feed."""
    from ui.desktop.feed.panel import FeedPanel

    made = FeedPanel(explore.scenario.start, explore.scenario.days)
    made.why_wanted.connect(explore.explain)
    made.place_wanted.connect(explore.point_out)
    made.day_wanted.connect(explore.seek)
    return made


def why(explore: Explore) -> QWidget:
    """Make the panel that explains a choice."""
    from ui.desktop.why.panel import WhyPanel

    made = WhyPanel(explore.scenario)
    made.actor_wanted.connect(explore.inspect_actor)
    return made


def inspector(explore: Explore) -> QWidget:
    """Make the panel that shows any agent."""
    from ui.desktop.inspector.panel import Inspector

    made = Inspector(explore.scenario)
    made.why_wanted.connect(explore.explain)
    made.place_wanted.connect(explore.point_out)
    return made


def branches(explore: Explore) -> QWidget:
    """Make the tree of branches."""
    from ui.desktop.branches.panel import BranchPanel

    made = BranchPanel(explore.scenario.days)
    made.what_if.connect(explore.what_if)
    made.told.connect(explore.noted)
    explore.forked.connect(made.name_next)
    return made


def assumptions(explore: Explore) -> QWidget:
    """Make the claims that the run stands on, each with its switch."""
    from ui.desktop.widgets.claim_switches import ClaimSwitches

    made = ClaimSwitches()
    made.all_wanted.connect(explore.assumptions_wanted)
    return made
