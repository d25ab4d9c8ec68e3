"""Pairs are found when entries are written, and are then those that a comparison of the whole book finds."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.accounts.models import User
from hoptac.registry.doubles.alike import pairs_among
from hoptac.registry.doubles.in_book import compared
from hoptac.registry.models import AlikePair, Identity, Proposal, Seat, Size, Standing, ToldApart
from hoptac.registry.services import finding_doubles
from hoptac.registry.services.doubles import tell_apart
from hoptac.registry.services.finding_doubles import find_all_doubles
from hoptac.registry.services.proposals import approve, ask, undo
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import enter, enter_many

pytestmark = pytest.mark.django_db
ELSEWHERE = "21484@2025"
Found = list[tuple[int, int, str, int]]


def stored() -> Found:
    return sorted(AlikePair.objects.values_list("first", "second", "reasons", "rank"))


def whole() -> Found:
    pairs = pairs_among(compared(Standing.objects.all(), today=TODAY))
    return sorted(
        (one.first, one.second, f" {' '.join(reason.name.lower() for reason in one.reasons)} ", one.rank)
        for one in pairs
    )


def say(facet: Any, organization: Any, fields: dict[str, Any], actor: User) -> None:
    state(facet, organization, fields, since=date(2026, 1, 5), source="Sổ", actor=actor, at=NOW, today=TODAY)


def test_what_is_found_piece_by_piece_is_what_a_comparison_of_all_finds(commune: User, province: User) -> None:
    son_ha = enter("HTX Sơn Hà", tax_code="0100109106")
    bare, long = enter("HTX Son Ha"), enter("HTX Nông nghiệp Sơn Hà")
    enter("HTX Sơn Hạ"), enter("HTX Sơn Hải")
    enter("HTX Sơn Hà", unit_key="21289@2024", since=date(2024, 1, 1))
    far = enter("HTX Chè", unit_key=ELSEWHERE, tax_code="0100109106", certificate_number="05/HTX")
    enter("HTX Rau", certificate_number="05/HTX")
    assert len(stored()) == len(whole()) == 5
    many = enter_many(["HTX NN Sơn Hà", "HTX Chè", "HTX Son Ha", "HTX Mới"])
    here, there = Unit.objects.get(key="21289@2025"), Unit.objects.get(key=ELSEWHERE)
    steps = [
        (Identity, bare, {"name": "HTX Cũ"}),
        (Identity, bare, {"name": "HTX NN Sơn Hà", "tax_code": "4300123458"}),
        (Identity, son_ha, {"tax_code": ""}),
        (Identity, son_ha, {"tax_code": "0100109106"}),
        (Seat, many[1], {"unit": there}),
        (Identity, far, {"tax_code": ""}),
        (Identity, many[0], {"tax_code": "0100109106"}),
    ]
    for facet, organization, fields in steps:
        before = stored()
        say(facet, organization, fields, province)
        assert stored() == whole() != before, fields

    say(Seat, long, {"unit": here, "phone": "0905 123 456"}, commune)
    say(Seat, son_ha, {"unit": here, "phone": "(0255) 3822345, 0905.123.456"}, commune)
    assert stored() == whole()
    assert {"phone", "name", "short_name", "against"} <= {word for _, _, words, _ in stored() for word in words.split()}


def test_an_entry_that_leaves_the_book_takes_its_pairs_with_it_and_brings_them_back(
    commune: User, province: User
) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    asked = ask(Proposal.Act.JOIN, double, {"into": kept.pk}, reason="Một", actor=commune, at=NOW, today=TODAY)

    approve(asked, actor=province, at=NOW, today=TODAY)
    assert stored() == whole() == []
    undo(asked, reason="Hai", actor=province, at=NOW, today=TODAY)

    assert stored() == whole() != []


def test_all_are_found_again_whatever_became_of_the_rows(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(finding_doubles, "LOT", 2)
    for number in (1, 2, 3):
        enter(f"HTX {number}"), enter(f"Hợp tác xã {number}", unit_key="21289@2024", since=date(2024, 1, 1))
    right = stored()
    first, second, third = AlikePair.objects.order_by("first_id")
    first.delete()
    AlikePair.objects.filter(pk=second.pk).update(reasons=" tax_code ", rank=0)
    wrong = sorted((second.first_id, third.first_id))
    AlikePair.objects.create(first_id=wrong[0], second_id=wrong[1], reasons=" name ", rank=2)

    call_command("restand")

    assert stored() == right == whole()
    assert "3 cặp" in capsys.readouterr().out


def test_what_a_person_told_apart_stays_told_when_all_are_found_again(commune: User) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    tell_apart(one, other, reason="Khác người đại diện", actor=commune, at=NOW)

    assert find_all_doubles(today=TODAY) == 1
    assert ToldApart.objects.get().reason == "Khác người đại diện"


def test_a_statement_that_changes_nothing_compared_looks_at_no_other_entry(commune: User) -> None:
    made = enter("HTX Sơn Hà")

    with CaptureQueriesContext(connection) as asked:
        say(Size, made, {"members": 30}, commune)

    assert not [one["sql"] for one in asked if "alikepair" in one["sql"]]


def test_a_newcomer_costs_as_many_questions_among_many_as_among_few() -> None:
    enter_many(["HTX Một", "HTX Hai"])
    with CaptureQueriesContext(connection) as few:
        enter("HTX Ba")
    enter_many([f"HTX số {number}" for number in range(40)])
    with CaptureQueriesContext(connection) as many:
        enter("HTX Bốn")

    assert len(many) == len(few)
