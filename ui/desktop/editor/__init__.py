"""The scenario editor: a scenario of one's own, as what differs from another."""
