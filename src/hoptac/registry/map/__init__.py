"""The map of organizations."""
