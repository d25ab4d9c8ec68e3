"""Answers shared by views."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from hoptac.base.errors import HoptacError
from hoptac.base.web import refused

pytestmark = pytest.mark.django_db


class TooLateError(HoptacError):
    what = "Hạn là ngày {day}, đã có {count} hồ sơ."
    why = "Hồ sơ trễ phải xin lại."
    remedy = "Hãy gửi thư cho cơ quan nhận."
    status = 409
    counts = ("count",)


def test_a_refusal_is_told_in_its_three_sentences_as_people_write_days_and_numbers(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    answer = refused(request, TooLateError(day=date(2026, 6, 5), count=1215))

    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Hạn là ngày 05/06/2026, đã có 1.215 hồ sơ." in told
    assert TooLateError.why in told
    assert TooLateError.remedy in told
