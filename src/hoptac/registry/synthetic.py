"""The mark before the names of invented organizations: seen by people, and left aside where names are compared."""

MARK = "[Giả lập] "


def marked(name: str) -> str:
    """The name as the book shows it.

    >>> marked("HTX Chè")
    '[Giả lập] HTX Chè'
    """
    return MARK + name


def unmarked(name: str) -> str:
    """The name itself."""
    return name.removeprefix(MARK)
