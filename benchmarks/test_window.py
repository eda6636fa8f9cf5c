"""What the window does again and again while a run plays; the goal is 30 ms."""

import os
from datetime import date

import numpy as np
import pytest

from simulator.choices import no_choices
from simulator.world.columns import ATTACK, EVENT, EVENT_KINDS
from ui.desktop.map.incidents import incidents

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="module")
def events():
    """Eight thousand events: five years of a run."""
    made = np.zeros(8_000, EVENT)
    made["id"], made["unit"] = np.arange(8_000) + 1, -1
    made["kind"] = np.arange(8_000) % len(EVENT_KINDS)
    made["day"] = np.arange(8_000) * 1800 // 8_000
    made["deaths"], made["place"] = 3, np.arange(8_000) % 150
    return made


def test_events_taken_in_by_the_feed(benchmark, events):
    from ui.desktop.feed.model import FeedModel

    def begun():
        model = FeedModel(date(2025, 10, 12), 1827)
        model.show_events(events[:7_700], no_choices())
        return (model,), {}

    benchmark.pedantic(
        lambda model: model.show_events(events, no_choices()), setup=begun, rounds=30
    )


def test_a_month_of_war_placed_on_the_map(benchmark, events):
    war = events[:600].copy()
    war["kind"], war["day"] = ATTACK, np.arange(600) // 25
    benchmark(incidents, war, 25, 3)
