"""Entries of the book that may be one organization."""
