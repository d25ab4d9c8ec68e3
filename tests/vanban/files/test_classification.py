"""Marks of classification."""

import pytest

from vanban.files.classification import classification_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("TỐI MẬT\nỦY BAN NHÂN DÂN", "TỐI MẬT"),
        ("| MẬT | ỦY BAN NHÂN DÂN |", "MẬT"),
        ("**TUYỆT  MẬT**", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("Số: 4/BC            MẬT", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("ĐỘ MẬT: MẬT", "MẬT"),
        ("Cấp độ mật: tuyệt mật.", "TUYỆT MẬT"),
    ],
)
def test_a_mark_on_its_own_is_seen(text: str, mark: str) -> None:
    assert classification_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Công tác bảo vệ bí mật nhà nước được thực hiện nghiêm.",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "TĂNG CƯỜNG BẢO MẬT THÔNG TIN",
        "BÍ MẬT",
        "| Mật | 300 lít |",
        "Mật ong rừng",
        "Tài liệu tối mật phải được cất giữ.",
        "Độ mật: Không",
        "MẬT ĐỘ DÂN SỐ",
        "",
    ],
)
def test_the_ordinary_word_is_no_mark(text: str) -> None:
    assert classification_mark(text) is None
