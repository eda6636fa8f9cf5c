"""Building the committed map from packages of the public registries."""
