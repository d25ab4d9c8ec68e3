"""The next day of duties that come back."""

from datetime import date

import pytest

from hoptac.planning.duties.recurring import coming_day, next_of

TODAY = date(2026, 5, 20)
DAYS = [
    ("trước ngày 15/6 và ngày 15/12 hằng năm", date(2026, 6, 15), "before"),
    ("trước ngày 10/4 (báo cáo quý) và trước ngày 10/12 (báo cáo năm)", date(2026, 12, 10), "before"),
    ("trước ngày 10 tháng 6 và 10 tháng 12 hằng năm", date(2026, 6, 10), "before"),
    ("ngày 25 hằng tháng", date(2026, 5, 25), "on"),
    ("chậm nhất ngày 15 hằng tháng", date(2026, 6, 15), "by"),
    ("trước ngày 20 của tháng cuối quý", date(2026, 6, 20), "before"),
    ("vào ngày 20 hằng tháng", TODAY, "on"),
]
UNDECIDED = [
    ("định kỳ hằng quý", "văn bản không nêu ngày"),
    ("khi phát sinh", "văn bản không nêu ngày"),
    ("định kỳ 6 tháng, năm", "văn bản không nêu ngày"),
    ("trước ngày 5 hằng quý", "văn bản nêu ngày mà không nêu của tháng nào"),
    ("ngày 20 hằng tháng, trước ngày 15/12 báo cáo năm", "văn bản nêu nhiều ngày theo cách máy chưa tính được"),
]


@pytest.mark.parametrize(("words", "day", "kind"), DAYS)
def test_the_next_day_comes_from_the_words(words: str, day: date, kind: str) -> None:
    coming = coming_day(words, today=TODAY, last_year=None)

    assert (coming.day, coming.kind, coming.undecided) == (day, kind, "")


@pytest.mark.parametrize(("words", "reason"), UNDECIDED)
def test_a_day_that_the_words_do_not_name_is_not_made_up(words: str, reason: str) -> None:
    coming = coming_day(words, today=TODAY, last_year=None)

    assert (coming.day, coming.undecided) == (None, reason)


def test_a_plan_says_nothing_of_the_years_behind_its_last() -> None:
    words = "trước ngày 15/4 hằng năm"

    assert coming_day(words, today=TODAY, last_year=2027).day == date(2027, 4, 15)
    assert coming_day(words, today=TODAY, last_year=2026).undecided == "kế hoạch chỉ nói đến năm 2026"


def test_a_day_that_a_month_has_not_is_left_out() -> None:
    assert next_of([(2, 30)], today=TODAY) is None
    assert next_of([(month, 31) for month in range(1, 13)], today=date(2026, 6, 1)) == date(2026, 7, 31)
