"""The model as Mesa knows one: a `mesa.Model` over the columns, and its agents."""

from __future__ import annotations

from simulator.model.agents import Battalion, Commander, StrategicActor, Team
from simulator.model.crisis import BorderCrisis

__all__ = ["Battalion", "BorderCrisis", "Commander", "StrategicActor", "Team"]
