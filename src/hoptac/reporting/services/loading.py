"""The catalogue of indicators from ``rules/indicators.toml``; safe to run again."""

from datetime import datetime
from pathlib import Path

import rulebook
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.folding import fold
from hoptac.base.services.loads import loading
from hoptac.reporting.models import Indicator


def load_indicators(folder: Path, *, at: datetime) -> int | None:
    """Bring the table to what the file says and return its size; None where it was loaded before."""
    path, measures = folder / "indicators.toml", folder / "measures.toml"
    with loading("indicators", path, measures, at=at) as is_new:
        if not is_new:
            return None
        catalogue = rulebook.load_indicators(path)
        for row in catalogue:
            Indicator.objects.update_or_create(
                code=row.code,
                defaults={
                    "name": row.name,
                    "folded": fold(row.name),
                    "measure": row.measure,
                    "kind": row.kind,
                    "aggregation": row.aggregation,
                    "numerator": row.numerator or "",
                    "denominator": row.denominator or "",
                    "is_derived": row.is_derived,
                    "definition": row.definition,
                    "source": row.source,
                },
            )
        count = Indicator.objects.count()
        audit.record(System(), "reporting.indicators.loaded", "rules/indicators.toml", at=at, count=count)
        return count
