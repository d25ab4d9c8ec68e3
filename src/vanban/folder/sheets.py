"""What stands in which sheet of the workbook: heads, and the rows that one record gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vanban.terms import (
    BASES,
    COMPARATORS,
    DUE_KINDS,
    MEASURES,
    RELATIONS,
    SIGNING_FORMS,
    kind_of,
)

Value = str | int | float | date | None
Row = tuple[Value, ...]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and its width in letters."""

    head: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows`` gives what a record adds to it."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


_FILE = (Column("Tệp", 34), Column("Số, ký hiệu", 18))
_PLACE = (Column("Nguyên văn", 60), Column("Từ chữ thứ", 11), Column("Đến chữ thứ", 11))


def _sheet(name: str, kind: str, columns: tuple[Column, ...], values: Callable[[Record], Row]) -> Sheet:
    """A sheet of the rows of one kind, each with its file and its place in the text."""

    def rows(record: Record) -> Iterator[Row]:
        reading = record.get("reading") or {}
        for row in reading.get(kind, ()):
            yield (record["file"], reading["number"], *values(row), row["quote"], row["start"] + 1, row["end"])

    return Sheet(name, (*_FILE, *columns, *_PLACE), rows)


def _documents(record: Record) -> Iterator[Row]:
    reading = record.get("reading")
    if reading is None:
        return
    signer = reading["signer"]
    yield (
        record["file"],
        reading["number"],
        kind_of(reading),
        reading["issuer"],
        reading["place"],
        _day(reading["date"]),
        reading["year"],
        reading["title"],
        signer["name"],
        SIGNING_FORMS.get(signer["form"]),
        "\n".join(reading["recipients"]),
        *(len(reading[kind]) for kind in _COUNTED),
        record["sha256"],
        record["reader"],
    )


_COUNTED = {
    "targets": "Chỉ tiêu",
    "goals": "Mục tiêu",
    "actuals": "Số liệu",
    "tasks": "Nhiệm vụ",
    "obligations": "Nghĩa vụ báo cáo",
    "citations": "Căn cứ",
    "recommendations": "Kiến nghị",
    "problems": "Chỗ chưa đọc được",
}


def _unread(record: Record) -> Iterator[Row]:
    """Files that were refused, and places in files that were read."""
    if "refusal" in record:
        yield (record["file"], "cả tệp", record["refusal"]["class"], record["refusal"]["reason"], None, None)
    for problem in record["reading"]["problems"] if "reading" in record else ():
        start, end = problem["start"], problem["end"]
        place = (start + 1, end) if start is not None else (None, None)
        yield (record["file"], "một chỗ", None, problem["message"], *place)


def _target(row: Record) -> Row:
    return (
        row["subject"],
        COMPARATORS[row["comparator"]],
        row["value"],
        row["value_max"],
        row["unit"],
        MEASURES[row["measure"]],
        row["year"],
        row["period"],
        row["base_year"],
        row["indicator"],
    )


def _actual(row: Record) -> Row:
    return (row["subject"], row["value"], row["unit"], _day(row["as_of"]), BASES[row["basis"]], row["indicator"])


def _task(row: Record) -> Row:
    named = tuple("\n".join(row[part]) for part in ("lead", "partners", "agencies"))
    return (row["section"], *named, row["timeframe"], _day(row["due"]))


def _duty(row: Record) -> Row:
    due_kind = DUE_KINDS[row["due_kind"]] if row["due_kind"] else None
    return (row["who"], row["to"], row["via"], due_kind, _day(row["due"]), row["recurrence"])


def _citation(row: Record) -> Row:
    kind = kind_of({"doc_kind": row["kind"], "doc_type": row["kind"]})
    return (kind, row["number"], _day(row["date"]), row["issuer"], RELATIONS[row["relation"]], row["mentions"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


SHEETS = (
    Sheet(
        "Văn bản",
        (
            *_FILE,
            Column("Loại"),
            Column("Cơ quan ban hành", 30),
            Column("Địa danh"),
            Column("Ngày ban hành", 12),
            Column("Năm", 8),
            Column("Trích yếu", 50),
            Column("Người ký", 20),
            Column("Hình thức ký", 14),
            Column("Nơi nhận", 30),
            *(Column(head, 11) for head in _COUNTED.values()),
            Column("sha256", 20),
            Column("Phiên bản bộ đọc", 10),
        ),
        _documents,
    ),
    _sheet(
        "Chỉ tiêu",
        "targets",
        (
            Column("Nội dung", 36),
            Column("So sánh", 12),
            Column("Giá trị", 12),
            Column("Đến giá trị", 12),
            Column("Đơn vị"),
            Column("Cách tính"),
            Column("Năm", 8),
            Column("Giai đoạn", 12),
            Column("Năm gốc", 8),
            Column("Mã chỉ tiêu"),
        ),
        _target,
    ),
    _sheet("Mục tiêu", "goals", (Column("Đề mục", 14),), lambda row: (row["section"],)),
    _sheet(
        "Số liệu",
        "actuals",
        (
            Column("Nội dung", 36),
            Column("Giá trị", 12),
            Column("Đơn vị"),
            Column("Thời điểm", 12),
            Column("Nguồn số"),
            Column("Mã chỉ tiêu"),
        ),
        _actual,
    ),
    _sheet(
        "Nhiệm vụ",
        "tasks",
        (
            Column("Đề mục", 14),
            Column("Chủ trì", 28),
            Column("Phối hợp", 28),
            Column("Thực hiện", 28),
            Column("Thời gian", 20),
            Column("Hạn", 12),
        ),
        _task,
    ),
    _sheet(
        "Nghĩa vụ báo cáo",
        "obligations",
        (
            Column("Bên báo cáo", 28),
            Column("Bên nhận", 24),
            Column("Qua cơ quan", 20),
            Column("Cách tính hạn"),
            Column("Hạn", 12),
            Column("Định kỳ", 24),
        ),
        _duty,
    ),
    _sheet(
        "Căn cứ",
        "citations",
        (
            Column("Loại"),
            Column("Số, ký hiệu được nhắc", 20),
            Column("Ngày", 12),
            Column("Cơ quan", 24),
            Column("Quan hệ", 12),
            Column("Số lần nhắc", 8),
        ),
        _citation,
    ),
    _sheet("Kiến nghị", "recommendations", (Column("Đề mục", 14),), lambda row: (row["section"],)),
    Sheet(
        "Không đọc được",
        (
            Column("Tệp", 34),
            Column("Phần", 10),
            Column("Lớp lỗi", 24),
            Column("Lý do", 80),
            Column("Từ chữ thứ", 11),
            Column("Đến chữ thứ", 11),
        ),
        _unread,
    ),
)
