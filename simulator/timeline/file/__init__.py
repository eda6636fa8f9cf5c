"""The ``.durand`` file: one run with all that was done to it, in SQLite.

``create_file`` and ``open_file`` give a timeline that writes itself down as it is
played; ``read_file`` looks at a file without changing or owning it.
"""

from simulator.timeline.file.contents import Contents
from simulator.timeline.file.opening import FileTimeline, create_file, open_file
from simulator.timeline.file.reading import read_file
from simulator.timeline.file.saving import save_as, write_down

__all__ = [
    "Contents",
    "FileTimeline",
    "create_file",
    "open_file",
    "read_file",
    "save_as",
    "write_down",
]
