"""Vietnamese official documents: text in, structure out."""
