"""What an act is on a day. Each answer says on what it rests; the one who shows it can say how sure that is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.basis import Status

Ending = Literal["replaced", "repealed", "lapsed"]


@dataclass(frozen=True, slots=True)
class InForce:
    """In force since a day; ``status`` of that day."""

    since: date
    source: str
    status: Status

    @property
    def words(self) -> str:
        return f"còn hiệu lực, từ ngày {self.since:%d/%m/%Y}{_doubt(self.status)}"


@dataclass(frozen=True, slots=True)
class Ended:
    """No longer in force: ``on`` is the first day without it, ``by`` the id of the act that ended it, where known."""

    on: date
    how: Ending
    by: str | None
    clause: str | None
    source: str
    status: Status

    @property
    def words(self) -> str:
        ways = {"replaced": "bị thay thế", "repealed": "bị bãi bỏ", "lapsed": "hết thời hạn"}
        return f"hết hiệu lực từ ngày {self.on:%d/%m/%Y} ({ways[self.how]}){_doubt(self.status)}"


@dataclass(frozen=True, slots=True)
class NotYet:
    """Not yet in force; ``since`` is None where the act was not even issued and its first day is not known."""

    since: date | None

    @property
    def words(self) -> str:
        if self.since is None:
            return "chưa được ban hành"
        return f"chưa có hiệu lực, bắt đầu từ ngày {self.since:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """The register does not say; ``reason`` is a clause that follows "vì"."""

    reason: str

    @property
    def words(self) -> str:
        return f"chưa xác định được hiệu lực, vì {self.reason}"


State = InForce | Ended | NotYet | Unknown


def _doubt(status: Status) -> str:
    return "" if status == "verified" else "; chưa đối chiếu văn bản gốc"
