import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.blocks import split_blocks
from vanban.parts import Outline, part_of_heading


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("MỤC TIÊU CỤ THỂ", "aims"),
        ("MUC TIÊU", "aims"),  # a scan has lost a mark
        ("Kết quả thực hiện các chỉ tiêu", "situation"),
        ("Phương hướng, nhiệm vụ năm 2026", "plan"),
        ("Tổ chức thực hiện", "carrying-out"),
        ("Về báo cáo tình hình quý IV năm 2025", "carrying-out"),
        ("Báo cáo tình hình thực hiện", "situation"),
        ("Nội dung cơ bản của dự thảo", "scope"),
        ("Nội dung và mức hỗ trợ", "funding"),
        ("Quá trình xây dựng dự thảo", "situation"),
        ("Đề xuất, kiến nghị", "requests"),
        ("Đề nghị Ủy ban MTTQ Việt Nam xã", ""),
        ("Kinh phí thực hiện", "funding"),
        ("PHƯỜNG ĐANG CÓ GÌ", "situation"),
        ("Nửa năm qua", "situation"),
        ("NĂM 2027 PHẢI ĐẠT", "aims"),
        ("Mốc phấn đấu", "aims"),
        ("Mốc so sánh", "situation"),
        ("Sáu tháng cuối năm làm gì", "plan"),
        ("TỪ NAY ĐẾN CUỐI NĂM", "plan"),
        ("NHỮNG VIỆC CẦN LÀM NGAY", "tasks"),
        ("Yêu cầu trong quý III", "tasks"),
        ("Yêu cầu", "requirements"),
        ("Những việc đã làm", "situation"),
        ("Ai làm việc gì", "carrying-out"),
        ("Vốn ở đâu", "funding"),
        ("Điều mong ở cấp trên", "requests"),
    ],
)
def test_a_heading_opens_its_part(heading: str, part: str) -> None:
    assert part_of_heading(heading) == part


def test_the_nearest_heading_that_says_a_part_decides() -> None:
    blocks = split_blocks("KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. Công tác thu hút vốn\n- Rà soát các dự án.\n")

    assert Outline(blocks)[blocks[-1]].part == "tasks"


def test_a_block_under_an_account_of_how_things_are_is_not_ahead() -> None:
    blocks = split_blocks("KẾ HOẠCH\nNăm 2026\n\nI. TÌNH HÌNH\n1. Mục tiêu\n- Có 5 HTX.\n\nII. NHIỆM VỤ\n- Rà soát.\n")
    outline = Outline(blocks)

    assert [(outline[block].part, outline[block].is_ahead) for block in blocks if block.kind == "bullet"] == [
        ("aims", False),
        ("tasks", True),
    ]


def test_a_list_is_introduced_by_the_sentence_before_it() -> None:
    blocks = split_blocks("I. KẾT QUẢ\n\nƯớc năm 2025, cụ thể:\n\n- Có 5 HTX.\n\n- Có 6 THT.\n")
    found = Outline(blocks).lead_in(blocks[-1])

    assert found is not None
    assert found.text.startswith("Ước năm 2025")


@given(st.text())
def test_any_heading_can_be_asked(text: str) -> None:
    part_of_heading(text)
