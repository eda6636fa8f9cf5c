"""The command line: starts light, loads a face or the engine when asked for it."""
