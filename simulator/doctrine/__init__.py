"""Who decides, what they may do, and what they weigh."""
