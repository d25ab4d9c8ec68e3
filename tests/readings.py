"""A document with a reading, without running the reader: for tests of what is done with what was read."""

from collections.abc import Mapping
from typing import Any

from conftest import NOW
from hoptac.documents import files
from hoptac.documents.headings import repeat_heading
from hoptac.documents.models import Document, Reading, StoredFile
from hoptac.planning.services.standing import stand_review
from hoptac.units.models import Unit

TEXT = """ỦY BAN NHÂN DÂN HUYỆN SƠN HÀ
Số: 12/KH-UBND
KẾ HOẠCH
Củng cố tổ chức kinh tế tập thể năm 2024
Căn cứ Nghị quyết số 05/NQ-HĐND ngày 03/01/2024.
Phấn đấu lập mới 03 HTX; tỷ lệ HTX khá, tốt đạt từ 60 % trở lên.
Xóa tên các HTX đã nghỉ lâu.
Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học.
Phòng Tư pháp gửi báo cáo về UBND huyện trước ngày 05/12/2024.
Đề nghị tỉnh cấp thêm vốn.
Hiện có 23 HTX.
"""

HEAD: dict[str, Any] = {
    "doc_type": "ke_hoach",
    "doc_kind": "ke_hoach",
    "number": "12/KH-UBND",
    "issuer": "Ủy ban nhân dân huyện Sơn Hà",
    "place": "Sơn Hà",
    "date": "2024-01-15",
    "year": 2024,
    "title": "Củng cố tổ chức kinh tế tập thể năm 2024",
    "signer": {"form": "none", "name": None},
}


def row(quote: str, text: str = TEXT, **values: Any) -> dict[str, Any]:
    """An item of a reading at the first place of its quote."""
    start = text.index(quote)
    return {**values, "quote": quote, "start": start, "end": start + len(quote)}


def target(quote: str, text: str = TEXT, **values: Any) -> dict[str, Any]:
    """A target with the values that a test is not about."""
    usual = {
        "subject": "HTX lập mới", "indicator": None, "comparator": "eq", "value": 3, "value_max": None, "unit": "HTX",
        "measure": "level", "year": 2024, "period": None, "base_year": None,
    }  # fmt: skip
    return row(quote, text, **{**usual, **values})


def task(quote: str, text: str = TEXT, **values: Any) -> dict[str, Any]:
    """A task with the values that a test is not about."""
    usual: dict[str, Any] = {
        "section": "III.1", "lead": [], "partners": [], "agencies": [], "timeframe": None, "due": None
    }  # fmt: skip
    return row(quote, text, **{**usual, **values})


def result(**parts: Any) -> dict[str, Any]:
    """What the reader would print of ``TEXT``; a test overrides what it is about."""
    whole = {
        **HEAD,
        "recipients": [],
        "sections": [],
        "problems": [],
        "citations": [
            row("Nghị quyết số 05/NQ-HĐND ngày 03/01/2024", kind="nghi_quyet", number="05/NQ-HĐND", date="2024-01-03",
                issuer=None, relation="based_on", mentions=1)
        ],
        "targets": [
            target("lập mới 03 HTX"),
            target("tỷ lệ HTX khá, tốt đạt từ 60 % trở lên", subject="tỷ lệ HTX khá, tốt", comparator="gte", value=60,
                   unit="%", measure="share"),
        ],
        "goals": [row("Xóa tên các HTX đã nghỉ lâu", section="II.2")],
        "tasks": [
            task("Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học", lead=["Phòng Tư pháp"],
                 partners=["Phòng Nội vụ"])
        ],
        "obligations": [
            row("Phòng Tư pháp gửi báo cáo về UBND huyện trước ngày 05/12/2024", who="Phòng Tư pháp", to="UBND huyện",
                via=None, due="2024-12-05", due_kind="before", recurrence=None)
        ],
        "recommendations": [row("Đề nghị tỉnh cấp thêm vốn", section="")],
        "actuals": [
            row("23 HTX", subject="số HTX", indicator=None, value=23, unit="HTX", as_of=None, basis="official")
        ],
    }  # fmt: skip
    return {**whole, **parts}


def make_document(
    owner: Unit, *, name: str = "ke-hoach.txt", text: str = TEXT, read: Mapping[str, Any] | None = None, **columns: Any
) -> Document:
    """A received document of ``owner``, with its file on disk and one reading."""
    read = result() if read is None else read
    data = f"{name}\n{text}".encode()
    stored, _ = StoredFile.objects.get_or_create(
        sha256=files.keep(data),
        defaults={"size": len(data), "media_type": "text/plain; charset=utf-8", "stored_at": NOW},
    )
    document = Document(owner=owner, file=stored, name=name, received_at=NOW)
    repeat_heading(document, read, text)
    for column, value in columns.items():
        setattr(document, column, value)
    document.save()
    read_anew(document, read, text=text)
    return document


def read_anew(document: Document, read: Mapping[str, Any], *, text: str = TEXT, version: str = "1") -> Reading:
    """A further reading of a document, with its review standing, as receiving and reading again leave it."""
    reading = Reading.objects.create(
        document=document, reader_version=version, read_at=NOW, text=text, result=dict(read)
    )
    stand_review(document, reading)
    return reading
