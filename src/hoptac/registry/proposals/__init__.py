"""What needs a second person, and what was put right."""
