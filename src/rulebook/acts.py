"""The register of acts: which paper is which, when it holds, and how it stands to others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from rulebook.basis import Status
from rulebook.errors import UnknownCodeError
from rulebook.states import Ended, Ending, InForce, NotYet, State, Unknown
from rulebook.wording import folded, same

Kind = Literal[
    "luat",
    "nghi_quyet",
    "nghi_dinh",
    "quyet_dinh",
    "cong_van",
    "thong_tu",
    "ke_hoach",
    "chuong_trinh",
    "ket_luan",
    "chi_thi",
    "other",
]
RelationKind = Literal["implements", "based_on", "proposed_by", "amends", "replaces"]

_NEAR_ENOUGH = 0.8
_MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day in force, with the paper that says so."""

    day: date
    source: str
    clause: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class End:
    """The first day no longer in force, and what ended it."""

    day: date
    how: Ending
    by: str | None
    source: str
    clause: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Relation:
    """This act to another, by id. Unverified: proposed, for a person to confirm."""

    kind: RelationKind
    to: str
    source: str
    status: Status


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``place`` is set where other bodies of the kind use the same numbers; ``title`` is in our own words."""

    id: str
    kind: Kind
    number: str | None
    names: tuple[str, ...]
    issuer: str
    place: str | None
    issued_on: date | None
    title: str
    begins: Beginning | None
    ends: End | None
    relations: tuple[Relation, ...]
    status: Status
    source: str
    note: str | None

    def state_on(self, day: date) -> State:
        """What the act is on ``day``; what is not known is said, never guessed."""
        if self.begins is not None and day < self.begins.day:
            return NotYet(self.begins.day)
        if self.issued_on is not None and day < self.issued_on:
            return NotYet(None)
        if self.ends is not None and day >= self.ends.day:
            end = self.ends
            return Ended(end.day, end.how, end.by, end.clause, end.source, end.status)
        if self.begins is None:
            return Unknown("chưa có ngày bắt đầu hiệu lực")
        return InForce(self.begins.day, self.begins.source, self.begins.status)


@dataclass(frozen=True, slots=True)
class Register:
    """All acts of a file, in its order."""

    version: str
    acts: tuple[Act, ...]

    def __iter__(self) -> Iterator[Act]:
        return iter(self.acts)

    def get(self, act_id: str) -> Act:
        """The act of an id. Refused where there is none."""
        for act in self.acts:
            if act.id == act_id:
                return act
        raise UnknownCodeError(subject="văn bản", code=act_id, path="rules/acts.toml")

    def find(
        self,
        *,
        kind: str,
        number: str | None = None,
        name: str | None = None,
        day: date | None = None,
        issuer: str | None = None,
    ) -> Act | None:
        """The one act of a kind that is so numbered or named; None where there is none, or more than one fits.

        Numbers begin anew every year and in every province. A ``day`` that is not the act's rules it out; an act of
        a place is found only with its own ``day``, or an ``issuer`` that names the place.
        """
        found = [
            act
            for act in self.acts
            if act.kind == kind and _is_called(act, number, name) and _may_be(act, day=day, issuer=issuer)
        ]
        return found[0] if len(found) == 1 else None

    def near(self, *, kind: str, number: str | None = None, name: str | None = None) -> tuple[Act, ...]:
        """Acts of the kind that may have been meant, nearest first; for a person to choose from."""
        wanted = folded(number if number is not None else name or "")
        rated = [(_likeness(act, wanted, by_number=number is not None), act) for act in self.acts if act.kind == kind]
        rated.sort(key=lambda pair: -pair[0])
        return tuple(act for likeness, act in rated[:_MOST_PROPOSALS] if likeness >= _NEAR_ENOUGH)

    def citing(self, act_id: str) -> tuple[tuple[Act, Relation], ...]:
        """The acts that stand in a relation to this one, with the relation."""
        return tuple((act, relation) for act in self.acts for relation in act.relations if relation.to == act_id)


def _is_called(act: Act, number: str | None, name: str | None) -> bool:
    if number is not None:
        return act.number is not None and _bare(act.number) == _bare(number)
    return name is not None and same(name) in map(same, act.names)


def _may_be(act: Act, *, day: date | None, issuer: str | None) -> bool:
    if day is not None and act.issued_on is not None and day != act.issued_on:
        return False
    if act.place is None:
        return True
    return day is not None or (issuer is not None and same(act.place) in same(issuer))


def _bare(number: str) -> str:
    """A number without spaces and leading zeros; "Ð" and "Đ" are one letter on many keyboards."""
    return same(number).replace(" ", "").replace("ð", "đ").lstrip("0")


def _likeness(act: Act, wanted: str, *, by_number: bool) -> float:
    texts = (act.number,) if by_number else (*act.names, act.title)
    return max((SequenceMatcher(None, wanted, folded(text)).ratio() for text in texts if text), default=0.0)
