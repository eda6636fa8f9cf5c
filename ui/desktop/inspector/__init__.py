"""The inspector: any actor, commander, formation or place as the agent it is."""
