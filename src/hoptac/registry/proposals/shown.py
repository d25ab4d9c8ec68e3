"""Proposals in words, with all that was said for them and what the person who looks may do about them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.confirming import Confirmation
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.registry.access import personal_in, standings_in
from hoptac.registry.access_proposals import approvable
from hoptac.registry.codes import name_of
from hoptac.registry.labels import source_named
from hoptac.registry.leaving import decided_leaving
from hoptac.registry.models import LegalStatus, Proposal, Standing
from hoptac.registry.naming import names_as_of, names_of
from hoptac.registry.proposals.differing import differing, joined_standings
from hoptac.registry.services.legal_status import ISSUER, REPLACES

_NOT_SAID = "chưa ghi"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a proposal comes from, told by the app that made it: its page, and facts beside those of the proposal."""

    name: str
    url: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """One proposal of the list. ``facts`` is all that the second person has to see before deciding."""

    proposal: Proposal
    name: str
    is_gone: bool
    facts: tuple[tuple[str, str], ...]
    origin: Origin | None
    may_decide: bool
    may_withdraw: bool
    may_undo: bool


Origins = Callable[[Sequence[Proposal], Scope, User, date], Mapping[int, Origin]]
_origins: list[Origins] = []


def register_origins(find: Origins) -> None:
    """Let another app say where proposals come from, to those who may see that; called from its ``ready``."""
    if find not in _origins:
        _origins.append(find)


@dataclass(frozen=True, slots=True)
class Then:
    """A page of the past: the day that it shows, and the moment of its knowledge (None: all that is known now)."""

    day: date
    known_at: datetime | None


def known_then(proposals: Iterable[Proposal], then: Then) -> list[Proposal]:
    """The proposals as they were known at that moment: what was decided later still waited. Never saved."""
    known_at = then.known_at
    if known_at is None:
        return list(proposals)
    asked = [copy(one) for one in proposals if one.asked_at <= known_at]
    for one in asked:
        if one.decided_at is not None and one.decided_at > known_at:
            one.state, one.decided_by, one.decided_at, one.answer = Proposal.State.OPEN, None, None, ""
    return asked


def shown_proposals(
    proposals: Iterable[Proposal], user: User, *, today: date, then: Then | None = None
) -> list[ProposalShown]:
    """The proposals of a page in their order, ``then`` as of the past; as many queries for one as for all."""
    listed, scope = list(proposals) if then is None else known_then(proposals, then), scope_of(user, today=today)
    targets = {one.facts.get("into") for one in listed} | {one.organization_id for one in listed}
    present = dict(Standing.objects.filter(pk__in=targets - {None}).values_list("pk", "legal_status"))
    statuses = present if then is None else {**dict.fromkeys(present, ""), **_statuses_of(present, then)}
    names = (
        names_of(targets - {None})
        if then is None
        else names_as_of(targets - {None}, day=then.day, known_at=then.known_at)
    )
    # Of what is in the book no more only those are told who wrote about it.
    personal = personal_in(scope, user=user, today=today)
    open_to = personal.among(one.organization_id for one in listed)
    if then is None:
        open_to |= {one.organization_id for one in listed} - statuses.keys()
    replaced = LegalStatus.objects.in_bulk({one.facts[REPLACES] for one in listed if one.facts.get(REPLACES)})
    within = approvable(scope, (one.organization_id for one in listed), today=today)
    origins = {key: origin for find in _origins for key, origin in find(listed, scope, user, today).items()}
    gone = {one.organization_id for one in listed} - statuses.keys()
    stands = {one.pk for one in decided_leaving(gone).values()} if gone else set()
    facts = {one.pk: _facts(one, statuses, names, replaced, one.organization_id in open_to) for one in listed}
    both = joined_standings(listed, standings_in(scope, user=user, today=today)) if then is None else {}
    for one in listed:
        mine, kept = both.get(one.organization_id), both.get(one.facts.get("into", 0))
        facts[one.pk] += differing(mine, kept, personal) if mine is not None and kept is not None else []
    return [
        _shown(one, user, statuses, names, facts[one.pk], within, origins.get(one.pk), stands=one.pk in stands)
        for one in listed
    ]


