"""Endings of documents and entries."""

import pytest

from vanban.closings import closes
from vanban.wording import wording


@pytest.mark.parametrize(
    "text", ["Trân trọng đề nghị./.", "(Có biểu chi tiết kèm theo)", "Kính trình Hội đồng xem xét"]
)
def test_what_only_closes_is_no_wish(text: str) -> None:
    assert closes("wish").search(wording(text))


def test_a_wish_that_is_named_closes_nothing() -> None:
    assert not closes("wish").search(wording("Kính đề nghị UBND tỉnh cấp bổ sung 5 tỷ đồng cho quỹ."))
