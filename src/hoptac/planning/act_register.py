"""What the register of acts says of an act that a document names: in force, ended, or not known."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

import rulebook
from hoptac.documents.models import Act

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
    source = getattr(state, "source", "") or known.source
    status = getattr(state, "status", known.status)
    return Standing(
        label=_LABELS[type(state)],
        words=state.words,
        tone=_TONES[type(state)],
        source=source,
        is_unverified=status == "unverified",
        title=known.title,
    )


def _register() -> rulebook.Register:
    path = Path(settings.RULES_ROOT) / "acts.toml"
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int) -> rulebook.Register:
    """The register, read once for each state of its file."""
    return rulebook.load_acts(path)
