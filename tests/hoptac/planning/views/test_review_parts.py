"""A document too long for one page: bounded pages, and every way leads to the right part of it."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.documents.models import Correction, Document
from hoptac.planning.models import Plan, ReviewItem, StandingReview
from hoptac.planning.plans.links import place_url
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import edit_item
from readings import make_document, result, target

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"
HTMX = {"HTTP_HX_REQUEST": "true"}
LINES = 40
CARD = re.compile(r'<li class="item-card[^"]*" id="item-([^"]+)"')


@pytest.fixture
def size(settings: Any) -> None:
    settings.REVIEW_PART_LETTERS, settings.REVIEW_PART_ITEMS = 400, 6


def text_of(lines: int) -> str:
    return "KẾ HOẠCH\nPhát triển HTX\n" + "".join(f"Thôn {n} lập mới {n + 1} HTX.\n" for n in range(lines))


def long_document(owner: Any, lines: int = LINES, **parts: Any) -> Document:
    text = text_of(lines)
    targets = [target(f"lập mới {n + 1} HTX", text, value=n + 1) for n in range(lines)]
    read = result(targets=targets, goals=[], tasks=[], obligations=[], recommendations=[], actuals=[], citations=[])
    return make_document(owner, name=f"dai-{lines}.txt", text=text, read={**read, **parts})


@pytest.fixture
def document(size: None, unit: Callable[[str], Any]) -> Document:
    return long_document(unit(COMMUNE))


def shown(client: Client, document: Document, **asked: Any) -> str:
    return client.get(f"/van-ban/{document.pk}/", asked).content.decode()


def parts_of(document: Document) -> int:
    return StandingReview.objects.get(document=document).parts


def part_of(document: Document, name: str) -> int:
    return ReviewItem.objects.get(document=document, name=name).part


def last_target(document: Document) -> str:
    return review_of(document).items["targets"][-1].name


def pane(page: str) -> str:
    found = re.search(r'<div class="review-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]*>", "", found[1])


def test_every_page_is_bounded_and_together_they_show_all(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")
    pages = [shown(client, document, phan=number) for number in range(1, parts_of(document) + 1)]

    cards = [[name for name in CARD.findall(page) if name.startswith("targets:")] for page in pages]
    assert len(pages) > 6
    assert max(len(some) for some in cards) <= 6
    assert max(len(pane(page)) for page in pages) <= 400
    assert [name for some in cards for name in some] == [item.name for item in review_of(document).items["targets"]]
    assert "".join(map(pane, pages)) == text_of(LINES)


def test_a_page_is_asked_for_as_often_and_grows_as_little_for_a_long_document_as_for_a_short_one(
    signed_in: SignedIn, size: None, unit: Callable[[str], Any], django_assert_num_queries: Any
) -> None:
    short, long = (long_document(unit(COMMUNE), lines) for lines in (12, 120))
    client = signed_in("commune")
    shown(client, short)

    with CaptureQueriesContext(connection) as counted:
        little = shown(client, short, phan=2)
    with django_assert_num_queries(len(counted)) as asked:
        much = shown(client, long, phan=2)
    assert len(much) < len(little) * 1.1
    assert not any('"result"' in query["sql"] for query in asked.captured_queries)


def test_the_counts_are_those_of_the_whole_document(signed_in: SignedIn, document: Document) -> None:
    page = shown(signed_in("commune"), document, phan=3)

    assert f'<span class="count" id="count-targets">{LINES}</span>' in page
    assert "Ở phần này: <span" in page
    assert f"/van-ban/{document.pk}/?phan=2#k-targets" in page
    assert f"/van-ban/{document.pk}/?phan=4#k-targets" in page


def test_a_link_to_an_item_opens_the_part_in_which_it_stands(signed_in: SignedIn, document: Document) -> None:
    name = last_target(document)
    client = signed_in("commune")

    page = client.get(place_url(document.pk, name)).content.decode()

    assert f'id="item-{name}"' in page
    assert f'<span id="mark-{name}"></span>' in page
    number = part_of(document, name)
    closed = client.get(f"/van-ban/{document.pk}/muc/{name}/")
    assert closed["Location"] == f"/van-ban/{document.pk}/?sua=1&phan={number}#item-{name}"


@pytest.mark.parametrize(
    ("asked", "number"), [("0", 1), ("x", 1), ("2", 2), ("99999999999999", 1), ("99999999", None), ("-1", 1)]
)
def test_a_part_that_is_none_is_the_nearest_that_is_one(
    signed_in: SignedIn, document: Document, asked: str, number: int | None
) -> None:
    page = shown(signed_in("commune"), document, phan=asked)

    assert f"Phần <strong>{number or parts_of(document)}</strong>" in page


def test_an_item_that_is_none_opens_the_beginning(signed_in: SignedIn, document: Document) -> None:
    assert "Phần <strong>1</strong>" in shown(signed_in("commune"), document, muc="targets:khong")


def test_a_short_document_shows_nothing_of_parts(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    page = shown(signed_in("commune"), make_document(unit(COMMUNE)))

    assert "review-parts" not in page
    assert "Ở phần này" not in page


def test_an_item_is_edited_where_it_stands(signed_in: SignedIn, document: Document) -> None:
    client, name = signed_in("commune"), last_target(document)
    typed = {
        "seen": "0", "subject": "HTX", "comparator": "eq", "value": "77", "value_max": "", "unit": "HTX",
        "measure": "level", "year": "2024", "period": "", "base_year": "", "indicator": "",
    }  # fmt: skip

    plain = client.post(f"/van-ban/{document.pk}/muc/{name}/sua/", typed)
    seen = Correction.objects.get().pk
    dropped = client.post(f"/van-ban/{document.pk}/muc/{name}/bo/", {"seen": seen}, **HTMX).content.decode()

    assert plain["Location"] == f"/van-ban/{document.pk}/?phan={part_of(document, name)}#item-{name}"
    assert f'hx-swap-oob="innerHTML">{LINES - 1}</span>' in dropped
    [text] = re.findall(r'<div id="text" hx-swap-oob="innerHTML">(.*?)</div>', dropped, re.DOTALL)
    assert len(re.sub(r"<[^>]*>", "", text)) <= 400


def test_a_place_in_a_later_part_becomes_an_item_there(signed_in: SignedIn, document: Document) -> None:
    client, text = signed_in("commune"), text_of(LINES)
    words = f"Thôn {LINES - 1}"
    start = text.index(words)

    found = client.get(f"/van-ban/{document.pk}/them/", {"loai": "goals", "words": words})
    client.post(found["Location"].split("?")[0], {"loai": "goals", "section": "", "start": start, "end": start + 7})

    added = ReviewItem.objects.get(document=document, kind="goals")
    assert found["Location"].endswith(f"&start={start}&end={start + len(words)}")
    assert (added.quote, added.part) == (words, parts_of(document))
    page = shown(client, document, phan=added.part)
    [base] = map(int, re.findall(r'data-start="(\d+)"', page))
    assert text[base : base + 30] == pane(page)[:30]


def test_words_longer_than_some_pages_are_no_item(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = long_document(unit(COMMUNE), 900)
    typed = {"loai": "goals", "section": "", "start": "0", "end": "15000"}

    answer = signed_in("commune").post(f"/van-ban/{document.pk}/them/", typed)

    assert answer.status_code == 422
    assert "dài 15.000 ký tự" in answer.content.decode()
    assert not Correction.objects.exists()


def test_confirming_leads_to_the_next_unchecked_item_of_another_part(
    signed_in: SignedIn, size: None, unit: Callable[[str], Any]
) -> None:
    scans = [{"start": 0, "end": len(text_of(LINES)), "first": 1, "last": 3}]
    document = long_document(unit(COMMUNE), scans=scans)
    names = [item.name for item in review_of(document).items["targets"]]
    last_of_first = [name for name in names if part_of(document, name) == 1][-1]
    following = names[names.index(last_of_first) + 1]
    client = signed_in("commune")

    answer = client.post(f"/van-ban/{document.pk}/muc/{last_of_first}/dung/", {"seen": 0}, **HTMX)

    event = json.loads(answer["HX-Trigger-After-Settle"])["item-confirmed"]
    assert event == {"next": following, "url": f"/van-ban/{document.pk}/?phan=2#item-{following}"}
    assert f"còn <strong>{LINES}</strong> trong {LINES + 1}" in answer.content.decode()  # the head too
    plain = client.post(f"/van-ban/{document.pk}/muc/{names[-1]}/dung/", {"seen": 0})
    assert plain["Location"] == f"/van-ban/{document.pk}/#item-header"


def test_what_is_too_much_for_one_plan_is_refused_in_words_before_it_is_loaded(
    signed_in: SignedIn, document: Document, settings: Any
) -> None:
    settings.ACCEPT_MOST_ITEMS = LINES - 1
    client = signed_in("commune")
    address = f"/van-ban/{document.pk}/nhan/"

    summary = client.get(address).content.decode()
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, dict(re.findall(r'name="(reading|said)" value="(\d+)"', summary)))

    assert "40 mục trong" in summary
    assert "nhiều nhất 39 mục" in summary
    assert "nhiều nhất 39 mục" in shown(client, document)  # before anyone looks through all of it
    assert "Nhận văn bản</a>" not in shown(client, document)
    assert "Hãy tách tệp thành từng văn bản" in summary
    assert 'type="submit">' not in summary.split('name="said"')[1]
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert not any('"result"' in query["sql"] for query in asked)


def test_a_text_too_long_for_one_plan_is_refused_however_little_it_says(
    document: Document, commune: Any, settings: Any
) -> None:
    from hoptac.planning.errors import TooMuchForOnePlanError

    settings.ACCEPT_MOST_LETTERS = 100

    with pytest.raises(TooMuchForOnePlanError):
        accept_review(document, actor=commune, at=NOW, today=TODAY)


def test_a_long_document_within_the_rule_is_accepted_whole(document: Document, commune: Any) -> None:
    assert accept_review(document, actor=commune, at=NOW, today=TODAY).plan.targets.count() == LINES  # type: ignore[union-attr]


def test_a_long_history_comes_in_pages(signed_in: SignedIn, document: Document, commune: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hoptac.planning.views.review.EVENTS_ON_PAGE", 3)
    names = [item.name for item in review_of(document).items["targets"][:4]]
    for name in names:
        edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW)
    client = signed_in("commune")

    first, second = (
        client.get(f"/van-ban/{document.pk}/lich-su/", {"page": number}).context["page_obj"] for number in (1, 2)
    )

    assert first.paginator.count == 5
    assert [event.url.split("#item-")[-1] for event in [*first, *second][:4]] == names[::-1]
    assert [event.words for event in second][-1] == "Đọc bằng bản 1"
