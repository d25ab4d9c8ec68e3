"""What the register of acts says of an act that a document names: in force, ended, or not known."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

import rulebook
from hoptac.base.templatetags.sources import PUBLISHED, cited, source_words
from hoptac.documents.kinds import kind_label
from hoptac.documents.models import Act
from rulebook.states import State

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
    told = source_words(getattr(state, "source", ""))
    return Standing(
        label=_LABELS[type(state)],
        words=state.words if told in ("", PUBLISHED) else f"{state.words}; {told}",
        tone=_TONES[type(state)],
        source=_paper_behind(known, state) or source_words(known.source),
        is_unverified=getattr(state, "status", known.status) == "unverified",
        title=known.title,
    )


def _paper_behind(known: rulebook.Act, state: State) -> str:
    """The act, with its article, that says how ``known`` stands; "" where the register names none."""
    if isinstance(state, rulebook.Ended) and state.by:
        return cited(_called(_register().get(state.by)), state.clause)
    if isinstance(state, rulebook.InForce) and known.begins and known.begins.clause:
        return cited(_called(known), known.begins.clause)
    return ""


def _called(act: rulebook.Act) -> str:
    return f"{kind_label(act.kind)} {act.number}" if act.number else act.names[0]


def _register() -> rulebook.Register:
    path = Path(settings.RULES_ROOT) / "acts.toml"
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int) -> rulebook.Register:
    """The register, read once for each state of its file."""
    return rulebook.load_acts(path)
