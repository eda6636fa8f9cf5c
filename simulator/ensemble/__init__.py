"""Many futures: planning them, simulating them side by side, summing them up."""
