"""What became of an organization by a procedure, or what it came out of: told at the head of its page, both ways."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.access import procedures_in, units_worked_on
from hoptac.cases.as_known import agreed_then, as_stood, known_by
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import SUSPENDED, kind_of
from hoptac.cases.services.reopening import may_reopen
from hoptac.cases.timing import edition_of
from hoptac.registry.access import standings_in
from hoptac.registry.codes import has_ended
from hoptac.registry.contents import rows_of
from hoptac.registry.models import Proposal, Size, Standing
from hoptac.registry.organization.head import Link, Note
from hoptac.registry.organization.panels import Ask, names_shown

# An organization ends once, and rests now and then: older ones are in the panel of its procedures.
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Read:
    """All that the notes of a page are made of, read at once.

    ``names`` are those of the organizations in the reader's reach; ``beyond`` are in the book, and out of reach.
    ``agreed`` gives by party since when the result holds for it: a second person agreed, or it stood already.
    """

    parties: Mapping[int, Sequence[Party]]
    born: Mapping[int, Sequence[int]]
    names: Mapping[int, str]
    beyond: frozenset[int]
    worked_on: frozenset[int]
    agreed: Mapping[int, date]


def notes_of(ask: Ask) -> Iterator[Note]:
    """The procedures that ended, made or rest it, the newest first; only those whose result holds on the page's day.

    As many queries for one as for many of them.
    """
    scope = scope_of(ask.user, today=ask.today)
    own = Party.objects.filter(organization=ask.organization).values("procedure")
    came = Newcomer.objects.filter(organization=ask.organization).values("procedure")
    rows = procedures_in(scope, user=ask.user, today=ask.today).filter(Q(pk__in=own) | Q(pk__in=came))
    if not (procedures := _ended(rows.select_related("unit"), ask)):
        return
    parties, born = _by_procedure(procedures)
    known = {one.organization_id for listed in parties.values() for one in listed}
    known.update(pk for listed in born.values() for pk in listed)
    present = set(Standing.objects.filter(pk__in=known).values_list("pk", flat=True))
    reached = set(
        standings_in(scope, user=ask.user, today=ask.today).filter(pk__in=present).values_list("pk", flat=True)
    )
    worked_on = units_worked_on(scope, (one.unit for one in procedures), today=ask.today)
    agreed = dict(_agreed(ask, procedures, parties))
    called = names_shown(reached, ask)
    names = {pk: called.get(pk, f"mục số {pk}") for pk in reached}
    read = _Read(parties, born, names, frozenset(present - reached), worked_on, agreed)
    yield from _outdated(ask, procedures, read)
    for procedure in procedures:
        yield from _notes(ask, procedure, read)


def _ended(rows: QuerySet[Procedure], ask: Ask) -> list[Procedure]:
    """The newest that had ended by the page's day; by an earlier knowledge those of which that was written then."""
    if ask.known_at is None:
        ended = rows.filter(state=Procedure.State.CLOSED, ended_on__lte=ask.day)
        return list(ended.order_by("-ended_on", "-pk")[:_MOST])
    stood = as_stood(list(known_by(rows, ask).order_by("-received_on", "-pk")[:_MOST]), ask)
    closed = [one for one in stood if one.state == Procedure.State.CLOSED and one.result]
    return sorted(closed, key=lambda one: (one.ended_on or ask.day, one.pk), reverse=True)


def _agreed(
    ask: Ask, procedures: Sequence[Procedure], parties: Mapping[int, Sequence[Party]]
) -> Iterator[tuple[int, date]]:
    """By party since when; by an earlier knowledge from what had been written of its legal status."""
    if ask.known_at is None:
        for procedure in procedures:
            yield from ((one.pk, _since(one, procedure)) for one in parties[procedure.pk] if _is_agreed(one))
        return
    written_then = agreed_then((one for listed in parties.values() for one in listed), ask.known_at)
    for procedure in procedures:
        sets = edition_of(procedure).outcome(procedure.result).sets or ""
        for one in parties[procedure.pk]:
            if (since := written_then.get((one.organization_id, sets))) is not None:
                yield one.pk, since


def _outdated(ask: Ask, procedures: Sequence[Procedure], read: _Read) -> Iterator[Note]:
    """That it took others over, and its members and capital are still told as they were before."""
    if not ask.may_change or ask.is_past or ask.has_ended:
        return
    days = [day for one in procedures if (day := _took_over(ask, one, read)) is not None]
    if not days:
        return
    told = [row.valid_from for row in rows_of(Size).filter(organization=ask.organization).as_of(ask.day)]
    if told and max(told) >= max(days):
        return
    since = f"mới có số liệu từ ngày {written(max(told))}" if told else "chưa có số liệu nào"
    words = f"Đã nhận sáp nhập ngày {written(max(days))}, mà thành viên, lao động, vốn {since}: hãy ghi lại cho đúng."
    change = reverse("registry:change", args=[ask.organization.pk, Size._meta.model_name])
    yield Note(words, acts=(Link("Ghi thành viên, lao động, vốn", change),))


