"""Time in a run: playing it live; later its journal, its branches, its replay."""
