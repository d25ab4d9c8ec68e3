"""Procedures of the law as data: steps with their clocks, papers, results; each version from the day it holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.basis import Basis
from rulebook.errors import (
    UndecidedError,
    UnknownCodeError,
)

Counted = Literal["working_day", "day", "month"]
Runs = Literal["after", "before"]
Means = Literal["deadline", "wait"]
Party = Literal["registry", "organization", "tax", "anyone"]


# What a clock may run from besides a step: the day the file came, the first and the last day of what it asks for.
ANCHORS = ("received", "starts", "ends")


@dataclass(frozen=True, slots=True)
class Parties:
    """How many organizations a procedure is about, and how many come out of it; ``wanted`` says it in words.

    ``most`` None: any number. ``has_receiver``: one of them stays. ``new_at_start``: the one that comes into being is
    named when the file comes; ``new_later``: while it is worked on. ``one_or_new``: one that is known, or a new one.
    ``keeps_code``: what comes out bears the code of the one before. ``same_kind``: all are of one kind, those too that
    come out.
    """

    wanted: str
    least: int
    most: int | None
    least_new: int
    has_receiver: bool
    new_at_start: bool
    new_later: bool
    one_or_new: bool
    keeps_code: bool
    same_kind: bool
    basis: Basis

    def fit(self, known: int, new: int, *, receiver_named: bool) -> bool:
        """Whether so many organizations are those that the procedure is about when its file comes."""
        if self.one_or_new:
            return known + new == 1
        is_in_bounds = self.least <= known <= (known if self.most is None else self.most)
        return is_in_bounds and new == int(self.new_at_start) and (receiver_named or not self.has_receiver)

    def may_mix(self, kinds: Collection[str]) -> bool:
        """Whether organizations of these kinds may stand together in it."""
        return not self.same_kind or len(set(kinds)) <= 1


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a step may take, or (``wait``) must. ``count`` None: not known, ``unknown`` says why.

    It runs from the latest of ``since`` that has come; while the step ``paused_by`` is done and the last of ``since``
    is not, it stands still.
    """

    count: int | None
    unit: Counted
    runs: Runs
    since: tuple[str, ...]
    paused_by: str | None
    means: Means
    unknown: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done, by whom; ``sets`` is the legal status that it brings about.

    ``on_receipt``: done by the very coming of the file; ``optional``: only where there is cause.
    """

    code: str
    name: str
    by: Party
    clock: Clock | None
    sets: str | None
    on_receipt: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the file, with its form where one is known."""

    code: str
    name: str
    form: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to end. ``needs`` are the steps that come before it; ``enters``: organizations come into the book."""

    code: str
    name: str
    sets: str | None
    enters: bool
    writes: bool
    needs: tuple[str, ...]

    @property
    def changes_something(self) -> bool:
        """Whether the book is otherwise afterwards."""
        return bool(self.sets) or self.enters or self.writes


@dataclass(frozen=True, slots=True)
class Edition:
    """The procedure as it stands from a day on. ``basis`` is of this edition, ``rests_on`` of its steps."""

    since: date
    authority: str
    parties: Parties
    steps: tuple[Step, ...]
    papers: tuple[Paper, ...]
    outcomes: tuple[Outcome, ...]
    basis: Basis
    rests_on: Basis

    def step(self, code: str) -> Step:
        """The step of a code. Refused where there is none."""
        for step in self.steps:
            if step.code == code:
                return step
        raise UnknownCodeError(subject="bước thủ tục", code=code, path="rules/procedures")

    @property
    def receipt(self) -> Step | None:
        """The step that is done by the coming of the file: those before it in the list were done by then, those
        after it are done since."""
        return next((step for step in self.steps if step.on_receipt), None)

    def outcome(self, code: str) -> Outcome:
        """The result of a code. Refused where there is none."""
        for outcome in self.outcomes:
            if outcome.code == code:
                return outcome
        raise UnknownCodeError(subject="kết quả thủ tục", code=code, path="rules/procedures")

    def steps_before(self, outcome: Outcome) -> tuple[Step, ...]:
        """The steps that come before a result beside those that it needs: where it changes the book, every one up to
        the last of these, but for those that are only done where there is cause."""
        needed = [at for at, one in enumerate(self.steps) if one.code in outcome.needs and not one.optional]
        last = max(needed, default=0)
        owed = self.steps[:last] if outcome.changes_something else ()
        return tuple(one for one in owed if not one.optional and one.code not in outcome.needs)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One kind of procedure.

    ``starts`` and ``ends`` are what its first and last day are called, where it has them; ``longest`` is the norm that
    bounds the stretch between; ``youngest`` the norm of how many months after its certificate an organization may begin
    it; ``makes`` the kind of organization that comes out of it; ``begins_from`` the legal
    statuses that it may begin in (none named: every one of an organization that still is). ``ended_as`` is what is said
    of one that came to its end by it, ``heir_of`` of one that stays or comes out of it; the others' names follow.
    """

    id: str
    title: str
    order: int
    applies_to: tuple[str, ...]
    begins_from: tuple[str, ...]
    makes: str | None
    starts: str | None
    ends: str | None
    longest: str | None
    youngest: str | None
    note: str | None
    ended_as: str | None
    heir_of: str | None
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """The edition in force on ``day``. Refused before the first that is known."""
        known = [edition for edition in self.editions if edition.since <= day]
        if not known:
            raise UndecidedError(
                subject=f"thủ tục “{self.title}” ngày {day:%d/%m/%Y}",
                reason=f"bản đầu tiên đã biết bắt đầu từ ngày {self.editions[0].since:%d/%m/%Y}",
            )
        return known[-1]

    def nearest(self, day: date) -> Edition:
        """The edition in force on ``day``, else the first: for what is asked before the day of a file is known."""
        return next((edition for edition in reversed(self.editions) if edition.since <= day), self.editions[0])
