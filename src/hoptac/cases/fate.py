"""What became of an organization by a procedure, or what it came out of: told at the head of its page, both ways."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.access import may_work
from hoptac.cases.lists import SUSPENDED
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.services.reopening import may_reopen
from hoptac.cases.timing import edition_of
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.naming import names_of
from hoptac.registry.page_head import Link, Note
from hoptac.registry.panels import Ask
from hoptac.registry.shown import has_ended


def notes_of(ask: Ask) -> Iterator[Note]:
    """The procedures that ended, made or rest it, the newest first; only those whose result holds on the page's day."""
    own = Party.objects.filter(organization=ask.organization).values("procedure")
    came = Newcomer.objects.filter(organization=ask.organization).values("procedure")
    rows = Procedure.objects.filter(Q(pk__in=own) | Q(pk__in=came), state=Procedure.State.CLOSED, ended_on__lte=ask.day)
    for procedure in rows.select_related("unit").order_by("-ended_on", "-pk"):
        yield from _notes(ask, procedure)


def _notes(ask: Ask, procedure: Procedure) -> Iterator[Note]:
    kind, sets = kind_of(procedure.kind), edition_of(procedure).outcome(procedure.result).sets or ""
    parties = list(Party.objects.filter(procedure=procedure).select_related("proposal"))
    mine = next((one for one in parties if one.organization_id == ask.organization.pk), None)
    agreed = [one for one in parties if one.part == Party.Part.SUBJECT and _is_agreed(one)]
    if mine is not None and mine.part == Party.Part.SUBJECT:
        if not _is_agreed(mine):
            return
        if has_ended(sets):
            yield _end(ask, procedure, mine, parties)
        elif sets == SUSPENDED and ask.standing.legal_status == SUSPENDED and not ask.is_past:
            yield _rest(procedure, ask.today)
    elif kind.heir_of and agreed:
        about = _links(one.organization_id for one in agreed)
        yield Note(f"{kind.heir_of}, từ ngày {written(_since(agreed[0], procedure))}:", about, (_page(procedure),))


def _is_agreed(party: Party) -> bool:
    """Whether the second person agreed; without a question the status stood already."""
    return party.proposal is None or party.proposal.state == Proposal.State.APPROVED


def _end(ask: Ask, procedure: Procedure, mine: Party, parties: Sequence[Party]) -> Note:
    """Into whom it went, since when, and the way to take that back."""
    kind, since = kind_of(procedure.kind), written(_since(mine, procedure))
    heirs = [one.organization_id for one in parties if one.part == Party.Part.RECEIVER]
    born: QuerySet[Newcomer] = Newcomer.objects.filter(procedure=procedure, organization__isnull=False)
    heirs += [one for one in born.values_list("organization", flat=True) if one is not None]
    paper = f", theo {procedure.result_paper}" if procedure.result_paper else ""
    acts = [_page(procedure)]
    works = may_work(scope_of(ask.user, today=ask.today), procedure.unit, today=ask.today)
    if works and not ask.is_past and may_reopen(procedure):
        acts.append(Link("Ghi nhầm? Mở lại thủ tục để hoàn lại", reverse("cases:reopen", args=[procedure.pk])))
    if kind.ended_as and heirs:
        return Note(f"{kind.ended_as}, từ ngày {since}{paper}:", _links(heirs), tuple(acts), tells_end=True)
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


def _links(organization_ids: Iterable[int]) -> tuple[Link, ...]:
    wanted = list(dict.fromkeys(organization_ids))
    present = set(Organization.objects.present().filter(pk__in=wanted).values_list("pk", flat=True))
    names, there = names_of(wanted), [pk for pk in wanted if pk in present]
    return tuple(Link(names.get(pk, f"số {pk}"), reverse("registry:organization", args=[pk])) for pk in there)


def _page(procedure: Procedure) -> Link:
    return Link(f"Thủ tục số {procedure.pk}", reverse("cases:procedure", args=[procedure.pk]))
