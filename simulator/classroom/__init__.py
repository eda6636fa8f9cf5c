"""The class: a facilitated war-game on the model, and its debrief.

Everything that happens in a class is an entry of one append-only record; the state of
the game is what these entries make of an empty one. What a turn does to the world is
written into the journal of a timeline, so that the line replays exactly.
"""
