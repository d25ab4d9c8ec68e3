"""Bad workbooks, as they come: each named at its place or refused with its reason, and nothing half kept."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoptac.registry.models import Import, Organization
from hoptac.registry.workbooks import limits
from tests.hoptac.registry.import_builders import GOOD, HEAD, checked_import, received_import
from tests.hoptac.registry.workbook_files import xlsx

pytestmark = pytest.mark.django_db
UPLOAD = "/to-chuc/nhap/tai-len/"


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def bomb(monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(limits, "MOST_UNPACKED_MB", 1)
    return with_part(xlsx([HEAD, GOOD]), "xl/media/x.bin", b"\0" * 3_000_000)


REFUSED: dict[str, tuple[Callable[[pytest.MonkeyPatch], bytes], str]] = {
    "a zip bomb": (bomb, "khi giải nén lớn hơn"),
    "a program in it": (lambda _: with_part(xlsx([HEAD, GOOD]), "xl/vbaProject.bin", b"x"), "có macro"),
    "half a file": (lambda _: xlsx([HEAD, GOOD])[:900], "Không đọc được tệp"),
    "nothing in its sheet": (lambda _: xlsx([]), "không có gì: trang tính nào cũng trống"),
    "no heads": (lambda _: xlsx([["a", "b"], ["c", "d"]]), "Không thấy dòng tên cột"),
    "nothing": (lambda _: b"", "Tệp rỗng"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(
    what: str, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, why = REFUSED[what]

    answer = signed_in("commune").post(UPLOAD, {"file": SimpleUploadedFile("ds.xlsx", make(monkeypatch))})

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert Import.objects.count() == 0


NAMED: dict[str, tuple[Sequence[Any], str, str]] = {
    "a name in TCVN3": (("HTX N«ng nghiÖp S¬n Hµ", *GOOD[1:]), "A", "TCVN3"),
    "a number that may be two": ((*GOOD[:3], "1,234", None, None), "D", "hai cách"),
    "a day that there is not": ((*GOOD[:5], "31/02/2026"), "F", "Không có ngày này"),
    "a day to come": ((*GOOD[:5], "31/12/2026"), "F", "chưa đến"),
    "a place without its mark": ((GOOD[0], "Xã Sơn Ha", *GOOD[2:]), "B", "Không có xã"),
}


@pytest.mark.parametrize("what", NAMED)
def test_what_is_wrong_in_a_cell_is_named_there(what: str, commune: Any) -> None:
    row, column, why = NAMED[what]

    held = checked_import(commune, row)

    assert [(fault["column"], fault["row"]) for fault in held.faults] == [(column, 2)]
    assert why in held.faults[0]["why"]
    assert Organization.objects.count() == 0


def test_a_day_written_as_text_is_a_day(commune: Any) -> None:
    assert checked_import(commune, (*GOOD[:5], " 5 / 11 / 2026 ")).faults == []


def test_numbers_with_both_separators_are_numbers(commune: Any) -> None:
    assert checked_import(commune, (*GOOD[:3], "1.234", None, None)).created == 1


def test_a_sheet_of_heads_alone_is_told_as_such(signed_in: Callable[[str], Client], commune: Any) -> None:
    held = checked_import(commune, [])

    shown = signed_in("commune").get(f"/to-chuc/nhap/{held.pk}/").content.decode()

    assert "không có dòng nào nói về một tổ chức dưới dòng tên cột" in shown
    assert "không ô nào có lỗi" not in shown


def test_a_column_named_twice_is_told_with_the_one_that_is_read(
    signed_in: Callable[[str], Client], commune: Any
) -> None:
    held = received_import(commune, (*GOOD, 15), head=(*HEAD, "Số thành viên"))

    shown = signed_in("commune").get(f"/to-chuc/nhap/{held.pk}/cot/").content.decode()

    assert "Trùng cột D" in shown
    assert "cột trùng với cột khác nên chưa đọc" in shown
    assert "chưa đoán được" not in shown
