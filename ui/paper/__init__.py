"""What is printed: the pack of a class, and reports, as PDF and HTML; no Qt."""
