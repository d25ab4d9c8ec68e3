"""Rows of a workbook that only a person can place: which organization each may be, and what the person said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from hoptac.registry.imports.matching import Asked, Double, Match

# By the number of a row the organization that it speaks of, or NEW.
Answers = Mapping[int, int]
NEW = 0
_SHOWN_CANDIDATES = 3
_FIELD = "dong-"
_NUMBER = re.compile(r"[0-9]{1,18}")
_SHORT = "cùng tên khi đọc đủ chữ viết tắt, cùng xã"
_BARE = "cùng tên khi bỏ dấu, cùng xã"
_REMEDY = "Hãy trả lời ở trang kết quả kiểm tra; hoặc ghi mã số thuế, số giấy chứng nhận, ngày thành lập đúng như sổ."


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a row is one of ``options`` (number and name) or a new organization."""

    row: int
    name: str
    why: str
    remedy: str
    options: tuple[tuple[int, str], ...] = field(default=())

    @property
    def answers(self) -> frozenset[int]:
        """What may be said."""
        return frozenset({NEW, *(pk for pk, _ in self.options)})

    def kept(self) -> dict[str, Any]:
        """As it is kept with the import."""
        return {**asdict(self), "options": [list(option) for option in self.options]}


def question_of(number: int, asked: Asked, match: Match, double: Double | None) -> Question | None:
    """What must be asked about a row; None where the book and the rows before leave no doubt."""
    if match.known is not None:
        return None
    if match.candidates:
        options = tuple((one.pk, one.name) for one in match.candidates[:_SHOWN_CANDIDATES])
        named = " hoặc ".join(f"“{name}” (số {pk})" for pk, name in options)
        why = f"Chưa rõ có phải là {named} trong sổ hay không{_alike(match)}."
        return Question(number, asked.name, why, _REMEDY, options)
    if double is not None and not double.is_sure:
        why = f"Có thể là cùng một tổ chức với dòng {double.before}: {_BARE if double.is_bare else _SHORT}."
        remedy = "Nếu đúng là một, hãy giữ một dòng; nếu là hai, hãy trả lời như vậy ở trang kết quả kiểm tra."
        return Question(number, asked.name, why, remedy)
    return None


def _alike(match: Match) -> str:
    """In what the names are one, where they are not written alike."""
    reading = _BARE if match.is_bare else _SHORT if match.is_short else ""
    return f": {reading}" if reading else ""


def answered(match: Match, answer: int) -> Match:
    """What the row speaks of, as the person said."""
    return Match(next((one for one in match.candidates if one.pk == answer), None))


def kept_answers(kept: Mapping[str, int]) -> Answers:
    """The answers as they are kept with the import."""
    return {int(row): answer for row, answer in kept.items()}


def asked_of(kept: Sequence[Mapping[str, Any]]) -> list[Question]:
    """The questions as they are kept with the import."""
    return [
        Question(one["row"], one["name"], one["why"], one["remedy"], tuple((pk, name) for pk, name in one["options"]))
        for one in kept
    ]


def field_of(row: int) -> str:
    """The name of the field in which a person answers for a row."""
    return f"{_FIELD}{row}"


def said_of_rows(sent: Mapping[str, str]) -> Answers:
    """What a form says of rows; fields that are left open or make no sense say nothing."""
    said = {name.removeprefix(_FIELD): sent[name] for name in sent if name.startswith(_FIELD)}
    return {int(row): int(pk) for row, pk in said.items() if _NUMBER.fullmatch(row) and _NUMBER.fullmatch(pk)}
