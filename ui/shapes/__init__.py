"""What a figure of a comparison or an experiment shows, as numbers and words.

A shape is drawn by the window (`ui.desktop.laboratory.drawing`) and drawn again for
paper (`ui.figures.compared`); each has its table.
"""
