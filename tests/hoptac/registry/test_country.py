"""A made country: the same for a seed, skewed, and never to be taken for a real one."""

from collections import Counter
from datetime import date
from itertools import islice
from statistics import median

from hoptac.registry.calc import tax_code
from hoptac.registry.codes import code_lists
from hoptac.registry.country import Drawn, Place, draw_country, vocabulary
from hoptac.registry.models import Organization
from hoptac.registry.synthetic import MARK

DAY = date(2026, 1, 1)
PLACES = [Place(1, "Sơn Hà"), Place(2, "Ba Tơ")]


def drawn(seed: int = 1, how_many: int | None = None) -> list[Drawn]:
    return list(islice(draw_country("S", PLACES, seed=seed, day=DAY), how_many))


def test_a_seed_gives_the_same_country_and_another_seed_another() -> None:
    assert drawn(1, 50) == drawn(1, 50)
    assert drawn(1, 50) != drawn(2, 50)


def test_a_province_has_as_many_organizations_as_its_size_says() -> None:
    kinds = Counter(one.kind for one in drawn())

    assert (kinds["cooperative"], kinds["group"]) == (1_030, 2_940)
    assert kinds["union"] and kinds["credit_fund"]


def test_every_name_says_that_it_is_made() -> None:
    assert all(one.identity["name"].startswith(MARK) for one in drawn())


def test_few_are_in_the_book_twice_and_most_neighbours_of_one_name_have_a_number() -> None:
    names = Counter((one.kind, one.seat["unit_id"], one.identity["name"]) for one in drawn())
    twice = sum(times - 1 for times in names.values())

    assert 0 < twice < 0.05 * names.total()
    assert any(name.endswith(" số 2") for _, _, name in names)


def test_codes_pass_as_codes_are_different_and_lie_outside_every_province() -> None:
    codes = [one.identity["tax_code"] for one in drawn() if one.identity["tax_code"]]

    assert [code for code in codes if tax_code(code) != code or not code.startswith("99")] == []
    assert len(set(codes)) == len(codes)


def test_a_few_are_giants_and_many_cells_are_empty() -> None:
    cooperatives = [one for one in drawn() if one.kind == "cooperative"]
    members = [one.size["members"] for one in cooperatives]

    assert max(members) > 10 * median(members)
    assert min(members) >= 5
    assert 0.05 < sum(one.size["workers"] is None for one in cooperatives) / len(cooperatives) < 0.3


def test_the_idle_have_no_yearly_figures() -> None:
    assert {one.operating_status["status"] for one in drawn() if not one.years} == {"idle"}


def test_every_trade_is_of_a_known_sector_and_every_kind_has_its_word() -> None:
    known = {entry.code for entry in code_lists()["sector"]}

    assert set(vocabulary().trades) <= known
    assert set(vocabulary().heads) == set(Organization.Kind.values)
    assert all(weight > 0 and names for weight, names in vocabulary().trades.values())
