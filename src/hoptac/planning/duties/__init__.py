"""Report duties: who owes what by when, and the calendars that tell it."""