def _statuses_of(organization_ids: Iterable[int], then: Then) -> dict[int, str]:
    """The legal status of each on that day, as it was known."""
    rows = LegalStatus.objects.filter(organization__in=list(organization_ids)).as_of(then.day, known_at=then.known_at)
    return dict(rows.values_list("organization", "status"))


def _shown(
    one: Proposal,
    user: User,
    statuses: Mapping[int, str],
    names: Mapping[int, str],
    facts: Sequence[tuple[str, str]],
    within: frozenset[int],
    origin: Origin | None,
    *,
    stands: bool,
) -> ProposalShown:
    is_open, is_gone = one.state == Proposal.State.OPEN, one.organization_id not in statuses
    approves = one.organization_id in within
    stated = [*facts, ("Vì", one.reason)]
    return ProposalShown(
        one,
        names.get(one.organization_id, str(one.organization)),
        is_gone,
        (*stated, *(origin.facts if origin else ())),
        origin,
        may_decide=is_open and approves and not one.is_first(user.pk),
        may_withdraw=is_open and one.answering_id == user.pk,
        may_undo=stands and approves,
    )


def _facts(
    one: Proposal,
    statuses: Mapping[int, str],
    names: Mapping[int, str],
    replaced: Mapping[int, LegalStatus],
    sees_personal: bool,
) -> list[tuple[str, str]]:
    """What was asked, each fact by its label."""
    facts = one.facts
    if one.act == Proposal.Act.JOIN:
        into = facts["into"]
        kept = f"{names.get(into, 'không còn trong sổ')} (số {into})"
        return [("Mục sẽ gộp", f"Số {one.organization_id} trong sổ"), ("Mục được giữ lại", kept)]
    if one.act == Proposal.Act.REMOVE:
        return [("Việc sẽ làm", "Xóa khỏi sổ vì ghi nhầm")]
    paper, source = facts.get("paper") or "", facts["source"]
    told = [
        ("Tình trạng mới", f"{name_of('legal_status', facts['status'])}, từ ngày {written(_since(one))}"),
        ("Văn bản", paper or _NOT_SAID),
    ]
    if facts.get(ISSUER):
        told.append(("Cơ quan ban hành", facts[ISSUER]))
    if one.state == Proposal.State.OPEN:
        told.insert(0, ("Sổ đang ghi", name_of("legal_status", statuses.get(one.organization_id, "")) or "Chưa rõ"))
    if source != f"Văn bản: {paper}":
        told.append(("Nguồn", source_named(source, sees_personal=sees_personal)))
    if facts.get(REPLACES):
        told.append(("Thay cho", _row_in_words(replaced.get(facts[REPLACES]), sees_personal=sees_personal)))
    return told


def _row_in_words(row: LegalStatus | None, *, sees_personal: bool) -> str:
    if row is None:
        return "dòng đã ghi trước đó, nay không còn trong sổ"
    known = name_of("legal_status", row.status)
    source = source_named(row.source, sees_personal=sees_personal)
    told = f"dòng “{known}” từ ngày {written(row.valid_from)} (nguồn: {source})"
    return f"{told}, vì dòng ấy ghi sai hoặc chỉ mang ngày ghi vào sổ"


def _since(one: Proposal) -> date:
    return date.fromisoformat(one.facts["since"])


def undo_asked(proposal: Proposal, name: str) -> Confirmation:
    """What is asked before an entry that was joined or removed comes back under its name."""
    return Confirmation(
        title=f"Hoàn lại: {proposal.get_act_display()}",
        act=f"“{name}” (mục số {proposal.organization_id}) có lại trong sổ, với mọi điều đã ghi ở mục ấy.",
        kept="Điều ghi vào mục kia từ khi gộp vẫn ở mục kia. Cần thì đề nghị gộp hoặc xóa lần nữa.",
        button="Hoàn lại",
        back_url=f"{reverse('registry:proposals')}?state={proposal.state}",
        done_url=reverse("registry:organization", args=[proposal.organization_id]),
        about=name,
    )
