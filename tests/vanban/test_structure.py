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


def test_a_numbered_annex_with_its_title_is_a_section_and_one_that_says_whose_it_is_a_header() -> None:
    plan = "Số: 4/KH-UBND\n\nKẾ HOẠCH\nCủng cố HTX\n\nI. MỤC TIÊU\n- Giữ vững 05 HTX./.\n\nTM. UBND XÃ\nLê Văn An\n\n"
    numbered = read_text(plan + "PHỤ LỤC II. GIAO VIỆC\n\n| TT | Việc | Chủ trì |\n| 1 | Sửa kho | Phòng Kinh tế |\n")
    plain = read_text(plan + "PHỤ LỤC\nGIAO VIỆC\n(Kèm theo Kế hoạch số 4/KH-UBND)\n\nI. KHO\n- Sửa kho.\n")

    assert [(s.label, s.title, s.depth) for s in numbered.sections[1:]] == [("PHỤ LỤC II", "GIAO VIỆC", 1)]
    assert numbered.sections[-1].quote == "PHỤ LỤC II. GIAO VIỆC"
    assert [s.title for s in plain.sections[1:]] == ["KHO"]


def test_who_wrote_an_article_is_no_section() -> None:
    document = read_text(
        "# Hợp tác xã Hòa An tìm lối ra\n\n*18/4/2024*\n\n**Chuyện ở Hòa An**\n\nBà con kể.\n\n**Ảnh: Lê An**\n\nHết."
    )

    assert [s.title for s in document.sections] == ["Chuyện ở Hòa An"]
