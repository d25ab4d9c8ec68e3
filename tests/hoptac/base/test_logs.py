"""What the log holds of refusals and of faults."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils.log import log_response

pytestmark = pytest.mark.django_db


def test_a_refusal_is_one_line_with_the_person_and_the_reason(
    signed_in: Callable[[str], Client], caplog: pytest.LogCaptureFixture
) -> None:
    assert signed_in("leader").get("/van-ban/tai-len/").status_code == 403

    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert record.exc_info is None
    assert "/van-ban/tai-len/" in record.getMessage()
    assert "Lãnh đạo tỉnh Quảng Ngãi" in record.getMessage()
    assert "\n" not in record.getMessage()


def test_a_fault_keeps_the_way_through_the_code(caplog: pytest.LogCaptureFixture, rf: RequestFactory) -> None:
    answer: Any = type("Answer", (), {"status_code": 500, "reason_phrase": "x"})()

    log_response("fault", request=rf.get("/"), response=answer, exception=ValueError("x"))

    assert [record.exc_info is not None for record in caplog.records] == [True]
