"""Citations: one row for each distinct act that a document names, with how it bears on the document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from vanban.act_links import links_between
from vanban.acts import find_mentions
from vanban.blocks import Block
from vanban.clean import Clean
from vanban.letters import plain
from vanban.mentions import Mention
from vanban.model import ActLink, Citation, LinkKind, Relation
from vanban.wording import one_of, pattern_of, texts_of

_MARKUP = re.compile(r"<[^<>\n]*>|&[a-z]{2,5};|!\[[^\]\n]*\]\([^)\n]*\)|\[|\]\([^)\n]*\)")
_LONGEST_CLAUSE = 160
_RECITAL_BLOCKS = 12  # the legal bases stand at the front; a later "thực hiện" gives a task, not a basis


@dataclass(slots=True)
class _Act:
    """What the mentions of one act say together."""

    mention: Mention
    quote: str
    start: int
    end: int
    date: date | None
    issuer: str | None
    relation: Relation
    mentions: int = field(default=1)


class _Acts:
    """The distinct acts so far, by number, by name, and by serial for short mentions."""

    def __init__(self, own_number: str | None, own_law: frozenset[str]) -> None:
        self.rows: list[_Act] = []
        self._by_key: dict[str, _Act] = {}
        self._own = _folded(own_number) if own_number else None
        self._own_law = own_law

    def is_own(self, mention: Mention) -> bool:
        if mention.number is None:
            return mention.name in self._own_law
        return self._own is not None and _folded(mention.number) == self._own

    def find(self, mention: Mention) -> _Act | None:
        keys = _keys(mention)
        return next((self._by_key[key] for key in keys if key in self._by_key), None)

    def add(self, act: _Act) -> None:
        self.rows.append(act)
        self.learn(act, act.mention)

    def learn(self, act: _Act, mention: Mention) -> None:
        """Let later mentions in the ways of this one find the act; the latest owner of a short form keeps it."""
        for key in (*_keys(mention), *_short_keys(mention)):
            self._by_key[key] = act


@dataclass(frozen=True, slots=True)
class Cited:
    """The distinct acts, and what the text says of them to each other."""

    acts: tuple[Citation, ...]
    links: tuple[ActLink, ...]


def find_citations(
    text: str, blocks: Sequence[Block], title: Clean | None, *, number: str | None, doc_type: str
) -> Cited:
    """The acts that the title and the body name, each at its first mention. ``number`` is the document's own."""
    acts = _Acts(number, _own_law(title) if doc_type == "luat" else frozenset())
    waiting: list[tuple[Mention, Clean, Relation]] = []
    tied: list[tuple[Mention, Mention, LinkKind, Clean]] = []
    for piece, is_title, is_recital in _pieces(blocks, title):
        mentions = tuple(mention for mention in find_mentions(piece.text) if _is_whole(mention, piece, text))
        ties = links_between(piece.text, mentions)
        tied += [(mentions[source], mentions[target], kind, piece) for source, target, kind in ties]
        relations = _relations(piece.text, mentions, is_title, is_recital and doc_type != "tin_tuc")
        for mention, relation in zip(mentions, relations, strict=True):
            if acts.is_own(mention):
                continue
            if _is_loose(mention) and acts.find(mention) is None:
                waiting.append((mention, piece, relation))
            else:
                _record(acts, mention, piece, relation, text)
    for mention, piece, relation in waiting:  # named short before it was named in full, or only ever short
        _record(acts, mention, piece, relation, text)
    citations = tuple(_citation(act) for act in sorted(acts.rows, key=lambda act: act.start))
    return Cited(citations, tuple(_links(acts, tied, text)))


def _is_whole(mention: Mention, piece: Clean, text: str) -> bool:
    """Whether the number of a mention stands in one place: columns side by side may bring "2027" and "-LĐ" together."""
    start, end = piece.offsets[mention.start], piece.offsets[mention.end - 1] + 1
    if mention.number is None or end - start == mention.end - mention.start:
        return True
    return _letters(mention.number) in _letters(_MARKUP.sub("", text[start:end]))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _links(acts: _Acts, tied: Sequence[tuple[Mention, Mention, LinkKind, Clean]], text: str) -> Iterable[ActLink]:
    """Each tie once, at its first place; the document's own ties are its citations' relations, not these."""
    seen: set[tuple[str, str]] = set()
    for source, target, kind, piece in tied:
        one, other = acts.find(source), acts.find(target)
        if one is None or other is None or one is other:
            continue
        names = (one.mention.number or one.quote, other.mention.number or other.quote)
        if names not in seen:
            seen.add(names)
            start, end = piece.offsets[source.start], piece.offsets[target.end - 1] + 1
            yield ActLink(text[start:end], start, end, *names, kind)


def _own_law(title: Clean | None) -> frozenset[str]:
    """The name by which a law calls itself ("Luật Hợp tác xã" in the Law on cooperatives)."""
    named = (
        find_mentions(
            f"{texts_of('act_letters', 'law-of-a-title')[0]} {title.text[:1].upper()}{title.text[1:].lower()}"
        )
        if title
        else []
    )
    return frozenset(mention.name for mention in named if mention.name)


