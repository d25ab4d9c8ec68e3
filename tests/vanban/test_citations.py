"""One citation for each act."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

from vanban import read_text
from vanban.model import Citation

HEAD = "Số: 7/KH-UBND\n\nKẾ HOẠCH\n{title}\n\n{recital}\n\nI. NHIỆM VỤ\n{body}\n"


def cited(*, title: str = "Củng cố hợp tác xã", recital: str = "", body: str = "") -> dict[str, Citation]:
    document = read_text(HEAD.format(title=title, recital=recital, body=body))
    return {citation.number or citation.quote: citation for citation in document.citations}


def test_an_act_named_often_is_one_row_with_its_mentions_and_every_known_fact() -> None:
    found = cited(
        recital="Căn cứ Quyết định số 142/QĐ-TTg của Thủ tướng Chính phủ;",
        body="Thực hiện Quyết định số 142/QĐ-TTg ngày 02/02/2024 và Quyết định 142/QĐ-TTg.",
    )

    assert list(found) == ["142/QĐ-TTg"]
    row = found["142/QĐ-TTg"]
    assert (row.mentions, str(row.date), row.issuer, row.relation) == (
        3,
        "2024-02-02",
        "Thủ tướng Chính phủ",
        "based_on",
    )
    assert row.quote == "Quyết định số 142/QĐ-TTg"


def test_a_short_mention_is_of_the_act_that_was_named_in_full() -> None:
    found = cited(
        recital="Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 (viết tắt là Nghị quyết số 20);",
        body="1. Quán triệt Nghị quyết số 20 và Nghị quyết 20.",
    )

    assert list(found) == ["20-NQ/TW"]
    assert found["20-NQ/TW"].mentions == 4


def test_a_law_without_its_year_is_the_one_named_last_with_a_year() -> None:
    found = cited(body="Phổ biến Luật Hợp tác xã năm 2012; Luật HTX năm 2023. Hướng dẫn thi hành Luật HTX.")

    assert {quote: row.mentions for quote, row in found.items()} == {
        "Luật Hợp tác xã năm 2012": 1,
        "Luật HTX năm 2023": 2,
    }


def test_a_law_by_number_and_by_year_is_one() -> None:
    found = cited(recital="Căn cứ Luật Hợp tác xã số 17/2023/QH15;", body="Thi hành Luật Hợp tác xã năm 2023.")

    assert list(found) == ["17/2023/QH15"]
    assert found["17/2023/QH15"].mentions == 2


def test_how_an_act_bears_on_the_document_is_told_by_the_opening_sentence() -> None:
    found = cited(
        recital="Căn cứ Nghị định số 113/2024/NĐ-CP; thực hiện Kế hoạch số 45/KH-UBND ngày 12/02/2025 của UBND tỉnh về thực hiện "
        "Nghị quyết số 134/NQ-CP và Chương trình số 38-CTr/TU; theo đề nghị của Phòng Kinh tế tại Tờ trình số 8/TTr-KT;",
        body="Áp dụng Thông tư số 1/2025/TT-BTC.",
    )

    assert {number: row.relation for number, row in found.items()} == {
        "113/2024/NĐ-CP": "based_on",
        "45/KH-UBND": "implements",
        "134/NQ-CP": "mentions",
        "38-CTr/TU": "mentions",
        "8/TTr-KT": "proposed_by",
        "1/2025/TT-BTC": "mentions",
    }


def test_the_title_says_what_the_document_carries_out() -> None:
    assert cited(title="Thực hiện Nghị quyết số 20-NQ/TW về kinh tế tập thể")["20-NQ/TW"].relation == "implements"


def test_the_document_does_not_cite_itself() -> None:
    assert cited(body="Kế hoạch số 7/KH-UBND này có hiệu lực ngay.") == {}


def test_a_law_does_not_cite_itself_by_name() -> None:
    document = read_text(
        "Luật số: 9/2030/QH19\n\nLUẬT\nHỢP TÁC XÃ\n\nQuốc hội ban hành Luật Hợp tác xã.\n\nĐiều 1. Thay thế Luật Hợp tác xã năm 2012.\n"
    )

    assert [c.quote for c in document.citations] == ["Luật Hợp tác xã năm 2012"]


def test_a_quote_over_a_broken_line_is_the_text_as_it_stands() -> None:
    document = read_text("KẾ HOẠCH\nA B\n\n*Căn cứ Quyết định số\n493/QĐ-TTg ngày 19 tháng 4 năm 2022;*\n")

    assert document.citations[0].quote == "Quyết định số\n493/QĐ-TTg ngày 19 tháng 4 năm 2022"


def test_a_year_and_a_dash_that_columns_bring_together_are_no_number() -> None:
    head = "SỞ TÀI CHÍNH<br>Số: 2087/STC-QLDN<br>V/v báo cáo và xây dựng kế hoạch năm 2027<br>Hòa An, ngày 09 tháng 6 năm 2026"
    text = f"{head}<br><br>Kính gửi:<br>- Sở Nông nghiệp;\n- Liên minh Hợp tác xã;\n- Ủy ban"

    assert read_text(text.replace(" ", "\xa0")).citations == ()


def test_layout_inside_a_number_does_not_break_it() -> None:
    [citation] = read_text("Theo Công văn số <b>2<i>0</i>7</b>/UBND&amp;-KTN của tỉnh.").citations

    assert citation.number == "207/UBND&-KTN"
