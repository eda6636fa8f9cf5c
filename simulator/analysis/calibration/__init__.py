"""Calibration: history matching, then approximate Bayesian computation."""
