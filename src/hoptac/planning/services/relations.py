"""The relations that an accepted document states: of its act to what it cites, and of cited acts to each other."""

from datetime import date, datetime

from hoptac.accounts.models import User
from hoptac.base.audit import System, Written
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE, OTHER
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.documents.services.acts import ActWords, Tie, find_or_make_acts, state_relations
from hoptac.planning.review.items import Item, Review
from hoptac.units.models import Agency, Unit
from hoptac.units.queries import Bodies, bodies_named

# The name by which a stated relation means the document's own act.
SELF = "self"


def relate_citations(
    review: Review,
    act: Act,
    document: Document,
    *,
    near: Unit,
    day: date,
    actor: User | System,
    at: datetime,
    written: Written,
) -> int:
    """Tie the act to what it cites, and cited acts to each other where a person says so; return how many ties stand."""
    citations = review.kept("citations")
    bodies = bodies_named((str(item.values.get("issuer") or "") for item in citations), near=near, day=day)
    acts = find_or_make_acts([_words_of(item, bodies) for item in citations], written=written)
    cited = {item.name: found for item, found in zip(citations, acts, strict=True)}
    ties = [
        Tie(act, cited[item.name], str(item.values.get("relation") or "mentions"), item.quote) for item in citations
    ]
    known = _by_any_name(citations, cited) | {SELF: act, act.number: act}
    for item in review.kept("relations"):
        source, target = known.get(str(item.values.get("source"))), known.get(str(item.values.get("target")))
        if source and target:
            ties.append(Tie(source, target, str(item.values.get("kind") or ActRelation.Kind.IMPLEMENTS), item.quote))
    only_told = review.header.values.get("doc_type") == ARTICLE
    return len(state_relations(document, ties, is_secondary=only_told, actor=actor, at=at, written=written))


def _by_any_name(citations: list[Item], cited: dict[str, Act]) -> dict[str, Act]:
    """Cited acts by the item's name, and by number or quote, as a table written by hand names them."""
    by_words = {str(item.values.get("number") or item.quote): cited[item.name] for item in reversed(citations)}
    return by_words | cited


def _words_of(item: Item, bodies: Bodies) -> ActWords:
    values = item.values
    number, issuer = str(values.get("number") or ""), str(values.get("issuer") or "")
    return ActWords(
        kind=str(values.get("kind") or OTHER),
        number=number,
        name="" if number else item.quote,
        issuer=issuer,
        dated=day_of(values.get("date")),
        agency=_exact(issuer, bodies),
    )


def _exact(name: str, bodies: Bodies) -> Agency | None:
    return next((match.agency for match in bodies.get(name, ()) if match.is_exact), None)
