"""``demo/demo.toml`` as rows: people, documents, acts and relations of the demonstration."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hoptac.base.folding import fold

_NOT_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone who may sign in to the demonstration."""

    login: str
    full_name: str
    role: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class DemoAct:
    """An act as the demonstration knows it."""

    key: str
    kind: str
    number: str
    name: str
    title: str
    issuer: str
    dated: date | None

    def is_called(self, number: str, words: str) -> bool:
        """Whether a citation with this number, or with these words, means this act.

        >>> act = DemoAct("a", "nghi_quyet", "", "Nghị quyết Trung ương 5 khóa IX", "", "", None)
        >>> act.is_called("", "Nghị quyết Trung ương 5 (khóa IX)"), act.is_called("20-NQ/TW", "Nghị quyết 20-NQ/TW")
        (True, False)
        """
        if number:
            return _bare(number) == _bare(self.number)
        return bool(self.name) and _letters(words) == _letters(self.name)


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """One document to receive and accept."""

    key: str
    path: Path
    annotation: Path
    unit: str
    agency: str
    act: str
    year_from: int
    is_secondary: bool


@dataclass(frozen=True, slots=True)
class DemoRelation:
    """What a document says of how two acts stand; not ``stated``: a person says it, the text does not."""

    document: str
    source: str
    kind: str
    target: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole file."""

    people: tuple[DemoPerson, ...]
    documents: tuple[DemoDocument, ...]
    acts: Mapping[str, DemoAct]
    relations: tuple[DemoRelation, ...]


def annotated_targets(one: DemoDocument) -> list[dict[str, Any]]:
    """The targets of a document as a person read them: what the reader says is held against these."""
    targets: list[dict[str, Any]] = json.loads(one.annotation.read_text(encoding="utf-8"))["targets"]
    return targets


def read_demo(folder: Path) -> Demo:
    """The demonstration that ``folder`` holds."""
    raw = tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8"))
    return Demo(
        people=tuple(DemoPerson(row["login"], row["full_name"], row["role"], row.get("unit")) for row in raw["person"]),
        documents=tuple(_document(row, folder) for row in raw["document"]),
        acts={row["key"]: _act(row) for row in raw["act"]},
        relations=tuple(
            DemoRelation(row["document"], row["source"], row["kind"], row["target"], row["stated"])
            for row in raw["relation"]
        ),
    )


def _document(row: dict[str, Any], folder: Path) -> DemoDocument:
    return DemoDocument(
        key=row["key"],
        path=folder / row["file"],
        annotation=folder / row["annotation"],
        unit=row["unit"],
        agency=row["agency"],
        act=row["act"],
        year_from=row["year_from"],
        is_secondary=row.get("is_secondary", False),
    )


def _act(row: dict[str, Any]) -> DemoAct:
    texts = {name: row.get(name, "") for name in ("number", "name", "title", "issuer")}
    return DemoAct(key=row["key"], kind=row["kind"], dated=row.get("date"), **texts)


def _bare(number: str) -> str:
    return number.casefold().replace(" ", "")


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(words)).strip()
