"""Data only: scenario files, doctrine, the map, tables of evidence."""
