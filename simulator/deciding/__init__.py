"""How actors decide: what they believe, when they decide, and the choice itself."""
