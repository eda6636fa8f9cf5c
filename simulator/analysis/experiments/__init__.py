"""Experiments: many runs planned together, to find what matters, and when."""
