"""Closed lists that the law or the trade fixes: legal statuses, sectors, kinds of certificate … Files in, codes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rulebook.basis import Status
from rulebook.errors import UnknownCodeError
from rulebook.rows import Row, read, refuse_repeated


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: ``name`` as the source prints it, ``applies_to`` the kinds of subject that may bear it (all: empty).

    ``traits`` say what code may ask of it ("alive", "ended" …), ``names`` how workbooks write it. ``set_by``: who
    alone sets and lifts it, ``issuers``: how the names of those bodies begin. ``stars``: up to how many it is given
    with, 0 for what has none.
    """

    code: str
    name: str
    names: tuple[str, ...]
    applies_to: tuple[str, ...]
    traits: tuple[str, ...]
    source: str
    clause: str | None
    status: Status
    set_by: str = ""
    issuers: tuple[str, ...] = ()
    stars: int = 0

    def suits(self, subject: str) -> bool:
        """Whether a kind of subject may bear it."""
        return not self.applies_to or subject in self.applies_to


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list in the order of its file."""

    id: str
    title: str
    codes: tuple[Code, ...]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def get(self, code: str) -> Code:
        """The entry of a code. Refused where there is none."""
        for entry in self.codes:
            if entry.code == code:
                return entry
        raise UnknownCodeError(subject=self.title, code=code, path=f"rules/codes/{self.id}.toml")

    def of(self, subject: str) -> tuple[Code, ...]:
        """The entries that a kind of subject may bear."""
        return tuple(entry for entry in self.codes if entry.suits(subject))

    def with_trait(self, trait: str) -> frozenset[str]:
        """The codes that have a trait."""
        return frozenset(entry.code for entry in self.codes if trait in entry.traits)


def load_codes(path: Path) -> CodeList:
    """The list of a file. Refused where a row lacks name or source, or a code stands twice."""
    file = read(path)
    codes = CodeList(file.text("id"), file.text("title_vi"), tuple(_code(row) for row in file.tables("row")))
    file.done()
    refuse_repeated(path, ((entry.code, f"dòng {entry.code}") for entry in codes))
    return codes


def load_code_lists(folder: Path) -> dict[str, CodeList]:
    """All lists of a folder by id."""
    lists = [load_codes(path) for path in sorted(folder.glob("*.toml"))]
    refuse_repeated(folder, ((codes.id, codes.id) for codes in lists))
    return {codes.id: codes for codes in lists}


def _code(row: Row) -> Code:
    code = Code(
        code=row.text("code"),
        name=row.text("name"),
        names=row.texts("names"),
        applies_to=row.texts("applies_to"),
        traits=row.texts("traits"),
        source=row.source(),
        clause=row.text_or_none("clause"),
        status=row.status(),
        set_by=row.text_or_none("set_by") or "",
        issuers=row.texts("issuers"),
        stars=row.count("stars") if "stars" in row.field_names() else 0,
    )
    if bool(code.set_by) != bool(code.issuers):
        raise row.bad("set_by", "set_by và issuers phải đi cùng nhau")
    row.done()
    return code
