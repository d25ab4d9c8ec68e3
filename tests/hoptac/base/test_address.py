"""An address is read piece by piece; what makes no sense is left aside, and said."""

from datetime import date

import pytest

from hoptac.base.address import Address

TODAY = date(2026, 11, 23)


def test_what_makes_sense_is_read() -> None:
    said = Address(
        {"q": " Sơn Hà ", "kind": "group", "sort": "-name", "from": "1.990", "ngay": "30/06/2025", "nhap": "7"}
    )

    assert said.words("q") == "Sơn Hà"
    assert said.one_of("kind", {"group"}, label="Loại") == "group"
    assert said.sort({"name"}, default="found") == "-name"
    assert said.whole("from", label="Từ năm") == 1990
    assert said.day("ngay", default=TODAY) == date(2025, 6, 30)
    assert said.key("nhap", label="Lần nhập") == 7
    assert said.misread == []


def test_what_makes_no_sense_is_the_default_and_is_named() -> None:
    said = Address({"kind": "x", "sort": "mau", "from": "-1", "ngay": "hôm qua", "page": "²"})

    assert said.one_of("kind", {"group"}, label="Loại") == ""
    assert said.sort({"name"}, default="found") == "found"
    assert said.whole("from", label="Từ năm") is None
    assert said.day("ngay", default=TODAY) == TODAY
    assert said.key("page", label="Trang") is None
    assert said.misread == ["Loại “x”", "Thứ tự “mau”", "Từ năm “-1”", "Ngày “hôm qua”", "Trang “²”"]


@pytest.mark.parametrize("said", [{}, {"kind": "", "ngay": "  ", "from": ""}])
def test_what_is_not_asked_for_is_no_fault(said: dict[str, str]) -> None:
    address = Address(said)

    address.one_of("kind", {"group"}, label="Loại")
    address.day("ngay", default=TODAY)
    address.whole("from", label="Từ năm")

    assert address.misread == []


def test_words_lose_their_null_letters_and_what_is_too_long() -> None:
    assert Address({"q": "a\0" + "b" * 200}).words("q", most=5) == "abbbb"


def test_a_view_of_today_tells_what_it_was_asked_of_another_day() -> None:
    asked = Address({"ngay": "2026-01-01", "biet": "", "q": "chè"})

    asked.of_today_alone()
    asked.of_today_alone("biet")

    assert asked.misread == ["Xem vào ngày “2026-01-01” (ở đây chỉ có hiện trạng)"]