def _pieces(blocks: Sequence[Block], title: Clean | None) -> Iterable[tuple[Clean, bool, bool]]:
    if title is not None and title.text:
        yield title, True, False
    seen = 0
    for block in blocks:
        if block.zone != "body":
            continue
        seen += 1
        is_recital = seen <= _RECITAL_BLOCKS * 2 and block.kind == "paragraph" and block.path == ""
        yield Clean(block.text, block.offsets), False, is_recital


def _is_loose(mention: Mention) -> bool:
    """A mention that leaves open which act it is: a bare serial number, a law without its year."""
    if mention.is_short:
        return True
    return mention.kind == "luat" and mention.number is None and re.search(r"\d{4}$", mention.name or "") is None


def _record(acts: _Acts, mention: Mention, piece: Clean, relation: Relation, text: str) -> None:
    act = acts.find(mention)
    if act is None:
        start, end = piece.offsets[mention.start], piece.offsets[mention.end - 1] + 1
        acts.add(_Act(mention, text[start:end], start, end, mention.date, mention.issuer, relation))
        return
    act.mentions += 1
    act.date = act.date or mention.date
    act.issuer = act.issuer or mention.issuer
    if (act.mention.number is None or act.mention.is_short) and mention.number and not mention.is_short:
        act.mention = mention
    if act.relation == "mentions":
        act.relation = relation
    if not _is_loose(mention):
        acts.learn(act, mention)


def _citation(act: _Act) -> Citation:
    return Citation(
        quote=act.quote,
        start=act.start,
        end=act.end,
        kind=act.mention.kind,
        number=act.mention.number,
        date=act.date,
        issuer=act.issuer,
        relation=act.relation,
        mentions=act.mentions,
    )


def _folded(number: str) -> str:
    return re.sub(r"[\s.]", "", number).casefold()


def _keys(mention: Mention) -> tuple[str, ...]:
    """The ways in which a mention can be known again."""
    if mention.is_short:
        return (f"{mention.kind} {mention.number}",)
    keys = []
    if mention.number:
        keys.append("no " + _folded(mention.number))
    if mention.name:
        keys.append("name " + mention.name)
    return tuple(keys)


def _short_keys(mention: Mention) -> tuple[str, ...]:
    """How the act may be named short later: "Nghị quyết số 20", "Luật Hợp tác xã"."""
    keys = []
    if mention.number:
        serial = re.match(r"\d+[a-zA-Z]?", mention.number)
        if serial:
            keys.append(f"{mention.kind} {serial[0]}")
    if mention.kind == "luat" and mention.name:
        keys.append("name " + re.sub(r"\s?\d{4}$", "", mention.name))
    return tuple(keys)


def _relations(text: str, mentions: Sequence[Mention], is_title: bool, is_recital: bool) -> list[Relation]:
    """How each act bears on the document: what the opening verb governs; one in another's title is only mentioned."""
    if not (is_title or is_recital) or not mentions:
        return ["mentions"] * len(mentions)
    lowered = plain(text)
    relations: list[Relation] = []
    verb: Relation = "mentions"
    at = 0
    for i, mention in enumerate(mentions):
        between = lowered[at : mention.start]
        clause = between[max(between.rfind(";"), between.rfind(". ")) + 1 :]
        opening = _verb(between if i == 0 else clause, is_first=i == 0)
        if i == 0:
            verb = opening or "mentions"
            relations.append(verb)
        elif _has("review", clause[-20:] + lowered[mention.start : mention.end]):
            relations.append("mentions")
        elif between.rstrip().endswith((" và", ", và")):
            relations.append(relations[-1])
        elif ";" in between or opening == "proposed_by":
            verb = opening or verb
            relations.append(verb)
        elif between.rstrip().endswith(","):
            relations.append(verb)
        elif _has("link", between):
            relations.append("mentions")
        else:
            relations.append(relations[-1])
        at = mention.end
    return relations


def _verb(clause: str, *, is_first: bool) -> Relation | None:
    """What a clause before an act makes of it; None where it opens nothing new."""
    clause = clause.strip()
    if not is_first and len(clause) > _LONGEST_CLAUSE:
        return None
    if _has("proposed_by", clause):
        return "proposed_by"
    if _has("based_on", clause):
        return "based_on"
    return "implements" if _opens("implements", clause) else None


def _has(row_id: str, text: str) -> bool:
    return pattern_of("act_words", row_id).search(text) is not None


def _opens(row_id: str, text: str) -> bool:
    """Whether such a word opens a clause, past "để", "tiếp tục", "tổ chức"."""
    found = pattern_of("act_words", row_id).search(text)
    return found is not None and _opening().search(text[: found.start()]) is not None


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before a verb that opens a clause: "để tiếp tục tổ chức | thực hiện"."""
    on, organizes = one_of("act_words", "goes_on"), one_of("act_words", "organizes")
    return re.compile(rf"(?:^|[;.,]\s?)(?:để\s)?(?:{on}\s)?(?:{organizes}\s)?$")
