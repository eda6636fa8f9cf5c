"""Painting the map: one widget, drawn from cached layers."""
