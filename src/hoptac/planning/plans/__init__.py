"""A plan as people see it: the list, the page, the board of tasks, the addresses."""
