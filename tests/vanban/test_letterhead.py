"""What a line of the head or the tail is."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import pytest

from vanban.letterhead import begins_body, head_kind, is_letterhead, is_signing, is_stamp, is_subject, opens_body


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [("KẾ HOẠCH", "ke_hoach", 8), ("**Kế hoạch**".strip("*"), "ke_hoach", 8), ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chuong_trinh_hanh_dong", 22), ("QUYẾT ĐỊNH:", "quyet_dinh", 10), ("KẾ HOẠCH Củng cố", "ke_hoach", 8)],
)  # fmt: skip
def test_the_kind_stands_alone_or_in_capitals_before_a_title(text: str, kind: str, end: int) -> None:
    found = head_kind(text)

    assert found is not None
    assert (found[0].id, found[1]) == (kind, end)


@pytest.mark.parametrize("text", ["Kế hoạch này", "kế hoạch", "CÔNG VĂN", "KẾ", ""])
def test_other_lines_name_no_kind(text: str) -> None:
    assert head_kind(text) is None


def test_signatures_subjects_stamps_and_openings() -> None:
    assert is_signing("KT. CHỦ TỊCH")
    assert is_signing("PHÓ GIÁM ĐỐC")
    assert not is_signing("Chủ tịch UBND xã")
    assert is_subject("V/v báo cáo")
    assert not is_subject("Vv")
    assert is_stamp("06/01/2026 16:01")
    assert not is_stamp("Căn cứ Luật Hợp tác xã ngày 20/06/2023;")
    assert opens_body("Căn cứ Luật Hợp tác xã")
    assert not opens_body("Cân đối ngân sách")
    assert not opens_body("ngày 05 tháng 6 năm 2026")
    assert begins_body("Sở Tài chính")
    assert not begins_body("Số liệu")
    assert is_letterhead("Bình An, ngày 05 tháng 6 năm 2026")
    assert not is_letterhead("Củng cố hợp tác xã")
