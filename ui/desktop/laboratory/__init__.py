"""Comparing settings and carrying out experiments in the window."""
