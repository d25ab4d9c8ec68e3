"""The pages of an import: its list, its columns, what came out."""
