"""The whole words of days that come back."""

import pytest

from vanban.due_days import find_due
from vanban.recurring_days import whole_days


def whole(text: str) -> str:
    due = find_due(text, year=2026)
    assert due is not None and due.repeats
    return whole_days(text, due.start, due.end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 05/12) lập báo cáo",
            "Định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 05/12)",
        ),
        ("định kỳ 6 tháng trước 15/6, năm trước 05/12 gửi", "định kỳ 6 tháng trước 15/6, năm trước 05/12"),
        (
            "hằng quý (trước ngày 20 tháng cuối quý), 6 tháng (trước ngày 15/6) gửi xã",
            "hằng quý (trước ngày 20 tháng cuối quý), 6 tháng (trước ngày 15/6)",
        ),
        ("gửi xã (trước ngày 15/6 và ngày 15/11 hằng năm) để biết", "trước ngày 15/6 và ngày 15/11 hằng năm"),
        ("trình báo cáo năm trước ngày 28 tháng 02 năm sau", "trước ngày 28 tháng 02 năm sau"),
        ("gửi xã trước ngày 20 tháng cuối quý", "trước ngày 20 tháng cuối quý"),
        (
            "trước ngày 20 hằng tháng, năm trước ngày 05/12/2026",
            "trước ngày 20 hằng tháng",
        ),
    ],
)
def test_days_stand_with_their_periods_and_whole_brackets(text: str, words: str) -> None:
    assert whole(text) == words


def test_nothing_is_taken_from_outside_the_clause() -> None:
    text = "Hằng năm, trước ngày 15/11 gửi xã"
    start = text.index("trước")
    end = start + len("trước ngày 15/11")
    assert whole_days(text, start, end) == "Hằng năm, trước ngày 15/11"
    assert whole_days(text, start, end, front=start) == "trước ngày 15/11"
