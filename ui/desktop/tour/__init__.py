"""The tour: five steps on the real window, each done by whoever takes it."""
