"""The patterns that the model is held to: bands fixed beforehand, and what it shows."""
