"""Whole screens: panels put together and bound to a live session."""
