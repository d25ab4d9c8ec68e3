"""Officers, contracts, certificates and memberships from their first day to their last."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit_check import check_audit
from hoptac.base.errors import StaleWriteError
from hoptac.registry.errors import DatesCrossedError, NoMemberError, UnknownChoiceError
from hoptac.registry.models import Contract, Credential, DigitalTool, Facet, Membership, Officer, Organization
from hoptac.registry.services.statements import correct
from hoptac.registry.services.things import add_thing, change_thing, end_thing
from hoptac.registry.things import term_of
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2026, 3, 1), date(2026, 10, 1)


def add(facet: type[Facet], to: Organization, actor: Any, *, since: date = SPRING, **fields: Any) -> Any:
    seen = fields.pop("seen", None)
    said: dict[str, Any] = {"source": "Hợp đồng", "actor": actor, "at": NOW, "today": DAY, "seen": seen}
    return add_thing(facet, to, fields, since=since, **said)


def by(actor: Any) -> dict[str, Any]:
    return {"source": "Nghị quyết", "actor": actor, "at": NOW, "today": DAY}


def held(facet: type[Facet], day: date) -> list[Any]:
    rows = facet._default_manager.all().as_of(day)  # type: ignore[attr-defined]
    return [row for row in rows.order_by("pk") if not term_of(row, day=day).has_ended]


def test_two_contracts_are_two_and_a_change_of_one_leaves_the_other(commune: Any) -> None:
    made = enter()
    tea = add(Contract, made, commune, partner="Công ty Chè", goods="chè búp", value_dong=1_000)
    add(Contract, made, commune, partner="Công ty Rau", goods="rau")

    change_thing(tea, {"value_dong": 2_000}, since=AUTUMN, **by(commune))

    now = {row.partner: (row.value_dong, row.goods) for row in held(Contract, DAY)}
    before = {row.partner: row.value_dong for row in held(Contract, SPRING)}
    assert now == {"Công ty Chè": (2_000, "chè búp"), "Công ty Rau": (None, "rau")}
    assert before == {"Công ty Chè": 1_000, "Công ty Rau": None}
    assert list(check_audit()) == []


def test_an_officer_who_left_held_the_office_until_the_day_before(commune: Any) -> None:
    officer = add(Officer, enter(), commune, full_name="Đinh Thị Giả Định", position="director")

    end_thing(officer, day=AUTUMN, **by(commune))

    assert [row.full_name for row in held(Officer, date(2026, 9, 30))] == ["Đinh Thị Giả Định"]
    assert held(Officer, AUTUMN) == []


def test_an_end_that_was_a_mistake_is_taken_back(commune: Any) -> None:
    officer = add(Officer, enter(), commune, full_name="Đinh Thị Giả Định", position="director")
    mistake = end_thing(officer, day=AUTUMN, **by(commune))

    correct(mistake, {}, is_void=True, **by(commune))

    assert [row.full_name for row in held(Officer, DAY)] == ["Đinh Thị Giả Định"]


def test_the_last_day_of_a_certificate_still_counts_and_is_warned_of(commune: Any) -> None:
    row = add(Credential, enter(), commune, kind="vietgap", ends_on=date(2027, 1, 15))

    early, near = term_of(row, day=date(2026, 9, 1)), term_of(row, day=DAY)

    assert (early.words, near.words, near.tone) == ("", "Sắp hết hiệu lực: 15/01/2027", "warn")
    assert not term_of(row, day=date(2027, 1, 15)).has_ended
    assert term_of(row, day=date(2027, 1, 16)).has_ended


@pytest.mark.parametrize(("facet", "kind"), [(Credential, "iso"), (DigitalTool, "fax")])
def test_a_kind_outside_its_list_is_refused(commune: Any, facet: type[Facet], kind: str) -> None:
    with pytest.raises(UnknownChoiceError):
        add(facet, enter(), commune, kind=kind)


def test_nothing_ends_before_it_begins(commune: Any) -> None:
    made = enter()
    row = add(DigitalTool, made, commune, kind="website", since=AUTUMN)

    with pytest.raises(DatesCrossedError):
        end_thing(row, day=SPRING, **by(commune))
    with pytest.raises(DatesCrossedError):
        add(Contract, made, commune, partner="A", goods="chè", since=AUTUMN, ends_on=SPRING)


def test_a_cooperative_joins_a_union_leaves_it_and_comes_back(commune: Any) -> None:
    union, member = enter("LHHTX Sơn Hà", kind="union"), enter("HTX Chè")

    joined = add(Membership, union, commune, member=member)
    end_thing(joined, day=date(2026, 6, 1), **by(commune))
    add(Membership, union, commune, member=member, since=AUTUMN)

    days = (SPRING, date(2026, 6, 1), AUTUMN)
    assert [[row.member for row in held(Membership, day)] for day in days] == [[member], [], [member]]


@pytest.mark.parametrize(("of", "who"), [("cooperative", "cooperative"), ("union", "group"), ("union", "union")])
def test_only_cooperatives_are_members_and_only_of_unions(commune: Any, of: str, who: str) -> None:
    one, other = enter("Sổ thứ nhất", kind=of), enter("Sổ thứ hai", kind=who)

    with pytest.raises(NoMemberError):
        add(Membership, one, commune, member=other)


def test_who_saw_an_older_version_is_refused(commune: Any) -> None:
    made = enter()
    add(Contract, made, commune, partner="Công ty Chè", goods="chè")

    with pytest.raises(StaleWriteError):
        add(Contract, made, commune, partner="Công ty Rau", goods="rau", seen=1)
