"""The marks that open entries."""

import pytest

from vanban.labels import read_label


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Phần thứ hai KẾ HOẠCH", "part", "Phần thứ hai"),
        ("PHẦN I. MỤC TIÊU", "part", "PHẦN I"),
        ("Chương II", "chapter", "Chương II"),
        ("Mục 1. Quy định chung", "division", "Mục 1"),
        ("Điều 12. Hiệu lực", "article", "Điều 12"),
        ("A. ĐÁNH GIÁ", "capital", "A"),
        ("II. MỤC TIÊU", "roman", "II"),
        ("III- NHIỆM VỤ", "roman", "III"),
        ("I/ MỤC ĐÍCH", "roman", "I"),
        ("Iv. tiến độ", "roman", "IV"),
        ("II MỤC TIÊU NĂM 2027", "roman", "II"),
        ("1. Mục đích", "number", "1"),
        ("2- Nhiệm vụ", "number", "2"),
        ("3.Liên minh", "number", "3"),
        ("1 . Các sở", "number", "1"),
        ("1. 100% chi bộ học tập", "number", "1"),
        ("2- 95% hợp tác xã", "number", "2"),
        ("2.1. 05 hợp tác xã", "number2", "2.1"),
        ("2.1. Đất đai", "number2", "2.1"),
        ("3.2- Hội Nông dân", "number2", "3.2"),
        ("1.2.3. Vốn", "number3", "1.2.3"),
        ("a) Thành lập", "letter", "a"),
        ("đ) Xấp xỉ", "letter", "đ"),
        ("a ) Đổi mới", "letter", "a"),
        ("(1) Hồ sơ", "bracket", "1"),
        ("- Rà soát", "dash", "-"),
        ("-Rà soát", "dash", "-"),
        ("– Rà soát", "dash", "–"),
        ("+ Khó khăn", "plus", "+"),
        ("• Rà soát", "dot", "•"),
        ("~ Rà soát", "dash", "~"),
        ("— Rà soát", "dash", "—"),
        ("« Rà soát", "dash", "«"),
        ("= Rà soát", "dash", "="),
        ("IIL. NHIỆM VỤ", "roman", "III"),
        ("1II. NHIỆM VỤ", "roman", "III"),
        ("I|. MỤC TIÊU", "roman", "II"),
    ],
)
def test_labels_are_read_as_written(text: str, kind: str, label: str) -> None:
    found = read_label(text)

    assert found is not None
    assert (found.kind, found.text) == (kind, label)


@pytest.mark.parametrize(
    "text",
    [
        "2.305 nhà ở",
        "~ 50 hợp tác xã",
        "= tổng số hộ",
        "«Hợp tác» là tên",
        "Il. mục tiêu",
        "ll. NHIỆM VỤ",
        "27,4 tỷ đồng",
        "01 - 02 hợp tác xã",
        "15/11/2025",
        "71/NQ-CP ngày 01/4/2025",
        "V/v báo cáo",
        "KT. CHỦ TỊCH",
        "Điều 5 của Luật",
        "Phần lớn hợp tác xã",
        "Mục tiêu",
        "Chương trình hành động",
        "I và II là hai phần",
        "II Mục tiêu năm 2027",
        "XIII CỦA",
        "VI NGÀY 12/3/2026",
        "T. Hà",
        "2025",
        "",
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert read_label(text) is None
