"""The page before an act: nothing is done before it is asked, and a refusal stands on the same page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hoptac.base import confirming
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.errors import HoptacError

ASKED = Confirmation("Bỏ tệp", "Tệp bị bỏ.", "Nhật ký còn ghi.", "Bỏ tệp này", back_url="/trang/")


class Why(forms.Form):
    """Why."""

    reason = forms.CharField()


class LateError(HoptacError):
    """Somebody was quicker."""

    what = "Tệp đã được bỏ."
    why = "Một người khác vừa bỏ tệp này."
    remedy = "Hãy tải lại trang."
    status = 409


@pytest.fixture(autouse=True)
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each page was made of, instead of the page."""
    pages: list[dict[str, Any]] = []

    def page(request: HttpRequest, template: str, *, status: int, **context: Any) -> HttpResponse:
        pages.append({"template": template, **context})
        return HttpResponse(status=status)

    monkeypatch.setattr(confirming, "page", page)
    return pages


def _refused() -> str:
    raise LateError


def _never() -> str:
    raise AssertionError("done before it was confirmed")


def _request(method: Callable[..., Any], **said: str) -> HttpRequest:
    request: HttpRequest = method("/", said)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def test_the_page_says_what_will_happen_and_does_nothing(shown: list[dict[str, Any]]) -> None:
    answer = confirmed(_request(RequestFactory().get), ASKED, None, _never)

    assert answer.status_code == 200
    assert (shown[0]["act"], shown[0]["kept"]) == ("Tệp bị bỏ.", "Nhật ký còn ghi.")


def test_without_the_reason_that_it_asks_for_nothing_is_done(shown: list[dict[str, Any]]) -> None:
    form = Why({})

    answer = confirmed(_request(RequestFactory().post), ASKED, form, _never, template="a.html", standing="HTX")

    assert answer.status_code == 422
    assert (shown[0]["template"], shown[0]["form"], shown[0]["standing"]) == ("a.html", form, "HTX")


def test_a_refusal_stands_on_the_page_with_its_own_status(shown: list[dict[str, Any]]) -> None:
    answer = confirmed(_request(RequestFactory().post), ASKED, Why({"reason": "nhầm"}), _refused)

    assert answer.status_code == 409
    assert isinstance(shown[0]["error"], LateError)


def test_once_it_is_done_one_goes_on_with_a_word(shown: list[dict[str, Any]]) -> None:
    request = _request(RequestFactory().post)

    answer = confirmed(request, ASKED, None, lambda: "Đã bỏ.")
    elsewhere = confirmed(request, replace(ASKED, done_url="/danh-sach/"), None, lambda: "")

    assert (answer["Location"], elsewhere["Location"]) == ("/trang/", "/danh-sach/")
    assert [str(one) for one in get_messages(request)] == ["Đã bỏ."]
    assert not shown
