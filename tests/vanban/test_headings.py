"""Titles and the ends of headers."""

import pytest

from vanban.headings import read_heading
from vanban.lines import read_lines

BODY = "\n\nCăn cứ Luật Hợp tác xã năm 2023;\n"


def title(text: str) -> str:
    heading = read_heading(read_lines(text + BODY), 0, is_first=True)
    return " ".join(piece.text for piece in heading.title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KẾ HOẠCH\nCủng cố hợp tác xã\ntrên địa bàn xã", "Củng cố hợp tác xã trên địa bàn xã"),
        ("KẾ HOẠCH\nCỦNG CỐ HỢP TÁC XÃ\nGIAI ĐOẠN 2026 -\n2030", "CỦNG CỐ HỢP TÁC XÃ GIAI ĐOẠN 2026 - 2030"),
        ("KẾ HOẠCH\n\nCỦNG CỐ HỢP TÁC XÃ\n\n(NAY LÀ THÀNH PHỐ)", "CỦNG CỐ HỢP TÁC XÃ (NAY LÀ THÀNH PHỐ)"),
        ("KẾ HOẠCH Củng cố hợp tác xã", "Củng cố hợp tác xã"),
        ("KẾ HOẠCH CỦNG CỐ HỢP TÁC XÃ\n\nGiai đoạn 2021 - 2025", "CỦNG CỐ HỢP TÁC XÃ Giai đoạn 2021 - 2025"),
        ("KẾ HOẠCH\n\nCủng cố hợp tác xã\n\nNăm 2021 toàn xã có 5 HTX", "Củng cố hợp tác xã"),
        (
            "KẾ HOẠCH\nThực hiện Nghị quyết số 20-NQ/TW về kinh tế tập thể",
            "Thực hiện Nghị quyết số 20-NQ/TW về kinh tế tập thể",
        ),
        ("QUYẾT ĐỊNH\nVề việc giao chỉ tiêu\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Về việc giao chỉ tiêu"),
        (
            "CHỈ THỊ\nVề việc quản lý hợp tác xã\nThời gian qua, hợp tác xã trên địa bàn tỉnh có bước phát triển khá.",
            "Về việc quản lý hợp tác xã",
        ),
        (
            "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ\nThực hiện Nghị quyết số 57-NQ/TW",
            "CỦA CHÍNH PHỦ Thực hiện Nghị quyết số 57-NQ/TW",
        ),
        ("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n| STT | Nhiệm vụ | Chủ trì |", "PHÂN CÔNG NHIỆM VỤ"),
        ("QUYẾT ĐỊNH\nVỀ VIỆC GIAO CHỈ TIÊU\nỦY\nBAN NHÂN DÂN TỈNH", "VỀ VIỆC GIAO CHỈ TIÊU"),
        ("Số: 4/UBND-KT V/v giao chỉ tiêu\n\nKính gửi: Sở Tài chính.", "V/v giao chỉ tiêu"),
        (
            "Số: 4/UBND-KT\nV/v báo cáo tình hình\nhợp tác xã\n\nKính gửi: Sở Tài chính.",
            "V/v báo cáo tình hình hợp tác xã",
        ),
        ("Xã Bình An có thêm hợp tác xã\n\n06/01/2026 16:01", "Xã Bình An có thêm hợp tác xã"),
        ("Thứ Tư, 14/08/2024 | 07:30\n\nXã Bình An có thêm hợp tác xã", "Xã Bình An có thêm hợp tác xã"),
        ("Đọc báo in\n\nXã Bình An có thêm hợp tác xã\n\n06/01/2026 16:01", "Xã Bình An có thêm hợp tác xã"),
        ("Trang chủ > Kinh tế > Tin\n\nXã Bình An có thêm hợp tác xã", "Xã Bình An có thêm hợp tác xã"),
    ],
)
def test_the_title_is_found(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "address",
    [
        "Kính gửi: Ủy ban nhân dân các xã, phường.",
        "Kính gửi:\n- Sở Tài chính;\n- Liên minh Hợp tác xã tỉnh.",
        "Kính gửi:\n\n- Sở Tài chính;\n\n- Liên minh Hợp tác xã tỉnh.",
    ],
)
def test_the_address_of_a_letter_ends_its_header(address: str) -> None:
    lines = read_lines(f"V/v báo cáo\n\n{address}{BODY}")

    end = read_heading(lines, 0, is_first=True).end

    assert next(line.text for line in lines[end:] if line.text) == "Căn cứ Luật Hợp tác xã năm 2023;"


@pytest.mark.parametrize(
    "body",
    [
        "Thời gian qua, số hợp tác xã của huyện tăng\nnhanh, song nhiều nơi còn yếu. Chủ tịch yêu cầu:",
        "Sau sắp xếp, thành phố có 1.016 hợp tác xã,\nHTX nông nghiệp chiếm đa số.",
        "Phần thứ nhất\nTÌNH HÌNH",
        "PHẦN I\nSự cần thiết",
        "| STT | Nhiệm vụ |\n| 1 | Rà soát |",
    ],
)
def test_a_title_ends_without_a_blank_line_where_the_body_begins(body: str) -> None:
    heading = read_heading(read_lines(f"KẾ HOẠCH\nCủng cố hợp tác xã năm 2026\n{body}\n"), 0, is_first=True)

    assert [piece.text for piece in heading.title] == ["Củng cố hợp tác xã năm 2026"]
    assert heading.end == 2


@pytest.mark.parametrize(
    "body",
    [
        "Căn cứ Luật Hợp tác xã năm 2023, xã\nxây dựng kế hoạch.\n",
        "UBND xã xây dựng kế hoạch như sau:\n",
        "Thời gian qua nhiều hợp tác xã hoạt động\nchưa hiệu quả.\n",
    ],
)
def test_a_title_of_several_lines_stays_whole_above_a_body_without_a_blank_line(body: str) -> None:
    lines = read_lines(f"KẾ HOẠCH\nPhát triển hợp tác xã\nGiai đoạn 2026 - 2030\n{body}")
    heading = read_heading(lines, 0, is_first=True)

    assert [piece.text for piece in heading.title] == ["Phát triển hợp tác xã", "Giai đoạn 2026 - 2030"]


def test_a_title_in_bold_stays_whole() -> None:
    lines = read_lines("**KẾ HOẠCH**\n**Phát triển hợp tác xã**\n**Địa bàn các xã vùng cao**\nvà các xã biên giới.\n")

    assert len(read_heading(lines, 0, is_first=True).title) >= 2


@pytest.mark.parametrize(
    "first", ["Kế hoạch đưa ra 6 nhiệm vụ để các ngành thực hiện gồm:", "Chủ tịch tỉnh yêu cầu các ngành rà soát. " * 5]
)
def test_a_paragraph_is_no_title(first: str) -> None:
    assert title(first) == ""
