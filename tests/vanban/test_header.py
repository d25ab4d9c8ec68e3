"""Headers of every layout."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

from datetime import date

import pytest

from vanban import Document, read_text

BODY = "\n\nThực hiện nhiệm vụ được giao, đơn vị triển khai như sau:\n\nI. MỤC TIÊU\n- Giữ vững 05 HTX.\n"

COLUMNS = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  XÃ BÌNH AN                 Độc lập - Tự do - Hạnh phúc
 Số: 45 /KH-UBND          Bình An, ngày 12 tháng 9 năm 2025

                     KẾ HOẠCH
     Củng cố hợp tác xã trên địa bàn xã
             6 tháng cuối năm 2025
"""
CELLS = """|
**ỦY BAN NHÂN
DÂN**
TỈNH AN BÌNH
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
45/KH-UBND
|
*Bình An,
ngày 12
tháng 9 năm 2025*
|

** **

**KẾ HOẠCH**

CỦNG CỐ HỢP TÁC XÃ TRÊN ĐỊA BÀN TỈNH
NĂM 2025
"""
PIPES = """| UBND TỈNH AN BÌNH<br>**SỞ TÀI CHÍNH** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 45/KH-STC | *Bình An, ngày 12 tháng 9 năm 2025* |

# KẾ HOẠCH

**Củng cố hợp tác xã năm 2025**
"""
ONE_LINE = """ỦY BAN NHÂN DÂN XÃ BÌNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 45/KH-UBND Bình An, ngày 12 tháng 9 năm 2025
KẾ HOẠCH Củng cố hợp tác xã năm 2025
"""
PARTY = """\tĐẢNG BỘ TỈNH AN BÌNH

ĐẢNG ỦY XÃ BÌNH AN

*

Số 45-KH/ĐU
\tĐẢNG CỘNG SẢN VIỆT NAM

Bình An, ngày 12 tháng 9 năm 2025

KẾ HOẠCH
củng cố hợp tác xã năm 2025
-----
"""


@pytest.mark.parametrize(
    ("head", "issuer", "number", "title"),
    [
        (
            COLUMNS,
            "ỦY BAN NHÂN DÂN XÃ BÌNH AN",
            "45/KH-UBND",
            "Củng cố hợp tác xã trên địa bàn xã 6 tháng cuối năm 2025",
        ),
        (CELLS, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "45/KH-UBND", "CỦNG CỐ HỢP TÁC XÃ TRÊN ĐỊA BÀN TỈNH NĂM 2025"),
        (PIPES, "SỞ TÀI CHÍNH", "45/KH-STC", "Củng cố hợp tác xã năm 2025"),
        (ONE_LINE, "ỦY BAN NHÂN DÂN XÃ BÌNH AN", "45/KH-UBND", "Củng cố hợp tác xã năm 2025"),
        (PARTY, "ĐẢNG ỦY XÃ BÌNH AN", "45-KH/ĐU", "củng cố hợp tác xã năm 2025"),
    ],
)
def test_a_header_reads_the_same_in_every_layout(head: str, issuer: str, number: str, title: str) -> None:
    document = read_text(head + BODY)

    assert (document.doc_type, document.doc_kind) == ("ke_hoach", "ke_hoach")
    assert (document.issuer, document.number, document.title) == (issuer, number, title)
    assert (document.place, document.date, document.year) == ("Bình An", date(2025, 9, 12), 2025)


