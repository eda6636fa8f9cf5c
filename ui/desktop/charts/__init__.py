"""Live charts; the only modules of the window that import pyqtgraph."""
