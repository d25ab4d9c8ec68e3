"""The word lists of the library: TOML files of rows, read once."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``examples`` are texts that it must recognise, ``counter_examples`` those it must not."""

    id: str
    fields: dict[str, Any]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def text(self, name: str) -> str:
        value = self.fields.get(name, "")
        assert isinstance(value, str)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(self.fields.get(name, ()))


@cache
def load(name: str) -> tuple[Row, ...]:
    """The rows of ``tables/<name>.toml`` in the order of the file."""
    source = (files("vanban") / "tables" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(_row(raw) for raw in tomllib.loads(source)["row"])


def names() -> Iterator[str]:
    """The names of all tables, sorted."""
    folder = files("vanban") / "tables"
    yield from sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def _row(raw: dict[str, Any]) -> Row:
    fields = dict(raw)
    return Row(
        id=fields.pop("id"),
        examples=tuple(fields.pop("examples")),
        counter_examples=tuple(fields.pop("not", ())),
        fields=fields,
    )
