"""Words that give tasks, and sentences that only look as if they did."""

import pytest

from vanban.task_words import is_formal, is_given, leads, product, to_report
from vanban.wording import wording


@pytest.mark.parametrize(
    "text",
    [
        "Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này",
        "Căn cứ Luật Hợp tác xã",
        "Xét đề nghị của Giám đốc Sở Tài chính",
        "UBND huyện ban hành Kế hoạch với các nội dung như sau",
    ],
)
def test_the_form_of_a_document_gives_no_task(text: str) -> None:
    assert is_formal(wording(text))


@pytest.mark.parametrize("text", ["Sở Tài chính rà soát vốn", "Căn cứ Luật Hợp tác xã, Sở Tài chính rà soát vốn"])
def test_a_body_that_acts_has_a_task(text: str) -> None:
    assert not is_formal(wording(text))


def test_what_a_report_holds_is_told_from_what_is_carried_out() -> None:
    assert to_report().search("báo cáo ubnd tỉnh về các nội dung sau:")
    assert not to_report().search("báo cáo kết quả thực hiện theo nội dung sau:")


def test_plans_and_reports_to_an_office_are_products() -> None:
    assert product().search("lập và trình kế hoạch năm")
    assert product().search("gửi kết quả về sở tài chính")
    assert not product().search("gửi kết quả cho thành viên")


def test_a_body_leads_what_stands_behind_it() -> None:
    assert leads().match(", chịu trách nhiệm hướng dẫn")
    assert is_given().match(" được giao rà soát")
    assert not is_given().match(" đã rà soát")
