"""The head of an organization's page: name, place, the two statuses of the day, and what became of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.base.templatetags.vietnamese import moment
from hoptac.registry.access_proposals import approvable
from hoptac.registry.codes import has_ended
from hoptac.registry.labels import source_told
from hoptac.registry.leaving import left_by
from hoptac.registry.listing.shown import Status, legal_status, operating_status
from hoptac.registry.models import Facet, LegalStatus, OperatingStatus, Proposal, Seat
from hoptac.registry.organization.panels import Ask, name_of, names_shown
from hoptac.registry.organization.statements import in_force


@dataclass(frozen=True, slots=True)
class Link:
    """A name with the address behind it; blank where whoever reads may not go there."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that whoever opens the page must know first: words, then the others it is about, then what can be done.

    ``tells_end``: it says how the organization came to its end.
    """

    words: str
    about: tuple[Link, ...] = ()
    acts: tuple[Link, ...] = ()
    tells_end: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the panels; ``place`` is empty where no head office was known."""

    name: str
    place: str
    legal: Status
    operating: Status
    has_ended: bool
    notes: tuple[Note, ...]

    @property
    def legal_words(self) -> str:
        """The registry's status."""
        return f"Pháp lý: {self.legal.name}"

    @property
    def operating_words(self) -> str:
        """What an officer saw: the words may be the same, so each says whose they are. Nothing of one that ended."""
        return "" if self.has_ended else f"Thực tế: {self.operating.name}"


Notes = Callable[[Ask], Iterable[Note]]
_notes: list[Notes] = []


def register_notes(find: Notes) -> None:
    """Let another app say what became of an organization; called from its ``ready``."""
    if find not in _notes:
        _notes.append(find)


def head_of(ask: Ask) -> Head:
    """The head as of the page's day and knowledge; today's row where it shows today."""
    legal_row = _one(LegalStatus, ask)
    if not ask.is_past:
        standing = ask.standing
        place = standing.unit.full_name if standing.unit else ""
        legal, operating = standing.legal_status, standing.operating_status
    else:
        seat, seen = _one(Seat, ask), _one(OperatingStatus, ask)
        place = seat.unit.full_name if seat else ""
        legal, operating = legal_row.status if legal_row else "", seen.status if seen else ""
    ended = has_ended(legal)
    notes = [note for find in _notes for note in find(ask)]
    if ended and not any(note.tells_end for note in notes):
        notes.insert(0, _end(ask, legal_row))
    notes = [*_left(ask), *notes, *_joined(ask)]
    return Head(name_of(ask), place, legal_status(legal), operating_status(operating), ended, tuple(notes))


def _end(ask: Ask, row: Any) -> Note:
    """That it is no more, since when and by what, and how that is put right."""
    by = row.paper or source_told(row.source, sees_personal=ask.sees_personal)
    words = f"{legal_status(row.status).name} từ ngày {written(row.valid_from)}, theo {by}."
    undo = Link("Ghi nhầm? Đề nghị ghi lại", reverse("registry:ask_legal_status", args=[ask.organization.pk]))
    return Note(words, acts=(undo,) if ask.may_change and not ask.is_past else (), tells_end=True)


def _left(ask: Ask) -> Iterable[Note]:
    """That the entry was out of the book at the moment of the page's knowledge, and was brought back later."""
    decided = left_by([ask.organization.pk], ask.known_at).get(ask.organization.pk) if ask.known_at else None
    if decided is not None:
        is_join = decided.act == Proposal.Act.JOIN
        fate = f"được coi là trùng với mục số {decided.facts['into']}" if is_join else "đã bị xóa khỏi sổ"
        yield Note(f"Lúc ấy mục này {fate}, từ {moment(decided.decided_at)}: {decided.reason}")


def _joins(ask: Ask) -> Mapping[int, Proposal]:
    """By entry the decision that it is this one, of those that stood at the moment of the page's knowledge."""
    rows = Proposal.objects.filter(act=Proposal.Act.JOIN, state=Proposal.State.APPROVED)
    if ask.known_at is None:
        rows = rows.filter(organization__same_as=ask.organization).order_by("decided_at", "pk")
        return {one.organization_id: one for one in rows}
    ever = rows.filter(facts__into=ask.organization.pk, decided_at__lte=ask.known_at)
    stood = left_by(ever.values_list("organization", flat=True), ask.known_at)
    return {key: one for key, one in stood.items() if one.facts.get("into") == ask.organization.pk}


def _joined(ask: Ask) -> Iterable[Note]:
    """The entries that turned out to be this one, with the way to part them again; of those alone known to be so."""
    listed = _joins(ask)
    if not listed:
        return
    names = names_shown(listed, ask)
    scope = scope_of(ask.user, today=ask.today)
    within = frozenset() if ask.is_past else approvable(scope, listed, today=ask.today)
    for pk, one in listed.items():
        undo = Link("Hoàn lại việc gộp", reverse("registry:undo", args=[one.pk]))
        words = f"Mục trùng “{names.get(pk, '')}” (số {pk}) đã gộp vào đây lúc {moment(one.decided_at)}: {one.reason}"
        yield Note(words, acts=(undo,) if pk in within else ())


def _one(facet: type[Facet], ask: Ask) -> Any:
    rows = in_force(facet, ask)
    return rows[0] if rows else None
