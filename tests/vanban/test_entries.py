"""Lines joined to entries, however they were broken."""

import pytest

from vanban.entries import join_lines, read_layout
from vanban.lines import read_lines


def joined(text: str) -> list[str]:
    lines = read_lines(text)
    return [entry.text for entry in join_lines(lines, read_layout(lines))]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # A page broke inside a sentence.
        (
            "- Việc tiếp cận vốn của tỉnh về phát\n\ntriển hợp tác xã.",
            ["- Việc tiếp cận vốn của tỉnh về phát triển hợp tác xã."],
        ),
        (
            "Các phòng chuyên môn theo dõi hợp tác xã,\n\nTHT trên địa bàn.",
            ["Các phòng chuyên môn theo dõi hợp tác xã, THT trên địa bàn."],
        ),
        # ... before the dash of a phrase.
        (
            "Các hợp tác xã hoạt động trong lĩnh vực nông - lâm\n\n- ngư nghiệp.",
            ["Các hợp tác xã hoạt động trong lĩnh vực nông - lâm - ngư nghiệp."],
        ),
        # ... before the dash of a name.
        (
            "* Các thôn gửi danh sách cho Phòng Văn hóa\n  - Xã hội trước ngày 15/8.",
            ["* Các thôn gửi danh sách cho Phòng Văn hóa - Xã hội trước ngày 15/8."],
        ),
        ("- Gửi Phòng Văn hóa\n- Xã hội hóa sân bóng.", ["- Gửi Phòng Văn hóa", "- Xã hội hóa sân bóng."]),
        # A bullet alone on its line.
        ("-\nThành lập mới 02 HTX.", ["- Thành lập mới 02 HTX."]),
        # Paragraphs of one line each stay apart.
        ("Một đoạn hết.\nMột đoạn khác.", ["Một đoạn hết.", "Một đoạn khác."]),
        # A title does not swallow what follows it.
        ("2. Tồn tại\n\nCòn 05 HTX ngừng hoạt động.", ["2. Tồn tại", "Còn 05 HTX ngừng hoạt động."]),
        # Entries run together on one line.
        ("1. Mở lớp. 2. Cấp vốn. 3. Báo cáo.", ["1. Mở lớp.", "2. Cấp vốn.", "3. Báo cáo."]),
        # The number of a page is no text.
        ("Rà soát các hợp tác xã\n12\nngừng hoạt động.", ["Rà soát các hợp tác xã ngừng hoạt động."]),
    ],
)
def test_lines_are_joined_where_a_sentence_goes_on(text: str, entries: list[str]) -> None:
    assert joined(text) == entries


WRAPPED = """
I. MỤC TIÊU

1. Phấn đấu đến năm 2030 toàn xã có
ít nhất 05 hợp tác xã hoạt động có hiệu
quả; tăng bình quân hằng năm từ 05
- 06%/năm. Doanh thu bình quân của mỗi
Hợp tác xã đạt 900 triệu đồng.

2. Sở Tài chính hướng dẫn, theo dõi Ủy
ban nhân dân các xã thực hiện.
"""


def test_a_text_wrapped_by_hand_is_joined_over_its_breaks() -> None:
    title, first, second = joined(WRAPPED)

    assert title == "I. MỤC TIÊU"
    assert first.endswith("05 - 06%/năm. Doanh thu bình quân của mỗi Hợp tác xã đạt 900 triệu đồng.")
    assert second == "2. Sở Tài chính hướng dẫn, theo dõi Ủy ban nhân dân các xã thực hiện."


def test_cells_one_a_line_become_rows() -> None:
    assert joined("|\n**TT**\n|\nTên\n|\n|\n1\n|\nXã Bình An\n|\n") == ["TT | Tên", "1 | Xã Bình An"]


def test_joining_takes_as_many_steps_as_there_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph of many lines must not be copied once for each of them."""
    steps = {"front": 0}
    real = "vanban.entries.read_label"

    def counted(text: str) -> object:
        steps["front"] += len(text)
        from vanban.labels import read_label

        return read_label(text)

    monkeypatch.setattr(real, counted)
    sizes = []
    for count in (200, 400):
        steps["front"] = 0
        joined("một hai ba bốn năm\n" * count)
        sizes.append(steps["front"])

    assert sizes[1] <= 2.1 * sizes[0]


def test_in_a_wrapped_text_a_title_in_capitals_stays_apart_from_the_text_under_it() -> None:
    text = (
        "SỰ CẦN THIẾT\n"
        "Đến nay huyện có 33 hợp tác xã nông nghiệp với nhiều thành viên và\n"
        "vốn hoạt động còn thấp. Kết quả đánh giá năm trước có nhiều hợp tác\n"
        "xã loại trung bình và chỉ một số ít hợp tác xã được xếp loại tốt ở\n"
        "các xã vùng cao.\n"
    )

    assert joined(text)[0] == "SỰ CẦN THIẾT"


def test_in_a_text_without_blank_lines_each_body_that_is_given_work_opens_an_entry() -> None:
    text = """
Sở Kế hoạch và Đầu tư: Xây dựng đề cương báo cáo, dự thảo báo cáo của Ban Thường
vụ; tham mưu tổ chức hội nghị tổng kết cấp tỉnh về hợp tác xã nông nghiệp năm nay.
Sở Nội vụ: Thẩm định hồ sơ khen thưởng các hợp tác xã tiêu biểu, trình Chủ tịch
tỉnh xem xét theo Nghị quyết Trung ương 5 (khóa IX) và Nghị quyết Trung ương (khóa
XIII) và các văn bản hướng dẫn của Liên minh Hợp tác xã Việt Nam, của Chủ tịch Ủy ban
nhân dân tỉnh.
"""

    assert [entry.split(":")[0] for entry in joined(text)] == ["Sở Kế hoạch và Đầu tư", "Sở Nội vụ"]
