"""Reading rule files: TOML in, checked values out, and a refusal that names file, row and field."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast, get_args
from unicodedata import normalize

from rulebook.basis import Basis, Status
from rulebook.errors import (
    BadValueError,
    BrokenFileError,
    DuplicateError,
    MissingFieldError,
    MissingSourceError,
    UnknownFieldError,
)


class Row:
    """One table of a rule file. Every field is asked for by name; ``done`` refuses those that nobody asked for."""

    def __init__(self, path: Path, name: str, fields: dict[str, Any]) -> None:
        self.path = path.name
        self.name = name
        self._fields = fields
        self._asked: set[str] = set()

    def text(self, field: str) -> str:
        """The text of a field that must be there and say something."""
        value = self._value(field)
        if value is None or value == "":
            raise MissingFieldError(path=self.path, row=self.name, field=field)
        if not isinstance(value, str):
            raise self.bad(field, "một dòng chữ")
        return normalize("NFC", value)

    def text_or_none(self, field: str) -> str | None:
        return None if self._value(field) is None else self.text(field)

    def source(self) -> str:
        """The paper that says what the row says."""
        if not self._value("source"):
            raise MissingSourceError(path=self.path, row=self.name)
        return self.text("source")

    def status(self) -> Status:
        """Whether somebody saw at the source what the row says."""
        return cast("Status", self.choice("status", get_args(Status)))

    def basis(self) -> Basis:
        """The paper that says what the row says, its clause, and how sure that is."""
        return Basis(self.source(), self.text_or_none("clause"), self.status())

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; none where the field is absent."""
        value = self._value(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.bad(field, "danh sách dòng chữ")
        return tuple(normalize("NFC", item) for item in value)

    def choice(self, field: str, choices: Iterable[str]) -> str:
        """A text that is one of ``choices``."""
        value = self.text(field)
        allowed = tuple(choices)
        if value not in allowed:
            raise self.bad(field, "một trong: " + ", ".join(allowed))
        return value

    def day(self, field: str) -> date:
        value = self._value(field)
        if value is None:
            raise MissingFieldError(path=self.path, row=self.name, field=field)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.bad(field, "một ngày, ví dụ 2024-07-01")
        return value

    def day_or_none(self, field: str) -> date | None:
        return None if self._value(field) is None else self.day(field)

    def whole(self, field: str) -> int:
        """A whole number above zero."""
        value = self._value(field)
        if value is None:
            raise MissingFieldError(path=self.path, row=self.name, field=field)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self.bad(field, "số nguyên dương")
        return value

    def count(self, field: str) -> int:
        """A whole number from zero up."""
        value = self._value(field)
        return 0 if value == 0 and not isinstance(value, bool) else self.whole(field)

    def flag(self, field: str) -> bool:
        """Yes or no; no where the field is absent."""
        value = self._value(field)
        if value is not None and not isinstance(value, bool):
            raise self.bad(field, "true hoặc false")
        return bool(value)

    def number_or_none(self, field: str) -> Decimal | None:
        """A number, exact; None where the file says "none", which is how a norm ends."""
        value = self._value(field)
        if value is None:
            raise MissingFieldError(path=self.path, row=self.name, field=field)
        if value == "none":
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.bad(field, "một số, hoặc “none” khi quy định hết giá trị")
        return Decimal(value)

    def table(self, field: str) -> "Row | None":
        """The table inside a field, None where there is none."""
        value = self._value(field)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.bad(field, "một bảng { … }")
        return Row(Path(self.path), f"{self.name}, {field}", value)

    def tables(self, field: str) -> Iterator["Row"]:
        """The tables of a list, named by their code or id, else by their place in it."""
        value = self._value(field)
        if value is not None and not isinstance(value, list):
            raise self.bad(field, "danh sách bảng")
        for position, item in enumerate(value or (), start=1):
            if not isinstance(item, dict):
                raise self.bad(field, "danh sách bảng")
            named = item.get("code") or item.get("id")
            yield Row(Path(self.path), f"dòng {named}" if named else f"{self.name}, {field} thứ {position}", item)

    def field_names(self) -> tuple[str, ...]:
        """The names of all fields, in the order of the file."""
        return tuple(self._fields)

    def done(self) -> None:
        """Refuse fields that were never asked for."""
        for field in self._fields:
            if field not in self._asked:
                raise UnknownFieldError(path=self.path, row=self.name, field=field)

    def bad(self, field: str, expected: str) -> BadValueError:
        """The refusal of a field's value, to be raised."""
        value = self._fields.get(field)
        return BadValueError(path=self.path, row=self.name, field=field, value=value, expected=expected)

    def _value(self, field: str) -> Any:
        self._asked.add(field)
        return self._fields.get(field)


def read(path: Path) -> Row:
    """The file as one row. Refused where it is absent, not UTF-8 or no TOML (a key written twice is none)."""
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise BrokenFileError(path=path.name, detail="không tìm thấy tập tin") from None
    except UnicodeDecodeError:
        raise BrokenFileError(path=path.name, detail="tập tin không viết bằng UTF-8") from None
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BrokenFileError(path=path.name, detail=str(error)) from error
    return Row(path, "đầu tập tin", fields)


class Dated(Protocol):
    """A rule that holds from a day on."""

    @property
    def since(self) -> date:
        """The day."""


D = TypeVar("D", bound=Dated)


def read_dated(path: Path, rows: str, make: Callable[[Row], D]) -> tuple[D, ...]:
    """What ``make`` finds in each of the ``rows`` of a file that has a version, the oldest first."""
    file = read(path)
    file.text("version")
    found = []
    for row in file.tables(rows):
        found.append(make(row))
        row.done()
    file.done()
    return tuple(sorted(found, key=lambda one: one.since))


def refuse_repeated(path: Path, named: Iterable[tuple[str, str]]) -> None:
    """Refuse a name that two rows have. ``named`` gives each name with the row that bears it."""
    seen: set[str] = set()
    for value, row in named:
        if value in seen:
            raise DuplicateError(path=path.name, row=row, value=value)
        seen.add(value)