def test_who_sends_an_urgent_dispatch_is_named_above_those_whom_it_goes_to() -> None:
    sent = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN BÌNH ĐIỆN:\n\n- Giám đốc các sở.\n\n1. Rà soát số liệu.\n"
    document = read_text(f"Số: 12/CĐ-UBND\n\nCÔNG ĐIỆN\nVề việc khắc phục hậu quả bão\n\n{sent}")

    assert (document.doc_kind, document.issuer) == ("cong_dien", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH")


def letter(text: str) -> Document:
    return read_text(text + "\n\nThực hiện Công văn số 5/BTC-DN, Sở Tài chính đề nghị:\n\n1. Rà soát số liệu.\n")


def test_a_letter_has_its_subject_for_a_title_and_its_address_is_no_content() -> None:
    document = letter(
        "UBND TỈNH AN BÌNH\nSỞ TÀI CHÍNH\nSố: 12/STC-DN\nV/v báo cáo tình hình\nhợp tác xã năm 2026\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Bình, ngày 02 tháng 6 năm 2026\n\n"
        "Kính gửi:\n- UBND các xã, phường;\n- Liên minh HTX tỉnh."
    )

    assert (document.doc_type, document.issuer, document.number) == ("cong_van", "SỞ TÀI CHÍNH", "12/STC-DN")
    assert document.title == "V/v báo cáo tình hình hợp tác xã năm 2026"
    assert document.date == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("line", "doc_type", "doc_kind"),
    [
        ("QUYẾT ĐỊNH", "quyet_dinh", "quyet_dinh"),
        ("CHỈ THỊ", "other", "chi_thi"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chuong_trinh", "chuong_trinh"),
        ("KẾT LUẬN", "ket_luan", "ket_luan"),
        ("TỜ TRÌNH", "other", "to_trinh"),
        ("CÔNG ĐIỆN", "other", "cong_dien"),
        ("THÔNG TƯ", "thong_tu", "thong_tu"),
    ],
)
def test_the_kind_is_exact_and_its_class_is_of_the_model(line: str, doc_type: str, doc_kind: str) -> None:
    document = read_text(f"Số: 4/XX-YY\n\n{line}\nVề việc củng cố hợp tác xã" + BODY)

    assert (document.doc_type, document.doc_kind) == (doc_type, doc_kind)


@pytest.mark.parametrize(
    ("head", "message", "quote"),
    [
        ("Số:       /KH-UBND\nBình An, ngày 12 tháng 9 năm 2025", "Số, ký hiệu để trống: hãy ghi theo bản đã ban hành.", "Số: /KH-UBND"),
        ("Số: 4/KH-UBND\nBình An, ngày     tháng    năm 2025", "Ngày ban hành để trống hoặc thiếu ngày, tháng: hãy ghi theo bản đã ban hành.", "Bình An, ngày tháng năm 2025"),
        ("Bình An, ngày 12 tháng 9 năm 2025", "Không thấy số, ký hiệu của văn bản: hãy ghi theo bản đã ban hành.", None),
        ("Số: 4/KH-UBND", "Không thấy địa danh và ngày ban hành: hãy ghi theo bản đã ban hành.", None),
    ],
)  # fmt: skip
def test_blanks_are_problems_with_a_place(head: str, message: str, quote: str | None) -> None:
    document = read_text(
        f"ỦY BAN NHÂN DÂN XÃ BÌNH AN\n{head}\n\nKẾ HOẠCH\nCủng cố HTX{BODY}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê An"
    )

    assert [problem.message for problem in document.problems] == [message]
    problem = document.problems[0]
    written = None if problem.start is None else " ".join(document.text[problem.start : problem.end].split())
    assert written == quote


def test_a_blank_day_leaves_the_year_of_the_line() -> None:
    document = read_text("TP. Bình An, ngày     tháng    năm 2023\n\nKẾ HOẠCH\nCủng cố HTX" + BODY)

    assert (document.date, document.year, document.place) == (None, 2023, "TP. Bình An")


def test_without_a_letterhead_the_issuer_is_who_acts_in_the_opening() -> None:
    document = read_text(
        "KẾ HOẠCH\nCủng cố HTX năm 2024\n\nThực hiện Công văn số 9/UBND-KT; Ủy ban nhân dân huyện An Hòa xây dựng kế hoạch như sau:\n\nI. MỤC TIÊU\n- Giữ vững."
    )

    assert document.issuer == "Ủy ban nhân dân huyện An Hòa"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Phát triển kinh tế tập thể năm 2026", 2026),
        ("Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 về kinh tế tập thể", 2025),
        ("Triển khai Luật Hợp tác xã năm 2023 trên địa bàn xã năm 2025", 2025),
        ("Phát triển hợp tác xã giai đoạn 2026 - 2030, tầm nhìn đến năm 2045", 2025),
        ("Chuyển đổi số đến năm 2030", 2025),
    ],
)
def test_the_year_is_what_the_title_names_else_of_issue(title: str, year: int) -> None:
    document = read_text(f"Số: 4/KH-UBND\nBình An, ngày 12 tháng 9 năm 2025\n\nKẾ HOẠCH\n{title}{BODY}")

    assert document.year == year


def test_an_article_about_a_plan_is_no_plan() -> None:
    paragraph = "Theo kế hoạch, toàn tỉnh phấn đấu có thêm 20 hợp tác xã trong năm nay, tập trung vào nông nghiệp, dịch vụ và du lịch cộng đồng."
    document = read_text(
        f"Trang chủ > Kinh tế\n\nKế hoạch phát triển hợp tác xã tỉnh An Bình năm 2026\n\n06/01/2026 16:01\n\n{paragraph}\n\n{paragraph}\n"
    )

    assert (document.doc_type, document.number, document.issuer) == ("tin_tuc", None, None)
    assert (document.title, document.date) == ("Kế hoạch phát triển hợp tác xã tỉnh An Bình năm 2026", date(2026, 1, 6))
    assert document.problems == ()


