"""Titles told from content."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import pytest

from vanban.blocks import split_blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in split_blocks("I. NỘI DUNG\n" + text)[1:]]


def titles(text: str) -> list[str]:
    return [text for kind, text in kinds(text) if kind == "heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One clause with content under it; a full stop does not matter when bullets follow.
        ("1. Nâng cao nhận thức.\n- Mở lớp.\n2. Hỗ trợ vốn\n- Cho vay.", ["Nâng cao nhận thức.", "Hỗ trợ vốn"]),
        # A section that says nothing, beside others.
        (
            "1. Nâng cao nhận thức\n- Mở lớp.\n2. Đào tạo, bồi dưỡng\nII. KINH PHÍ\n- Không.",
            ["Nâng cao nhận thức", "Đào tạo, bồi dưỡng", "KINH PHÍ"],
        ),
        # Emphasised words before a colon, on bullets and on lines without a mark, where another line has such too.
        (
            "**- Vốn:** vay thêm 2 tỷ đồng.\n**- Đất:** thuê thêm 3 ha.\n\n**Hội Phụ nữ xã:** mở quầy.\n\n**Các thôn:** góp công.",
            ["Vốn:", "Đất:", "Hội Phụ nữ xã:", "Các thôn:"],
        ),
        ("- **Vốn:** vay thêm 2 tỷ đồng.\n- Đất: thuê thêm 3 ha.", []),
        # Content: its siblings follow at once.
        ("1. Giảm thuế cho HTX.\n2. Ban hành chính sách mới.", []),
        # The last item before a closing sentence is content like the others.
        ("1. Rà soát HTX.\n2. Mở 02 lớp.\n3. Báo cáo UBND xã\nYêu cầu các đơn vị thực hiện.", []),
        # Two sentences are content.
        ("1. Rà soát HTX. Xử lý HTX yếu.\n- Báo cáo.", []),
        # A clause before a colon, where the others are titles.
        (
            "1. Số lượng\nCó 05 HTX.\n2. Hiệu quả\nKhá.\n3. Tác động: Chưa đáng kể.",
            ["Số lượng", "Hiệu quả", "Tác động"],
        ),
        # ... and where all are so.
        (
            "1. Tình hình: Có 02 HTX.\n2. Mục tiêu: Giữ 02 HTX.\n3. Kinh phí: Ngân sách xã.",
            ["Tình hình", "Mục tiêu", "Kinh phí"],
        ),
        # Beside titles too, whom a sentence tells what to do is none.
        (
            "1. Phòng Kinh tế\n- Rà soát.\n2. Công an xã\n- Phối hợp.\n3. Các hợp tác xã: Gửi báo cáo về xã.",
            ["Phòng Kinh tế", "Công an xã"],
        ),
        # Short lines each with a paragraph under it, whatever closes them.
        (
            "a. Chợ.\nTỉnh có 260 chợ.\nb. Cửa hàng.\nTỉnh có 215 cửa hàng.\nc. Siêu thị.\nTỉnh có 39 siêu thị.",
            ["Chợ.", "Cửa hàng.", "Siêu thị."],
        ),
        # A clause before a colon may hold a comma.
        (
            "1. Số lượng: Có 02 HTX.\n2. Doanh thu, lãi: Tăng 5%.\n3. Trình độ: Khá.",
            ["Số lượng", "Doanh thu, lãi", "Trình độ"],
        ),
        # Who is to act is no title.
        ("1. Phòng Kinh tế: chủ trì rà soát.\n2. Phòng Văn hóa: tuyên truyền.\n3. Công an xã: phối hợp.", []),
        # Emphasis decides where the text has it.
        ("**1. Mục đích:** Nâng cao đời sống.\n**2. Yêu cầu:** Kịp thời.", ["Mục đích:", "Yêu cầu:"]),
        ("**1.** Duy trì 05 HTX.\n- Đúng luật.", []),
        ("*- Trồng trọt*\nCó 03 HTX.\n*- Chăn nuôi*\nCó 02 HTX.", ["Trồng trọt", "Chăn nuôi"]),
        # An answer "không có" leaves the title.
        ("1. Chính sách khác: Không có.", ["Chính sách khác"]),
        # A description under an entry makes an item of it.
        ("1. Tuyên truyền Luật.\n- Cơ quan thực hiện: Phòng Tư pháp.", []),
        # A table under "như sau:" makes none either.
        ("a) Mức hỗ trợ như sau:\n| TT | Mức |", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_articles_have_a_title_or_are_content() -> None:
    blocks = split_blocks(
        "Điều 1. Phạm vi điều chỉnh\nThông tư này quy định mẫu biểu.\nĐiều 2. Giao Sở Tài chính theo dõi.\nĐiều 3. Hiệu lực từ ngày ký."
    )

    assert [(b.kind, b.label) for b in blocks if b.label] == [
        ("heading", "Điều 1"), ("item", "Điều 2"), ("item", "Điều 3"),
    ]  # fmt: skip
