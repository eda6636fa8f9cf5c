"""The parts of `tools/portable.py`, one reason each."""
