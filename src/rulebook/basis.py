"""The paper behind a rule, and whether it was seen at its source."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["verified", "unverified"]


@dataclass(frozen=True, slots=True)
class Basis:
    """The paper behind a rule, and how sure it is."""

    source: str
    clause: str | None
    status: Status

    @property
    def is_verified(self) -> bool:
        """Whether it was seen at its source."""
        return self.status == "verified"
