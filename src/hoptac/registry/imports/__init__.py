"""A workbook on its way into the book: its columns, its rows, what they would write, and the pages that tell of it."""
