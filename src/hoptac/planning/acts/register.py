"""What the register of acts says of an act that a document names: in force, ended, or not known."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

import rulebook
from hoptac.documents.models import Act

# Marks of the dossier of the law, as rules/ writes them.
_DOSSIER_MARK = re.compile(r"\b[ST]\d+[a-z]?\b")
_KNOWLEDGE_MARK = re.compile(r"\bMEM-[HML]\b")
_TONES = {rulebook.InForce: "good", rulebook.Ended: "warn", rulebook.NotYet: "", rulebook.Unknown: ""}
_LABELS = {
    rulebook.InForce: "Còn hiệu lực",
    rulebook.Ended: "Hết hiệu lực",
    rulebook.NotYet: "Chưa có hiệu lực",
    rulebook.Unknown: "Chưa rõ hiệu lực",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One act's standing on a day, with the source that says so."""

    label: str
    words: str
    tone: str
    source: str
    is_unverified: bool
    title: str


def standing_of(act: Act, *, day: date) -> Standing | None:
    """What the register says of the act on ``day``; None where it does not hold the act."""
    known = _register().find(
        kind=act.kind,
        number=act.number or None,
        name=None if act.number else act.name or None,
        day=act.dated,
        issuer=act.issuer or None,
    )
    if known is None:
        return None
    state = known.state_on(day)
    said = getattr(state, "source", "")
    is_paper = bool(_DOSSIER_MARK.match(said))
    source = said if is_paper else known.source
    status = getattr(state, "status", known.status)
    return Standing(
        label=_LABELS[type(state)],
        words=state.words if is_paper or not said else f"{state.words}; {source_words(said)}",
        tone=_TONES[type(state)],
        source=source_words(source),
        is_unverified=status == "unverified",
        title=known.title,
    )


def source_words(source: str) -> str:
    """A source of the register in words that stand on a page.

    >>> source_words("S12; S51"), source_words("MEM-H")
    ('hồ sơ pháp lý, mục S12; S51', 'theo hiểu biết chung')
    """
    plain = _KNOWLEDGE_MARK.sub("theo hiểu biết chung", source)
    return f"hồ sơ pháp lý, mục {plain}" if _DOSSIER_MARK.match(plain) else plain


def _register() -> rulebook.Register:
    path = Path(settings.RULES_ROOT) / "acts.toml"
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int) -> rulebook.Register:
    """The register, read once for each state of its file."""
    return rulebook.load_acts(path)
