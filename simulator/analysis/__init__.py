"""What is asked of many runs: measures, experiments, comparisons, evidence."""
