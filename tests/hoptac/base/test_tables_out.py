"""Tables as CSV."""

import pytest

from hoptac.base.tables_out import csv_answer


def test_a_spreadsheet_reads_vietnamese_and_commas():
    answer = csv_answer("a.csv", [("Nơi", "Năm"), ("Xã Sơn Hà, tỉnh Quảng Ngãi", 2027)])

    assert answer.content.decode("utf-8-sig").splitlines() == ["Nơi,Năm", '"Xã Sơn Hà, tỉnh Quảng Ngãi",2027']
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert 'filename="a.csv"' in answer["Content-Disposition"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(start):
    answer = csv_answer("a.csv", [(f"{start}HYPERLINK(1)",)])

    assert answer.content.decode("utf-8-sig").lstrip('"').startswith("'")


def test_a_number_below_zero_stays_a_number():
    assert csv_answer("a.csv", [(-5,)]).content.decode("utf-8-sig") == "-5\r\n"
