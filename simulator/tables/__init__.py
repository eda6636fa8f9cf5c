"""A run as tables: what its arrays hold by numbers, named and explained."""
