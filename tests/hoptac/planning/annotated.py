"""A reader that reads what the annotation beside a document says: for tests of what comes after the reading."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from vanban import model

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "demo"
_ROWS: Mapping[str, Callable[..., Any]] = {
    "citations": model.Citation,
    "sections": model.Section,
    "targets": model.Target,
    "goals": model.Goal,
    "actuals": model.Actual,
    "tasks": model.Task,
    "obligations": model.Duty,
    "recommendations": model.Recommendation,
}
_TUPLES = ("lead", "partners", "agencies")
_DAYS = ("date", "as_of", "due")
_NUMBERS = ("value", "value_max")


def reading_of(annotation: Mapping[str, Any], text: str) -> model.Document:
    """The annotation as the reader would give it."""
    rows = {name: tuple(_row(make, raw, text) for raw in annotation.get(name) or ()) for name, make in _ROWS.items()}
    return model.Document(
        text=text,
        doc_type=annotation["doc_type"],
        doc_kind=annotation["doc_kind"],
        number=annotation.get("number"),
        issuer=annotation.get("issuer"),
        place=annotation.get("place"),
        date=_day(annotation.get("date")),
        year=annotation.get("year"),
        title=annotation.get("title"),
        signer=model.Signer(**annotation["signer"]),
        recipients=tuple(annotation.get("recipients") or ()),
        relations=(),
        problems=(),
        **rows,
    )


def read_annotated(name: str, data: bytes) -> model.Document:
    """Stands in for ``documents.services.receive.read`` where a demonstration document is received."""
    annotation = json.loads((DEMO / "documents" / Path(name).with_suffix(".json").name).read_text(encoding="utf-8"))
    return reading_of(annotation, data.decode("utf-8"))


def annotations() -> dict[str, Any]:
    """Every annotation of the demonstration, by the name of its document."""
    found = sorted((DEMO / "documents").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in found}


def _row(make: Callable[..., Any], raw: Mapping[str, Any], text: str) -> Any:
    quote, start = raw.get("quote", raw.get("title", "")), raw.get("start", 0)
    values = {"quote": quote, "start": start, "end": start + len(quote)}
    for field in fields(make):  # type: ignore[arg-type]
        if field.name in values or field.default is not MISSING:
            continue
        values[field.name] = _value(field.name, raw.get(field.name))
    assert make is model.Section or text[start : start + len(quote)] == quote
    return make(**values)


def _value(name: str, value: Any) -> Any:
    if name in _TUPLES:
        return tuple(value or ())
    if name in _DAYS:
        return _day(value)
    if name in _NUMBERS:
        return None if value is None else Decimal(str(value))
    if name == "mentions":
        return value or 1
    if name in ("section", "path", "label"):
        return value or ""
    return value


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