def _took_over(ask: Ask, procedure: Procedure, read: _Read) -> date | None:
    """Since when others are part of it by this procedure; None where it took none over."""
    parties = read.parties[procedure.pk]
    is_receiver = any(one.organization_id == ask.organization.pk and one.part == Party.Part.RECEIVER for one in parties)
    agreed = [one for one in parties if one.part == Party.Part.SUBJECT and one.pk in read.agreed]
    return read.agreed[agreed[0].pk] if is_receiver and agreed else None


def _by_procedure(procedures: Sequence[Procedure]) -> tuple[dict[int, list[Party]], dict[int, list[int]]]:
    """The organizations of each, and those that came out of it."""
    parties, born = defaultdict[int, list[Party]](list), defaultdict[int, list[int]](list)
    for party in Party.objects.filter(procedure__in=procedures).select_related("proposal"):
        parties[party.procedure_id].append(party)
    came = Newcomer.objects.filter(procedure__in=procedures, organization__isnull=False)
    for procedure, organization in came.values_list("procedure_id", "organization_id"):
        born[procedure].append(organization or 0)
    return parties, born


def _notes(ask: Ask, procedure: Procedure, read: _Read) -> Iterator[Note]:
    kind, sets = kind_of(procedure.kind), edition_of(procedure).outcome(procedure.result).sets or ""
    parties = read.parties[procedure.pk]
    mine = next((one for one in parties if one.organization_id == ask.organization.pk), None)
    agreed = [one for one in parties if one.part == Party.Part.SUBJECT and one.pk in read.agreed]
    if mine is not None and mine.part == Party.Part.SUBJECT:
        if mine.pk not in read.agreed:
            return
        if has_ended(sets):
            yield _end(ask, procedure, mine, read)
        elif sets == SUSPENDED and ask.standing.legal_status == SUSPENDED and not ask.is_past:
            yield _rest(procedure, ask.today)
    elif kind.heir_of and agreed:
        about = _links((one.organization_id for one in agreed), read)
        yield Note(f"{kind.heir_of}, từ ngày {written(read.agreed[agreed[0].pk])}:", about, (_page(procedure),))


def _is_agreed(party: Party) -> bool:
    """Whether the second person agreed; without a question the status stood already."""
    return party.proposal is None or party.proposal.state == Proposal.State.APPROVED


def _end(ask: Ask, procedure: Procedure, mine: Party, read: _Read) -> Note:
    """Into whom it went, since when, and the way to take that back."""
    kind, since = kind_of(procedure.kind), written(read.agreed[mine.pk])
    parties = read.parties[procedure.pk]
    heirs = [one.organization_id for one in parties if one.part == Party.Part.RECEIVER]
    heirs += read.born[procedure.pk]
    paper = f", theo {procedure.result_paper}" if procedure.result_paper else ""
    acts = [_page(procedure)]
    if procedure.unit_id in read.worked_on and not ask.is_past and may_reopen(procedure, parties):
        acts.append(Link("Ghi nhầm? Mở lại thủ tục để hoàn lại", reverse("cases:reopen", args=[procedure.pk])))
    elif ask.may_change and not ask.is_past:
        undo = reverse("registry:ask_legal_status", args=[ask.organization.pk])
        acts.append(Link("Ghi nhầm? Đề nghị ghi lại", undo))
    if kind.ended_as and heirs:
        return Note(f"{kind.ended_as}, từ ngày {since}{paper}:", _links(heirs, read), tuple(acts), tells_end=True)
    outcome = edition_of(procedure).outcome(procedure.result)
    return Note(f"{outcome.name}, từ ngày {since}{paper}.", (), tuple(acts), tells_end=True)


def _rest(procedure: Procedure, today: date) -> Note:
    """From when until when it rests; told apart where that time is over and nobody has written what came then."""
    last = procedure.ends_on
    words = f"Tạm ngừng từ ngày {written(procedure.starts_on)} đến hết ngày {written(last)}."
    if last is not None and last < today:
        words += " Thời hạn đã hết: hãy ghi tổ chức hoạt động trở lại, hoặc lần tạm ngừng tiếp theo."
    return Note(words, acts=(_page(procedure),))


def _since(party: Party, procedure: Procedure) -> date:
    if party.proposal is not None:
        return date.fromisoformat(party.proposal.facts["since"])
    assert procedure.ended_on is not None
    return procedure.ended_on


def _links(organization_ids: Iterable[int], read: _Read) -> tuple[Link, ...]:
    """Those in reach by name; of the others in the book only how many they are."""
    wanted = list(dict.fromkeys(organization_ids))
    links = [Link(read.names[pk], reverse("registry:organization", args=[pk])) for pk in wanted if pk in read.names]
    if beyond := sum(pk in read.beyond for pk in wanted):
        links.append(Link(f"{beyond} tổ chức ngoài phạm vi bạn được xem", ""))
    return tuple(links)


def _page(procedure: Procedure) -> Link:
    return Link(f"Thủ tục số {procedure.pk}", reverse("cases:procedure", args=[procedure.pk]))
