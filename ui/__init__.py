"""Every face of Durand: the window, the command line."""
