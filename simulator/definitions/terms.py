"""Signed terms that stand: read from what was signed, breached and lapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.world.columns import BREACH, TOPICS, TREATY

if TYPE_CHECKING:
    import numpy as np


def standing_terms(events: np.ndarray, days: int) -> dict[str, int]:
    """Return the days for which the terms on each topic have stood unbreached.

    Parameters
    ----------
    events
        The log, with the columns of ``EVENT``.
    days
        Days of the run.

    Returns
    -------
    dict
        By topic in force: days since it was signed, or last breached.
    """
    since: dict[str, int] = {}
    for event in events[(events["kind"] == TREATY) | (events["kind"] == BREACH)]:
        terms, day = int(event["detail"]), int(event["day"])
        for bit, topic in enumerate(TOPICS):
            if not abs(terms) >> bit & 1:
                continue
            if terms < 0:
                since.pop(topic, None)
            elif event["kind"] == TREATY or topic in since:
                since[topic] = day
    return {topic: days - 1 - day for topic, day in since.items()}
