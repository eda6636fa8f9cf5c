"""What happens when Durand itself makes a mistake: saved, explained, gone on from."""
