"""The number of a row in an address."""


class RowNumber:
    """A whole number that a table can count to; a longer one leads nowhere, as a wrong address does."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits, without dots."""
        return str(value)
