"""What a refusal says."""

from datetime import UTC, date, datetime

from hoptac.base.errors import HoptacError


class LateError(HoptacError):
    what = "Hạn {due}, gửi lúc {sent}."


def test_days_and_hours_are_written_the_vietnamese_way() -> None:
    refusal = LateError(due=date(2026, 12, 5), sent=datetime(2026, 12, 6, 1, 30, tzinfo=UTC))

    assert str(refusal) == "Hạn 05/12/2026, gửi lúc 08:30 ngày 06/12/2026."
    assert refusal.due == date(2026, 12, 5)