LEFT_OVER = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 45/QĐ-UBND | Bình An, ngày 12 tháng 9 năm 2017 |
VỀ VIỆC PHÊ DUYỆT ĐỀ ÁN CỦNG CỐ HỢP TÁC XÃ TỈNH BÌNH AN
ỦY BAN NHÂN DÂN TỈNH BÌNH AN
Căn cứ Luật Hợp tác xã năm 2012;
Điều 1. Phê duyệt Đề án.
"""


def test_what_a_page_has_lost_of_a_header_is_read_from_what_is_left() -> None:
    document = read_text(LEFT_OVER)

    assert (document.doc_type, document.issuer) == ("quyet_dinh", "ỦY BAN NHÂN DÂN TỈNH BÌNH AN")
    assert document.title == "VỀ VIỆC PHÊ DUYỆT ĐỀ ÁN CỦNG CỐ HỢP TÁC XÃ TỈNH BÌNH AN"


def test_a_place_goes_on_over_the_end_of_its_line() -> None:
    head = "UBND TỈNH BÌNH AN\nSố: 4/KH-UBND\nBình An - Sơn\nHạ, ngày 12 tháng 9 năm 2017\nKẾ HOẠCH\nCủng cố hợp tác xã"

    assert (read_text(head + BODY).place, read_text(head + BODY).issuer) == ("Bình An - Sơn Hạ", "UBND TỈNH BÌNH AN")


def test_the_term_of_a_council_is_no_part_of_its_name() -> None:
    head = "NGHỊ QUYẾT\nVỀ HỖ TRỢ HỢP TÁC XÃ\nHỘI ĐỒNG NHÂN DÂN TỈNH BÌNH AN\nKHÓA XII, KỲ HỌP THỨ 7\nCăn cứ Luật Hợp tác xã;"

    assert read_text(head).issuer == "HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH AN"


NEWS = [
    "Chính phủ vừa ban hành Nghị định 107/2017/NĐ-CP về hợp tác xã.\n1. Hợp tác xã gửi báo cáo.\n2. Bộ Tài chính hướng dẫn.\n",
    "Trang tin\nChiều 7/4, ông An đã chủ trì phiên họp của Ban Chỉ đạo.\nTheo báo cáo, cả nước có 29.378 hợp tác xã.\n",
]


@pytest.mark.parametrize("text", NEWS)
def test_a_text_that_tells_of_acts_as_news_do_is_an_article(text: str) -> None:
    assert read_text(text).doc_type == "tin_tuc"


def test_a_text_about_a_matter_without_a_kind_is_a_letter() -> None:
    text = "Về việc rà soát hợp tác xã\n\nCăn cứ Luật Hợp tác xã, Sở Tài chính đề nghị các xã rà soát.\n\n1. Lập danh sách.\n"

    assert (read_text(text).doc_type, read_text(text).title) == ("cong_van", "Về việc rà soát hợp tác xã")


def test_the_office_that_decides_is_no_part_of_the_name_of_its_body() -> None:
    head = "UBND TỈNH BÌNH AN\nCHỦ TỊCH\nSố: 7/CT-UBND\nBình An, ngày 12 tháng 9 năm 2017\nCHỈ THỊ\nVề hợp tác xã\n"

    assert read_text(head + BODY).issuer == "UBND TỈNH BÌNH AN"


def test_whose_a_programme_is_stands_in_its_title() -> None:
    document = read_text("CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ\nThực hiện Nghị quyết số 57-NQ/TW\n" + BODY)

    assert (document.issuer, document.title) == ("CHÍNH PHỦ", "Thực hiện Nghị quyết số 57-NQ/TW")


def test_an_office_without_a_name_goes_with_the_body_above_it() -> None:
    head = "ĐẢNG ỦY CHÍNH PHỦ\nVĂN PHÒNG\nSố 4-CV/VPĐU\nV/v rà soát\n\nKính gửi: Các đồng chí Ủy viên.\n"

    assert read_text(head + BODY).issuer == "ĐẢNG ỦY CHÍNH PHỦ VĂN PHÒNG"


def test_the_state_named_in_a_legal_basis_is_no_motto() -> None:
    text = "NGHỊ QUYẾT\n\nVề phát triển hợp tác xã\n\nQUỐC HỘI\n\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"

    assert (read_text(text).doc_type, read_text(text).title) == ("nghi_quyet", "Về phát triển hợp tác xã")


def test_the_day_of_an_article_may_stand_below_what_it_is_about() -> None:
    text = "# “Xã thôi làm thay”\n\n*Chuyện của hợp tác xã Hòa An*\n\nThứ Ba, ngày 07/4/2026\n\nBà An cho biết hợp tác xã bán được hàng."

    assert (read_text(text).doc_type, read_text(text).date) == ("tin_tuc", date(2026, 4, 7))


@pytest.mark.parametrize(
    "title",
    [
        "Xuân Lộc: Ba hợp tác xã cùng mở điểm bán hàng, muốn đưa thêm\nmười sản phẩm lên chợ mạng trong năm tới",
        "XUÂN LỘC BÀN GIAO MÁY SẤY CHO HỢP TÁC XÃ,\nMỞ LỚP DẠY NGHỀ TẠI CHỖ",
        "XUÂN LỘC BÀN GIAO MÁY SẤY CHO BA HỢP TÁC XÃ",
    ],
)
def test_the_title_of_an_article_may_be_broken_or_printed_in_capitals(title: str) -> None:
    text = (
        f"Trang chủ > Tin trong tỉnh\n\n{title}\n\nNgày đăng: 12-8-2026\n\nBà Hiền cho biết hợp tác xã đã nhận máy sấy."
    )

    reading = read_text(text)

    assert (reading.doc_type, reading.title) == ("tin_tuc", title.replace("\n", " "))
