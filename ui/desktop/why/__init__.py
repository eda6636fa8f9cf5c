"""Why a choice was made, as a panel that a student can read."""
