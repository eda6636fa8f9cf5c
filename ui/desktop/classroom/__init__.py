"""The class in the window: set-up, desk, projector, seats, debrief."""
