import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.blocks import split_blocks
from vanban.parts import Outline
from vanban.reader import read_text
from vanban.recommendations import find_recommendations
from vanban_reading import Page, shared

REPORT = Page("ĐỀ XUẤT, KIẾN NGHỊ", kind="BÁO CÁO", title="Kết quả năm 2025")


def test_each_entry_under_the_heading_is_one() -> None:
    reading = REPORT.read("1. Đối với UBND tỉnh:", "- Bổ sung vốn cho Quỹ.", "- Sớm ban hành hướng dẫn.", "Không có.")

    assert [row.quote for row in reading.recommendations] == ["Bổ sung vốn cho Quỹ.", "Sớm ban hành hướng dẫn."]


def test_a_wish_inside_an_account_is_one_too() -> None:
    page = Page("TÌNH HÌNH NĂM 2025")
    reading = page.read("Còn 01 HTX chưa giải thể. Kiến nghị cấp thẩm quyền sớm hướng dẫn xử lý tài sản.")

    assert [row.quote for row in reading.recommendations] == ["Kiến nghị cấp thẩm quyền sớm hướng dẫn xử lý tài sản"]


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("Đường xấu; xã xin huyện sớm làm 2 km bê tông.", "xin huyện sớm làm 2 km bê tông"),
        (
            "Vốn mỏng, rất mong Ngân hàng Chính sách xã hội nới hạn vay.",
            "rất mong Ngân hàng Chính sách xã hội nới hạn vay",
        ),
        ("Xã kiến nghị Sở Công Thương đưa hàng lên sàn.", "kiến nghị Sở Công Thương đưa hàng lên sàn"),
    ],
)
def test_plain_words_ask_where_one_who_can_help_stands_behind_them(line: str, wish: str) -> None:
    assert [row.quote for row in Page("TÌNH HÌNH NĂM 2025").read(line).recommendations] == [wish]


@pytest.mark.parametrize(
    "line", ["Bà con mong được thuê đất lâu dài.", "Tháng 5, xã đã xin tỉnh cấp mã số vùng trồng."]
)
def test_a_hope_of_nobody_and_a_wish_told_before_ask_nothing(line: str) -> None:
    assert Page("TÌNH HÌNH NĂM 2025").read(line).recommendations == ()


@pytest.mark.parametrize(
    "line",
    [
        "(Gửi kèm: dự thảo Nghị quyết; báo cáo đánh giá tác động).",
        "(Có dự thảo Nghị quyết và hồ sơ kèm theo).",
        "Ủy ban nhân dân tỉnh kính trình Hội đồng nhân dân tỉnh xem xét, quyết định./.",
        "Sở Tài chính kính báo cáo UBND tỉnh xem xét, chỉ đạo.",
        "Rất mong nhận được sự quan tâm của Ủy ban nhân dân tỉnh.",
    ],
)
def test_how_a_proposal_ends_asks_for_nothing(line: str) -> None:
    reading = Page("ĐỀ XUẤT, KIẾN NGHỊ", kind="TỜ TRÌNH").read("Đề nghị HĐND tỉnh thông qua Nghị quyết.", line)

    assert [row.quote for row in reading.recommendations] == ["Đề nghị HĐND tỉnh thông qua Nghị quyết."]
    assert reading.tasks == ()


def test_what_a_proposal_asks_for_by_name_is_kept() -> None:
    line = "Kính đề nghị UBND tỉnh xem xét, phê duyệt Đề án và bố trí kinh phí."

    assert [row.quote for row in Page("KIẾN NGHỊ", kind="TỜ TRÌNH").read(line).recommendations] == [line]


def test_what_is_asked_in_the_carrying_out_is_a_task_and_no_recommendation() -> None:
    reading = Page("TỔ CHỨC THỰC HIỆN").read("1. Đề nghị Hội Nông dân xã vận động hội viên tham gia hợp tác xã.")

    assert reading.recommendations == ()
    assert len(reading.tasks) == 1


def test_the_requests_of_an_assessment_are_read_wherever_they_stand() -> None:
    sections = [row.section for row in shared("ba-to-2025").recommendations]

    assert len([section for section in sections if ".V." in section]) == 8
    assert len(sections) == 10


def test_a_plan_without_requests_has_none() -> None:
    assert shared("son-duong-2020").recommendations == ()


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_row_is_founded(text: str) -> None:
    blocks = split_blocks(text)

    for row in find_recommendations(blocks, Outline(blocks), issuer=None, doc_type="bao_cao"):
        assert 0 <= row.start < row.end <= len(text)


def test_what_one_body_is_asked_for_in_one_entry_comes_apart() -> None:
    reading = REPORT.read("1. Đối với Bộ Tài chính: sớm hướng dẫn cách chia tài sản; mở hệ thống đăng ký cho các xã.")

    assert [row.quote for row in reading.recommendations] == [
        "Đối với Bộ Tài chính: sớm hướng dẫn cách chia tài sản",
        "mở hệ thống đăng ký cho các xã.",
    ]


def test_an_article_tells_what_people_ask_for() -> None:
    reading = read_text(
        "Hợp tác xã Hòa An tìm lối ra\n\nThứ Năm, 18/4/2024 - 09:35\n\nPhóng viên gặp bà con ở Hòa An.\n\n"
        "Theo bà Lan, Nhà nước nên cho thuê kho bỏ trống. Anh Tư thì đề nghị mở lớp dạy bán hàng.\n\n"
        "“Chúng tôi đề nghị ngân hàng giãn nợ một năm”, bà Lan nói. Ông Tư chỉ mong tỉnh cho thuê thêm 3 ha đất.\n"
    )

    assert reading.doc_type == "tin_tuc"
    assert [row.quote for row in reading.recommendations] == [
        "Nhà nước nên cho thuê kho bỏ trống",
        "mở lớp dạy bán hàng",
        "ngân hàng giãn nợ một năm",
        "tỉnh cho thuê thêm 3 ha đất",
    ]
