"""Finding an organization by who manages it, by a telephone, by its number: for those whose work needs it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from hoptac.base.audit import System
from hoptac.registry.models import Identity, Officer, Organization, PersonalWord, Seat
from hoptac.registry.services.statements import state
from hoptac.registry.services.things import add_thing, end_thing
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
DIRECTOR, PHONE, NUMBER = "Đinh Thị Hạ", "0905 000 111", "051099000123"
WRITERS = ("commune", "province", "administrator")


@pytest.fixture
def known() -> Organization:
    """One whose people and telephones are known, and one beside it."""
    made = enter("HTX Chè Sơn Hà", tax_code=NUMBER)
    officer = {"full_name": DIRECTOR, "position": "director", "phone": PHONE}
    add_thing(Officer, made, officer, since=date(2026, 1, 1), source="Nghị quyết", actor=System(), at=NOW, today=DAY)
    seat = {"unit": Seat.objects.get(organization=made).unit, "phone": "(0255) 3 822 345"}
    state(Seat, made, seat, since=DAY, source="Báo cáo", actor=System(), at=NOW, today=DAY)
    person = {"representative": "Phạm Văn Quýt"}
    state(Identity, made, person, since=DAY, source="Báo cáo", actor=System(), at=NOW, today=DAY)
    enter("HTX Rau Sơn Hải")
    return made


def names(client: Client, typed: str, **more: str) -> list[str]:
    html = client.get("/to-chuc/", {"q": typed, **more}).content.decode()
    return [re.sub(r"<[^>]+>", "", row) for row in re.findall(r'<th scope="row">(.*?)\n', html)]


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize(
    "typed",
    [DIRECTOR, "dinh thi ha", "ĐINH THỊ", "pham van quyt", "0905000111", "0905 000 111", "+84 905 000 111", "090500",
     "02553822345", NUMBER],
)  # fmt: skip
def test_people_telephones_and_numbers_find_for_those_who_write_there(
    known: Organization, signed_in: SignedIn, who: str, typed: str
) -> None:
    assert names(signed_in(who), typed) == ["HTX Chè Sơn Hà"]


@pytest.mark.parametrize("typed", [DIRECTOR, "pham van quyt", "0905000111", "02553822345", NUMBER])
def test_they_find_nothing_for_those_who_only_read(known: Organization, signed_in: SignedIn, typed: str) -> None:
    for who in ("leader", "supervisor", "other_province"):
        client = signed_in(who)
        assert names(client, typed) == []
        assert "HTX Chè" not in client.get("/to-chuc/tai-ve.csv", {"q": typed}).content.decode()


def test_a_manager_finds_people_in_his_own_alone(signed_in: SignedIn, manager: Any) -> None:
    own = Organization.objects.get(grants__user=manager)
    for made in (own, enter("HTX Khác")):
        officer = {"full_name": DIRECTOR, "position": "director"}
        said: dict[str, Any] = {"source": "Nghị quyết", "actor": System(), "at": NOW, "today": DAY}
        add_thing(Officer, made, officer, since=date(2026, 1, 1), **said)

    assert names(signed_in("manager"), DIRECTOR) == ["HTX Nông nghiệp Sơn Hà"]


def test_the_row_says_by_whom_it_was_found(known: Organization, signed_in: SignedIn) -> None:
    html = signed_in("commune").get("/to-chuc/", {"q": "dinh thi ha"}).content.decode()
    by_phone = signed_in("commune").get("/to-chuc/", {"q": "02553822345"}).content.decode()

    assert re.sub(r"</?mark[^>]*>", "", html).count(f"Giám đốc (Tổng giám đốc) {DIRECTOR}, điện thoại {PHONE}") == 1
    assert "Điện thoại (0255) 3 822 345" in by_phone
    assert DIRECTOR not in by_phone


@pytest.mark.parametrize("typed", ["{}", "số {}", " #{} "])
@pytest.mark.parametrize("who", [*WRITERS, "leader"])
def test_the_number_in_the_book_finds_for_everybody(
    known: Organization, signed_in: SignedIn, who: str, typed: str
) -> None:
    assert "HTX Chè Sơn Hà" in names(signed_in(who), typed.format(known.pk))


def test_the_number_of_one_out_of_reach_finds_nothing(known: Organization, signed_in: SignedIn) -> None:
    assert names(signed_in("other_province"), str(known.pk)) == []


def test_who_has_left_finds_nothing_any_more(known: Organization, signed_in: SignedIn) -> None:
    end_thing(Officer.objects.get(), day=DAY, source="Quyết định", actor=System(), at=NOW, today=DAY)

    assert names(signed_in("commune"), DIRECTOR) == []
    assert names(signed_in("commune"), "0905000111") == []


def test_filters_hold_for_those_found_by_people_too(known: Organization, signed_in: SignedIn) -> None:
    assert names(signed_in("province"), DIRECTOR, kind="group") == []
    assert names(signed_in("province"), DIRECTOR, commune="21484@2025") == []


def test_the_table_to_take_away_holds_them_too(known: Organization, signed_in: SignedIn) -> None:
    assert "HTX Chè Sơn Hà" in signed_in("commune").get("/to-chuc/tai-ve.csv", {"q": DIRECTOR}).content.decode()


@pytest.mark.parametrize("who", ["commune", "administrator"])
def test_many_found_by_people_ask_as_often_as_few(signed_in: SignedIn, who: str) -> None:
    client, counts = signed_in(who), []
    for how_many in (3, 24):
        for number in range(how_many):
            made = enter(f"HTX Chè {how_many} {number}")
            said: dict[str, Any] = {"source": "Nghị quyết", "actor": System(), "at": NOW, "today": DAY}
            officer = {"full_name": DIRECTOR, "position": "director", "phone": PHONE}
            add_thing(Officer, made, officer, since=date(2026, 1, 1), **said)
        with CaptureQueriesContext(connection) as asked:
            assert len(names(client, DIRECTOR)) >= how_many
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= 30


def test_no_word_of_a_person_stands_among_those_that_everybody_searches(known: Organization) -> None:
    everybody_s = set(known.standing.words.values_list("word", flat=True))
    personal = set(PersonalWord.objects.filter(standing=known.pk).values_list("word", flat=True))

    assert {"đinh", "dinh", "0905000111", "02553822345", NUMBER, "quýt"} <= personal
    assert not everybody_s & {"đinh", "dinh", "0905000111", "02553822345", NUMBER, "quýt"}
