"""Figures of comparisons and experiments, drawn in the colours of the theme."""
