"""Acts: found by their identity or made, and tied to each other."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.base.folding import fold
from hoptac.documents.kinds import OTHER
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.units.models import Agency


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
    return f"{words.kind}|{words.number.casefold().replace(' ', '')}|{day}|{body[:60]}"


def find_or_make_act(words: ActWords) -> Act:
    """The act that the words name; what was not known of it is filled in, what was is never overwritten.

    A mention that fits several known acts stays apart: a person says which one it is, nobody guesses.
    """
    act = _known_act(words) or _act_with(identity_of(words), words)
    for field, value in (("issuer", words.issuer), ("title", words.title), ("dated", words.dated)):
        if value and not getattr(act, field):
            setattr(act, field, value)
    if words.agency and act.issuer_agency is None:
        act.issuer_agency = words.agency
    act.save()
    return act


def act_of_document(document: Document, words: ActWords) -> Act:
    """The act whose text this document is. The document's own words win over what others said of the act.

    When a person mends number or day, the document keeps its act, unless the mended words name another known act.
    """
    own = document.acts.order_by("pk").first()
    known = _known_act(words, besides=own)
    if known is not None and own is not None:
        _let_go(own)
        own = None
    act = known or own or _act_with(identity_of(words), words)
    act.kind, act.number, act.name, act.title = words.kind, words.number, words.name[:300], words.title
    act.issuer, act.dated, act.issuer_agency = words.issuer, words.dated, words.agency
    identity = identity_of(words)
    if not Act.objects.filter(identity=identity).exclude(pk=act.pk).exists():
        act.identity = identity
    if act.document is None or (act.document.is_demo and not document.is_demo):
        act.document = document
    act.version += 1
    act.save()
    return act


def _act_with(identity: str, words: ActWords) -> Act:
    defaults = {"kind": words.kind, "number": words.number, "name": words.name[:300]}
    return Act.objects.get_or_create(identity=identity, defaults=defaults)[0]


def _known_act(words: ActWords, *, besides: Act | None = None) -> Act | None:
    """The one act that the words fit. A class that the text leaves open ("văn bản số …") fits every kind."""
    if not words.number:
        same_name = Act.objects.filter(identity=identity_of(words)).first()
        return same_name if same_name != besides else None
    same = Act.objects.filter(number__iexact=words.number).select_related("issuer_agency")
    if words.kind != OTHER:
        same = same.filter(Q(kind=words.kind) | Q(kind=OTHER))
    fitting = [act for act in same if act != besides and _fits(act, words)]
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


def _let_go(act: Act) -> None:
    """Part an act from its document; one that nothing else knows goes."""
    act.document = None
    act.save(update_fields=["document"])
    is_known_elsewhere = act.relations.exists() or act.related_from.exists() or hasattr(act, "plan")
    if not is_known_elsewhere:
        act.delete()


def relate(
    source: Act,
    target: Act,
    *,
    kind: str,
    quote: str,
    document: Document,
    is_secondary: bool,
    actor: User | System,
    at: datetime,
) -> ActRelation | None:
    """Tie two acts with the words that say so; an act is never tied to itself."""
    if source.pk == target.pk:
        return None
    relation, _ = ActRelation.objects.update_or_create(
        source=source,
        target=target,
        kind=kind,
        defaults={
            "quote": quote,
            "document": document,
            "is_secondary": is_secondary,
            "confirmed_by": actor if isinstance(actor, User) else None,
            "confirmed_at": at,
        },
    )
    return relation
