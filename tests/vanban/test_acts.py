"""Acts named in a text."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

from datetime import date

import pytest

from vanban.acts import find_mentions
from vanban.wording import texts_of


def found(text: str) -> list[tuple[str, str | None, date | None, str | None]]:
    return [(m.kind, m.number, m.date, m.issuer) for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"),
    [
        ("Công văn số 12/UBND-KT ngày 26/6/2024 của UBND tỉnh về việc xây dựng kế hoạch", "cong_van", "12/UBND-KT", date(2024, 6, 26), "UBND tỉnh"),
        ("Nghị quyết số 134/NQ-CP 25/9/2020 của Chính phủ", "nghi_quyet", "134/NQ-CP", date(2020, 9, 25), "Chính phủ"),
        ("Nghị quyết số 20-NQ/TW, ngày 16/6/2022 của Bộ Chính trị", "nghi_quyet", "20-NQ/TW", date(2022, 6, 16), "Bộ Chính trị"),
        ("Nghị quyết số 57- NQ/TW của Bộ Chính trị ngày 22/12/2024", "nghi_quyet", "57-NQ/TW", date(2024, 12, 22), "Bộ Chính trị"),
        ("Chương trình hành động số 10- CTr/TU ngày 13/8/2025", "chuong_trinh", "10-CTr/TU", date(2025, 8, 13), None),
        ("Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019", "luat", None, date(2019, 11, 22), None),
        ("Công văn số 205/LMHTX-CS ngày 15/3/2017 của Liên minh HTX Việt Nam tham mưu cho tỉnh", "cong_van", "205/LMHTX-CS", date(2017, 3, 15), "Liên minh HTX Việt Nam"),
        ("Nghị quyết số 47 ngày 13/12/2019 của Hội đồng", "nghi_quyet", "47", date(2019, 12, 13), None),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW", "nghi_quyet", "57-NQ/TW", None, None),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "other", None, None, None),
        ("Nghị quyết số 26-NQ / TW của Ban Chấp hành Trung ương", "nghi_quyet", "26-NQ/TW", None, "Ban Chấp hành Trung ương"),
        ("Kế hoạch sô 118 /KH-UBND, ngày l2 tháng 8 năm 2O25", "ke_hoach", "118/KH-UBND", date(2025, 8, 12), None),
        ("Quyết định số 35/2025/QĐ-TTgcủa Thủ tướng", "quyet_dinh", "35/2025/QĐ-TTg", None, None),
        ("Nghị định số 88/2005/NĐ - CP ngày 11/7/2005", "nghi_dinh", "88/2005/NĐ-CP", date(2005, 7, 11), None),
        ("NGHỊ QUYẾT SỐ 214/NQ-CP NGÀY 23/7/2025 CỦA CHÍNH PHỦ", "nghi_quyet", "214/NQ-CP", date(2025, 7, 23), "CHÍNH PHỦ"),
        ("Thông tư số 07/2019/Tt-BKHĐT ngày 08/4/2019 của Bộ Kế hoạch và Đầu tư sửa đổi", "thong_tu", "07/2019/Tt-BKHĐT", date(2019, 4, 8), "Bộ Kế hoạch và Đầu tư"),
        ("Quy định số 66-QĐ/TW", "other", "66-QĐ/TW", None, None),
        ("Kế hoạch liên tịch số 77/KH-LT ngày 03/6/2009", "ke_hoach", "77/KH-LT", date(2009, 6, 3), None),
        ("hướng dẫn của liên sở số 895/HD ngày 10/6/2009", "other", "895/HD", date(2009, 6, 10), None),
        ("theo TCVN 14423:2025", "other", "14423:2025", None, None),
        ("triển khai Đề án 06 theo quy định", "other", "06", None, None),
        ("Nghị quyết số 20-NQ/TW ngày 16/6/2022 Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII về kinh tế tập thể", "nghi_quyet", "20-NQ/TW", date(2022, 6, 16), "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII"),
        ("Ngày 14/3/2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 24/KH-UBND", "ke_hoach", "24/KH-UBND", date(2021, 3, 14), "Ủy ban nhân dân tỉnh"),
        ("theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 5/TTr-STC", "other", "5/TTr-STC", None, "Sở Tài chính"),
        ("Luật Hợp tác xã số 17/2023/QH15 ngày 20/6/2023", "luat", "17/2023/QH15", date(2023, 6, 20), None),
        ("Luật Hợp tác xã ngày 20 tháng 6 năm 2023", "luat", None, date(2023, 6, 20), None),
    ],
)  # fmt: skip
def test_an_act_is_read_with_its_number_day_and_issuer(
    text: str, kind: str, number: str | None, day: date | None, issuer: str | None
) -> None:
    assert found(text) == [(kind, number, day, issuer)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("thi hành Luật Hợp tác xã năm 2012 và các văn bản", "Luật Hợp tác xã năm 2012"),
        ("phổ biến Luật HTX 2023 cho thành viên", "Luật HTX 2023"),
        ("Luật Hợp tác xã (sửa đổi) năm 2023", "Luật Hợp tác xã (sửa đổi) năm 2023"),
        ("Bộ luật Dân sự năm 2015", "Bộ luật Dân sự năm 2015"),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Thủy sản số 11/2030/QH19;", "Luật sửa đổi, bổ sung một số điều của Luật Thủy sản số 11/2030/QH19"),
        ("Nghị quyết Trung ương 6 (khóa XII) về tổ chức", "Nghị quyết Trung ương 6 (khóa XII)"),
        ("học tập Nghị quyết Đại hội XII của Đảng", "Nghị quyết Đại hội XII của Đảng"),
        ("Nghị quyết Đại hội Đảng bộ huyện lần thứ XIX, nhiệm kỳ 2020-2025", "Nghị quyết Đại hội Đảng bộ huyện lần thứ XIX, nhiệm kỳ 2020-2025"),
    ],
)  # fmt: skip
def test_acts_without_a_number_are_quoted_whole(text: str, quote: str) -> None:
    mentions = find_mentions(text)

    assert [text[m.start : m.end] for m in mentions] == [quote]
    assert mentions[0].number in (None, "11/2030/QH19")


def test_a_chain_gives_each_act_and_the_kind_carries_over() -> None:
    text = "các Nghị quyết số 05/2016/NQ-HĐND ngày 13/7/2016, số 31/2013/NQ-HĐND và Kế hoạch số 4/KH-UBND thực hiện Chỉ thị số 9-CT/TW"

    assert [(kind, number) for kind, number, _, _ in found(text)] == [
        ("nghi_quyet", "05/2016/NQ-HĐND"), ("nghi_quyet", "31/2013/NQ-HĐND"), ("ke_hoach", "4/KH-UBND"), ("chi_thi", "9-CT/TW"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "đạt 900 triệu đồng/HTX/năm",
        "có 24/25 HTX và mạng 3G/4G",
        "Kế hoạch 5 năm 2021 - 2025",
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
        "Chương trình 30 lớp tập huấn",
        "theo quy định của pháp luật và kỷ luật lao động",
        "Kế hoạch này thay cho kế hoạch trước",
        "ngày 25/9/2020",
        "",
    ],
)
def test_what_is_no_act_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_day_that_does_not_exist_is_none() -> None:
    assert found("Kế hoạch số 5/KH-UBND ngày 31/02/2024") == [("ke_hoach", "5/KH-UBND", None, None)]


@pytest.mark.parametrize("row", ["laws", "laws-before-a-name"])
def test_every_word_for_a_law_holds_a_part_that_is_looked_for_first(row: str) -> None:
    parts = texts_of("act_letters", "parts-of-laws")

    assert [word for word in texts_of("act_letters", row) if not any(part in word for part in parts)] == []
