"""Workbooks about organizations: bytes in, rows with their faults out. No database."""
