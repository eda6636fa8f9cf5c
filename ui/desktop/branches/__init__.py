"""The branches of a run as a tree: what was tried, and where it left the line."""
