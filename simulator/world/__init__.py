"""The state of a run, the land it stands on, and how both begin."""
