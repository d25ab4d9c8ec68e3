"""Acts: found by their identity or made, and tied to each other."""

from datetime import date, datetime

from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.base.folding import fold
from hoptac.documents.models import Act, ActRelation, Document


def identity_of(*, kind: str, number: str, name: str, issuer: str, dated: date | None) -> str:
    """What makes an act one and the same.

    A number with a body's sign is unique only within the body and the year, so both join it; an act without a number is
    known by kind and name.

    >>> identity_of(kind="ke_hoach", number="110/KH-UBND", name="", issuer="UBND tỉnh", dated=date(2020, 11, 11))
    'ke_hoach|110/kh-ubnd|2020-11-11'
    >>> identity_of(kind="luat", number="", name="Luật Hợp tác xã năm 2012", issuer="", dated=None)
    'luat|luat hop tac xa nam 2012'
    """
    if not number:
        return f"{kind}|{fold(name)[:180]}"
    when = dated.isoformat() if dated else fold(issuer)[:80]
    return f"{kind}|{number.casefold().replace(' ', '')}|{when}"


def find_or_make_act(
    *, kind: str, number: str = "", name: str = "", issuer: str = "", dated: date | None = None, title: str = ""
) -> Act:
    """The act that this names; missing words of a known act are filled in, known ones are never overwritten.

    A mention without a date is the one known act of that kind and number; where several bear it, it stays apart.
    """
    act = _known_act(kind=kind, number=number, dated=dated)
    if act is None:
        identity = identity_of(kind=kind, number=number, name=name, issuer=issuer, dated=dated)
        act, _ = Act.objects.get_or_create(identity=identity, defaults={"kind": kind, "number": number, "name": name})
    for field, value in (("issuer", issuer), ("title", title), ("dated", dated)):
        if value and not getattr(act, field):
            setattr(act, field, value)
    act.save()
    return act


def _known_act(*, kind: str, number: str, dated: date | None) -> Act | None:
    if not number:
        return None
    same = list(Act.objects.filter(kind=kind, number__iexact=number))
    fitting = [act for act in same if dated is None or act.dated in (None, dated)]
    return fitting[0] if len(fitting) == 1 else None


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
