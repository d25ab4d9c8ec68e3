"""What cases are made of: the annotated texts of the repository, and every word that the reader knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from scripts.paths import ROOT
from vanban import tables

_FOLDERS = ("tests/vanban/corpus", "demo/documents")


@dataclass(frozen=True, slots=True)
class Material:
    """``texts``: whole documents; ``words``: words of the tables and the examples of their rows, each list sorted."""

    texts: tuple[str, ...]
    words: tuple[str, ...]


@cache
def material() -> Material:
    """All of it, in an order that does not depend on the machine."""
    paths = sorted(path for folder in _FOLDERS for path in (ROOT / folder).glob("*.txt"))
    texts = tuple(path.read_text(encoding="utf-8") for path in paths)
    words = {word for name in tables.names() for row in tables.load(name) for word in _words(row)}
    return Material(texts, tuple(sorted(words)))


def _words(row: tables.Row) -> Iterator[str]:
    yield from _strings(row.fields)
    yield from row.examples
    yield from row.counter_examples


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
