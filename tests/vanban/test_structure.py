"""Sections."""

from vanban import read_text


def test_sections_are_headings_with_depth_and_path_and_articles_without_a_title() -> None:
    document = read_text(
        "Số: 4/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc củng cố HTX\n\nCăn cứ Luật Hợp tác xã năm 2023;\n\n"
        "Điều 1. Phê duyệt kế hoạch với nội dung sau:\nI. MỤC TIÊU\n1. Mục tiêu chung\nGiữ vững.\n"
        "Điều 2. Giao Phòng Kinh tế theo dõi./.\n"
    )

    assert [(s.label, s.title, s.depth, s.path) for s in document.sections] == [
        ("Điều 1", "", 1, "Điều 1"),
        ("I", "MỤC TIÊU", 2, "Điều 1.I"),
        ("1", "Mục tiêu chung", 3, "Điều 1.I.1"),
        ("Điều 2", "", 1, "Điều 2"),
    ]
    assert [s.quote for s in document.sections] == ["Điều 1", "I. MỤC TIÊU", "1. Mục tiêu chung", "Điều 2"]


def test_a_title_ends_without_its_colon_and_before_what_runs_on() -> None:
    document = read_text("KẾ HOẠCH\nA\n\n**1. Tác động:** Không đáng kể.\n**2. Mô hình hay:** Không có.\n")

    assert [(s.label, s.title) for s in document.sections] == [("1", "Tác động"), ("2", "Mô hình hay")]


def test_a_heading_of_markdown_is_a_section_of_an_article() -> None:
    document = read_text(
        "# Hợp tác xã Hòa An tìm lối ra\n\n*Thứ Năm, 18/4/2024 - 09:35*\n\nPhóng viên gặp bà con ở Hòa An.\n\n"
        '## Nhiều mà chưa mạnh\n\nCả xã có 12 hợp tác xã.\n\n## "Không hứa suông"\n\nÔng Tư nói vậy.\n'
    )

    assert [section.title for section in document.sections] == ["Nhiều mà chưa mạnh", '"Không hứa suông"']
