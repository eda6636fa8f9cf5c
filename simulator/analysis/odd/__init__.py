"""The model's public description, made from its own declarations: ODD+D and TRACE."""

from simulator.analysis.odd.document import odd_text

__all__ = ["odd_text"]
