"""The window. Nothing heavy is imported here: start-up time counts."""
