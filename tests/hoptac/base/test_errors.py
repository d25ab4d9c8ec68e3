"""What a refusal says."""

from datetime import UTC, date, datetime

from hoptac.base.errors import HoptacError


def test_days_and_hours_are_written_the_vietnamese_way() -> None:
    refusal = HoptacError(due=date(2026, 12, 5), sent=datetime(2026, 12, 6, 1, 30, tzinfo=UTC))
    refusal.what = "Hạn {due}, gửi lúc {sent}."

    assert refusal.message == "Hạn 05/12/2026, gửi lúc 08:30 ngày 06/12/2026."
    assert refusal.facts["due"] == date(2026, 12, 5)


def test_counts_have_dots_and_years_have_none() -> None:
    refusal = HoptacError(rows=1234567, year=2026)
    refusal.counts = ("rows",)
    refusal.what = "Năm {year}: {rows} dòng."

    assert refusal.message == "Năm 2026: 1.234.567 dòng."
    assert refusal.facts["rows"] == 1234567
