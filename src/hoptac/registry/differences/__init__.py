"""What extracts of the national system say otherwise than the book."""
