"""Two settings or more on the same luck: what differs, how surely, and by which way."""
