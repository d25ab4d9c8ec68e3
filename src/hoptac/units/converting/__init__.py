"""Figures that a person pastes, carried from the map of one day to that of another."""
