"""Pictures for reports and the command line; matplotlib, no Qt."""
