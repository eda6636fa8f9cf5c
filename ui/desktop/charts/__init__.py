"""Live charts, drawn by hand: thirty times a second beside a simulation."""
