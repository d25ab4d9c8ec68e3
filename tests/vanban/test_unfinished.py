"""Lines that cannot end where they end."""

import pytest

from vanban import read_text
from vanban.unfinished import goes_on, is_torn


@pytest.mark.parametrize(
    ("end", "following"),
    [
        ("1. Phòng", "Kinh tế chủ trì"),
        ("b) Báo cáo UBND tỉnh qua Sở", "Tài chính trước ngày 10/12"),
        ("4. Sở Khoa học và", "Công nghệ"),
        ("Phòng Tài chính -", "Kế hoạch"),
        ("1. Đồng chí Nguyễn Văn Sơn, Chủ tịch", "UBND huyện - Trưởng Ban Chỉ đạo: Phụ trách chung"),
        ("Điều 2. Các thành viên", "Ban Chỉ đạo chịu trách nhiệm"),
        ("3. Văn phòng", "UBND tỉnh: cử người tham gia"),
        ("- Không quá", "02 HTX xếp loại yếu"),
        ("- Có ít nhất", "03 sản phẩm"),
        ("Thực hiện Kế hoạch số", "18/KH-UBND"),
        ("- Chậm nhất ngày", "15/12/2026"),
        ("- Số hợp tác xã yếu còn tối đa 10", "HTX"),
        ("- Giá trị xuất khẩu đạt 12,5 triệu", "USD/năm"),
        ("Nghị định số 150/2025/NĐ-", "CP"),
    ],
)
def test_a_line_that_stops_in_a_phrase_goes_on(end: str, following: str) -> None:
    assert goes_on(end, following)


@pytest.mark.parametrize(
    ("end", "following"),
    [
        ("I. Mục tiêu năm 2026", "HTX là nòng cốt của kinh tế tập thể"),
        ("2. Tồn tại, hạn chế", "Nhiều hợp tác xã yếu"),
        ("2. Tồn tại", "Nhiều hợp tác xã yếu"),
        ("1. Phòng Kinh tế", "Chủ trì tuyên truyền"),
        ("III. Giai đoạn 2026 - 2030", "HTX được củng cố"),
        ("b) Về quan hệ chính trị - xã hội", "Nông dân tham gia"),
        ("1. Ủy ban nhân dân xã", "Vận động"),
        ("2. Văn phòng", "Chủ trì xây dựng báo cáo"),
    ],
)
def test_a_title_that_is_whole_does_not_go_on(end: str, following: str) -> None:
    assert not goes_on(end, following)


def test_a_number_torn_at_its_stroke_or_dash_is_one_word() -> None:
    assert is_torn("Nghị định số 150/2025/", "NĐ-CP ngày 12/6/2025")
    assert is_torn("Công văn số 88/BKHĐT-", "KTHT")
    assert not is_torn("Phòng Tài chính -", "Kế hoạch")
    assert not is_torn("giai đoạn 2026-", "2030")


@pytest.mark.parametrize("broken", ["150/2025/\nNĐ-CP", "150/2025/NĐ-\nCP"])
def test_the_act_of_a_torn_number_is_cited_whole(broken: str) -> None:
    cited = f"Thực hiện Nghị định số {broken} ngày 12/6/2025 của Chính phủ."
    [act] = read_text(f"KẾ HOẠCH\nPhát triển hợp tác xã\n\nI. CĂN CỨ\n\n{cited}\n").citations

    assert act.number == "150/2025/NĐ-CP"
    assert act.quote.replace("\n", "") == "Nghị định số 150/2025/NĐ-CP ngày 12/6/2025"


def test_a_body_whose_name_is_broken_leads_with_its_whole_name() -> None:
    task = "1. Sở\nTài chính chủ trì, phối hợp với Sở Khoa học và\nCông nghệ tổng hợp."
    document = read_text(f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n\n{task}\n")

    assert [(task.lead, task.partners) for task in document.tasks] == [
        (("Sở Tài chính",), ("Sở Khoa học và Công nghệ",))
    ]
    assert [section.label for section in document.sections] == ["I"]
