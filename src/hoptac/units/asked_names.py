"""Names in documents that can only be bodies of the Party, the Front or its members, known or not."""

from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.folding import exact
from hoptac.base.services.loads import read_rows


def is_asked_name(name: str) -> bool:
    """Whether a body of this name is asked, never assigned: told by how the name begins (``data/asked_bodies.csv``)."""
    # The older spelling of "ủy" is written in half of the documents.
    return exact(name).replace("uỷ", "ủy").startswith(_beginnings(Path(settings.UNITS_ROOT)))


@cache
def _beginnings(folder: Path) -> tuple[str, ...]:
    return tuple(row["begins"] for row in read_rows(folder / "asked_bodies.csv"))
