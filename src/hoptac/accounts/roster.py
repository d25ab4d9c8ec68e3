"""The roster of a province as one page: each unit, its leader in charge and its focal officer, and where nobody is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.access_roster import sees_phone
from hoptac.accounts.models import Contact, User
from hoptac.base.folding import exact, fold
from hoptac.base.models import RecordQuerySet
from hoptac.base.templatetags.vietnamese import day as written_day
from hoptac.units.lists import communes_at
from hoptac.units.models import Unit

HEADS = (
    "Đơn vị", "Phần việc", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử",
    "Bồi dưỡng", "Từ ngày", "Nguồn", "Danh bạ ngày",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One post of one unit. ``row`` None: never written; without a name: vacant. Telephones only where needed."""

    unit: Unit
    post: Contact.Post
    row: Contact | None
    has_phone: bool
    may_write: bool

    @property
    def is_vacant(self) -> bool:
        """Whether nobody is named."""
        return self.row is None or not self.row.full_name

    @property
    def phone(self) -> str:
        """The telephone, for those whose work needs it."""
        return self.row.phone if self.row and self.has_phone else ""

    @property
    def email(self) -> str:
        """The address, for the same."""
        return self.row.email if self.row and self.has_phone else ""

    @property
    def source(self) -> str:
        """By what it is known, for the same: it may be a person who told it."""
        return self.row.source if self.row and self.has_phone else ""

    @property
    def training(self) -> str:
        """Trained or not, when and by whom."""
        if self.row is None or self.is_vacant or self.row.is_trained is None:
            return "chưa rõ"
        if not self.row.is_trained:
            return "chưa bồi dưỡng"
        parts = ["đã bồi dưỡng"]
        if self.row.trained_on:
            parts.append(f"ngày {written_day(self.row.trained_on)}")
        if self.row.trained_by:
            parts.append(f"do {self.row.trained_by}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One unit with both posts."""

    unit: Unit
    leader: Place
    officer: Place

    @property
    def has_gap(self) -> bool:
        """Whether a post is empty, or the officer not known to be trained."""
        return self.leader.is_vacant or self.officer.is_vacant or self.officer.training in ("chưa rõ", "chưa bồi dưỡng")


@dataclass(frozen=True, slots=True)
class RosterWish:
    """What the address asks for."""

    day: date
    words: str = ""
    only_gaps: bool = False
    misread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A province's roster on a day, with what is missing in the whole of it; of one commune where ``own`` is set."""

    province: Unit
    wish: RosterWish
    lines: tuple[RosterLine, ...]
    units: int
    without_leader: int
    without_officer: int
    untrained: int
    own: Unit | None = None

    @property
    def unit(self) -> Unit:
        """Whose roster it is."""
        return self.own or self.province


def province_of(unit: Unit) -> Unit:
    """The province in which the unit lies, or the unit itself."""
    while unit.parent is not None:
        unit = unit.parent
    return unit


def roster_of(user: User, unit: Unit, wish: RosterWish, *, today: date) -> Roster:
    """Of a province: itself and its communes of the day by name. Of a commune: itself, and the province above it."""
    scope, province = scope_of(user, today=today), province_of(unit)
    own = unit if unit.level == Unit.Level.COMMUNE else None
    below = communes_at(wish.day).within([province.pk])
    units = [own, province] if own else [province, *below]
    rows = Contact.objects.filter(unit__in=units).as_of(wish.day)
    known = {(row.unit_id, row.post): row for row in rows}
    lines = [_line(unit, known, scope) for unit in units]
    return Roster(
        province,
        wish,
        tuple(line for line in lines if _fits(line, wish)),
        len(lines),
        sum(line.leader.is_vacant for line in lines),
        sum(line.officer.is_vacant for line in lines),
        sum(not line.officer.is_vacant and not (line.officer.row and line.officer.row.is_trained) for line in lines),
        own,
    )


def history_of(unit: Unit, post: Contact.Post) -> RecordQuerySet:
    """All that was ever written of one post of a unit, newest first."""
    return Contact.objects.filter(unit=unit, post=post).select_related("recorded_by", "corrected_by")


def _line(unit: Unit, known: dict[tuple[int, str], Contact], scope: Scope) -> RosterLine:
    phones, writes = sees_phone(scope, unit.pk), scope.writes(unit.pk)
    leader, officer = (Place(unit, post, known.get((unit.pk, post)), phones, writes) for post in Contact.Post)
    return RosterLine(unit, leader, officer)


def _fits(line: RosterLine, wish: RosterWish) -> bool:
    if wish.only_gaps and not line.has_gap:
        return False
    if exact(wish.words) != fold(wish.words):
        return exact(wish.words) in exact(line.unit.name)
    return fold(wish.words) in line.unit.folded


def table_rows(roster: Roster) -> Iterator[tuple[object, ...]]:
    """The roster as a table, its heads first; a vacant post is a row without a name."""
    yield HEADS
    for line in roster.lines:
        for place in (line.leader, line.officer):
            row = place.row
            yield (
                line.unit.name,
                place.post.label,
                row.full_name if row else "",
                row.position if row else "",
                place.phone,
                place.email,
                "" if place.is_vacant else place.training,
                row.valid_from if row else "",
                place.source,
                roster.wish.day,
            )
