"""What the panels read of a session: a few snapshots, each put in place whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.choices import no_choices

if TYPE_CHECKING:
    from simulator.ensemble.futures import Start


NONE_KEPT = no_choices()


def decisions_of(session: Any) -> np.ndarray:
    """Every choice before the day where one stands; none where none are kept."""
    kept: np.ndarray | None = getattr(session, "decisions", None)
    if kept is None:
        return NONE_KEPT
    view = getattr(session, "view", None)
    return kept[: np.searchsorted(kept["day"], view.day)] if view else kept


def state_of(session: Any) -> Start | None:
    """Give a copy of the whole state as it stands; None before there is one."""
    kept: Start | None = getattr(session, "kept", None)
    return kept if hasattr(kept, "world") else None
