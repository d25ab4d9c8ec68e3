"""How often something is done, as written."""

from hypothesis import given
from hypothesis import strategies as st

from vanban.recurrences import find_recurrence


def test_recurrences_are_kept_as_written() -> None:
    assert find_recurrence("Định kỳ 6 tháng, năm báo cáo") == "Định kỳ 6 tháng, năm"
    assert find_recurrence("nếu phát sinh khó khăn, kịp thời báo cáo") == "nếu phát sinh"
    assert find_recurrence("nguồn chi thường xuyên") is None


@given(st.text())
def test_what_is_found_stands_in_the_text(text: str) -> None:
    assert (find_recurrence(text) or "") in text
