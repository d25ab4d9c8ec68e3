"""Acts: found by their identity or made, and tied to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from hoptac.accounts.models import User
from hoptac.base.audit import System, Written
from hoptac.base.folding import fold
from hoptac.documents.kinds import OTHER
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.units.models import Agency

# How many acts are looked for in one statement: databases limit the length of a condition.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ActWords:
    """What a document says of an act. ``name`` serves acts without a number, ``agency`` is the known issuer."""

    kind: str
    number: str = ""
    name: str = ""
    issuer: str = ""
    dated: date | None = None
    title: str = ""
    agency: Agency | None = None


def identity_of(words: ActWords) -> str:
    """What makes an act one and the same.

    Two communes both issue 01/KH-UBND on the first working day of a year: body and day both join the number. An act
    without a number is known by kind and name.

    >>> identity_of(ActWords("ke_hoach", "110/KH-UBND", issuer="UBND tỉnh", dated=date(2020, 11, 11)))
    'ke_hoach|110/kh-ubnd|2020-11-11|ubnd tinh'
    >>> identity_of(ActWords("luat", name="Luật Hợp tác xã năm 2012"))
    'luat|luat hop tac xa nam 2012'
    """
    body = words.agency.key if words.agency else fold(words.issuer)
    if not words.number:
        own = f"|{body[:40]}" if words.title else ""  # a mention by name seldom says whose act it is
        return f"{words.kind}|{fold(words.name)[:110]}{own}"
    day = words.dated.isoformat() if words.dated else ""
    return f"{words.kind}|{words.number.casefold().replace(' ', '')[:80]}|{day}|{body[:60]}"


def find_or_make_act(words: ActWords, *, written: Written) -> Act:
    """The act that the words name."""
    return find_or_make_acts([words], written=written)[0]


def find_or_make_acts(mentions: Sequence[ActWords], *, written: Written) -> list[Act]:
    """The act that each mention names; what was not known of it is filled in, what was is never overwritten.

    A mention that fits several known acts stays apart: a person says which one it is, nobody guesses. The same few
    statements serve any number of mentions.
    """
    known = _acts_like(mentions)
    named: list[Act] = []
    changed: dict[int, Act] = {}
    for words in mentions:
        act = _known_act(words, known) or _act_with(identity_of(words), words, known)
        if act.pk is None and act not in known:
            known.append(act)
        if _fill_in(act, words) and act.pk is not None:
            changed[act.pk] = act
        named.append(act)
    # Another document may make the same act at the same moment: its row is taken then.
    made = Act.objects.bulk_create(
        [act for act in known if act.pk is None],
        update_conflicts=True,
        unique_fields=["identity"],
        update_fields=["identity"],
    )
    Act.objects.bulk_update(changed.values(), ["issuer", "title", "dated", "issuer_agency"])
    written.keep([*made, *changed.values()])
    return named


def _fill_in(act: Act, words: ActWords) -> bool:
    """Add what was not known of the act; return whether anything was added."""
    told = {"issuer": words.issuer[:300], "title": words.title, "dated": words.dated, "issuer_agency": words.agency}
    added = {field: value for field, value in told.items() if value and not getattr(act, field)}
    for field, value in added.items():
        setattr(act, field, value)
    return bool(added)


def act_of_document(document: Document, words: ActWords, *, written: Written) -> Act:
    """The act whose text this document is. The document's own words win over what others said of the act.

    When a person mends number or day, the document keeps its act, unless the mended words name another known act.
    """
    own = document.acts.order_by("pk").first()
    like = _acts_like([words])
    known = _known_act(words, [act for act in like if act != own])
    if known is not None and own is not None:
        _let_go(own, written)
        own = None
    act = known or own or _act_with(identity_of(words), words, like)
    act.kind, act.number, act.name, act.title = words.kind, words.number[:80], words.name[:300], words.title
    act.issuer, act.dated, act.issuer_agency = words.issuer[:300], words.dated, words.agency
    identity = identity_of(words)
    if not Act.objects.filter(identity=identity).exclude(pk=act.pk).exists():
        act.identity = identity
    if act.document is None or (act.document.is_demo and not document.is_demo):
        act.document = document
    act.version += 1
    act.save()
    written.keep([act])
    return act


def _acts_like(mentions: Sequence[ActWords]) -> list[Act]:
    """Every act that one of the mentions may mean."""
    found: dict[int, Act] = {}
    for first in range(0, len(mentions), _AT_ONCE):
        some = mentions[first : first + _AT_ONCE]
        numbers = {words.number.casefold(): words.number for words in some if words.number}.values()
        same_identity = Q(identity__in={identity_of(words) for words in some})
        condition = reduce(or_, (Q(number__iexact=number) for number in numbers), same_identity)
        found |= {act.pk: act for act in Act.objects.filter(condition).select_related("issuer_agency")}
    return [found[key] for key in sorted(found)]


def _act_with(identity: str, words: ActWords, known: Iterable[Act]) -> Act:
    """The known act of this identity, or a new one, not yet saved."""
    new = Act(identity=identity, kind=words.kind, number=words.number[:80], name=words.name[:300])
    return next((act for act in known if act.identity == identity), new)


def _known_act(words: ActWords, known: Iterable[Act]) -> Act | None:
    """The one act that the words fit. A class that the text leaves open ("văn bản số …") fits every kind."""
    if not words.number:
        identity = identity_of(words)
        return next((act for act in known if act.identity == identity), None)
    kinds = {act.kind for act in known} if words.kind == OTHER else {words.kind, OTHER}
    number = words.number.casefold()
    fitting = [act for act in known if act.number.casefold() == number and act.kind in kinds and _fits(act, words)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(act: Act, words: ActWords) -> bool:
    """Same day where both say one, same body where both say one; a mention without a day must agree on the body."""
    if act.dated and words.dated and act.dated != words.dated:
        return False
    if act.issuer_agency and words.agency:
        return act.issuer_agency == words.agency
    if act.dated and words.dated:
        return True
    if act.issuer and words.issuer:
        return fold(act.issuer) == fold(words.issuer)
    is_local = bool(act.issuer_agency and act.issuer_agency.unit_id) or bool(words.agency and words.agency.unit_id)
    return not is_local


def _let_go(act: Act, written: Written) -> None:
    """Part an act from its document; one that nothing else knows goes."""
    act.document = None
    act.save(update_fields=["document"])
    if act.relations.exists() or act.related_from.exists() or hasattr(act, "plan"):
        written.keep([act])
        return
    written.lose(Act, [act.pk])
    act.delete()


@dataclass(frozen=True, slots=True)
class Tie:
    """One act's stand to another, with the words that say so."""

    source: Act
    target: Act
    kind: str
    quote: str


def state_relations(
    document: Document,
    ties: Iterable[Tie],
    *,
    is_secondary: bool,
    actor: User | System,
    at: datetime,
    written: Written,
) -> list[ActRelation]:
    """Let the document say this of acts, and nothing that it said before; what other documents say stays theirs.

    An act is never tied to itself, and two acts are tied in one way once.
    """
    written.lose(ActRelation, document.stated_relations.values_list("pk", flat=True))
    document.stated_relations.all().delete()
    once = {(tie.source.pk, tie.target.pk, tie.kind): tie for tie in ties if tie.source.pk != tie.target.pk}
    made = ActRelation.objects.bulk_create(
        ActRelation(
            source=tie.source,
            target=tie.target,
            kind=tie.kind,
            quote=tie.quote,
            document=document,
            is_secondary=is_secondary,
            confirmed_by=actor if isinstance(actor, User) else None,
            confirmed_at=at,
        )
        for tie in once.values()
    )
    written.keep(made)
    return made
