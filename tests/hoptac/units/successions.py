"""Acts of succession for tests."""

from datetime import date
from typing import Any

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.units.models import Agency, SuccessionAct
from hoptac.units.services.successions import Paper, record_succession

OLD, NEW = "ubnd-huyen/529@2024", "ubnd-xa/21289@2025"
DAY = date(2026, 1, 1)


def body(key: str) -> Any:
    """A body by its key."""
    return Agency.objects.get(key=key)


def paper(**said: Any) -> Paper:
    """An act of the province from the beginning of 2026, where nothing else is said."""
    known = {"number": "10/QĐ-UBND", "issued_on": date(2025, 12, 20), "issuer": "UBND tỉnh Quảng Ngãi", "day": DAY}
    return Paper(**{**known, **said})


def pass_on(old: str = OLD, *new: str, **said: Any) -> SuccessionAct:
    """What one body left passes to others."""
    takers = [body(key) for key in new or (NEW,)]
    return record_succession(body(old), takers, paper(**said), actor=System(), at=NOW, today=TODAY)
