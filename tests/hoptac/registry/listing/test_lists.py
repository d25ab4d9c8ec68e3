"""The list finds what looking through every row finds, in the same order, by whichever way it goes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.registry.country import Place, draw_country
from hoptac.registry.listing.found import Found
from hoptac.registry.listing.lists import all_rows, find
from hoptac.registry.listing.search import asked, few_with
from hoptac.registry.listing.wishes import Wish
from hoptac.registry.models import Standing
from hoptac.registry.places import Ground, ground_of
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.registry.services.country import _entry
from hoptac.registry.services.standing import words_of
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import enter, enter_many

pytestmark = pytest.mark.django_db
ODD = ("HTX Zốc_Zắc", "HTX Đắk Đoa", "HTX sơn-hà (Sơn Hạ)", "HTX 19/5 Sơn Hà", "HTX 100% Hữu cơ", "HTX Cá hồi SƠN HÀ")
# Few: words are looked up; common: the names are walked; and as it is decided where there are many.
WAYS = {"few": (10_000, 10_000), "common": (0, 0), "mixed": (60, 20)}
TYPED = (
    "sơn hà", "son ha", "Sơn", "h", "hà", "htx n", "to hop tac", "tổ hợp tác", "nông nghiệp", "dich vu nong", "z", "đ",
    "zoc_", "100%", "19/5", "9900", "khong co gi", "chan nuoi ha", "gia lap", "hợp tác xã nông nghiệp", "SƠN HÀ", "nn",
    "dvnn", "htx dv",
)  # fmt: skip
NARROWED = (
    Wish(), Wish(kind="group"), Wish(legal="active"), Wish(legal="active", operating="idle"), Wish(sector="crops"),
    Wish(sector="crops", legal="active", kind="cooperative"), Wish(members_from=20, operating="operating"),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _country(module_database: None) -> Iterator[None]:
    """Some of every kind of a made province, in two provinces, and names that are hard to cut into words."""
    communes = Unit.objects.filter(level="commune", valid_to=None, parent__key__in=("51@2025", "08@2025"))
    places = [Place(unit.pk, unit.name.split(" ", 1)[1]) for unit in communes.order_by("pk")]
    drawn = islice(draw_country("S", places, seed=3, day=TODAY), 0, None, 17)
    source = BatchSource("synthetic", "Giả lập", TODAY.replace(month=1, day=1), is_synthetic=True)
    store_batch((_entry(one) for one in drawn), source, actor=System(), at=NOW, today=TODAY)
    enter_many(ODD)
    yield


@pytest.fixture(params=WAYS)
def _way(request: Any, monkeypatch: Any) -> None:
    common, few = WAYS[request.param]
    monkeypatch.setattr("hoptac.registry.listing.search.COMMON", common)
    monkeypatch.setattr("hoptac.registry.listing.search.FEW", few)


def plainly(wish: Wish, *, within: Ground | None = None) -> list[Standing]:
    """What fits but for the statuses, in order, found by looking at every row."""
    wanted, fitting = asked(wish.q), []
    for row in Standing.objects.all():
        known = words_of(row)
        fits = [
            all(any(term.holds(word) for word in known) for term in wanted.loose),
            wish.kind in ("", row.kind),
            wish.sector in ("", row.sector),
            wish.members_from is None or (row.members is not None and row.members >= wish.members_from),
            within is None or row.province_id in within.ids,
        ]
        if all(fits):
            fitting.append((not all(term.word in known for term in wanted.strict), row.folded, row.pk, row))
    return [row for *_, row in sorted(fitting, key=lambda one: one[:3])]


def has_statuses(row: Standing, wish: Wish) -> bool:
    return wish.legal in ("", row.legal_status) and wish.operating in ("", row.operating_status)


def every_page(wish: Wish, ground: Ground | None = None) -> tuple[list[int], Found]:
    """The keys of all pages, and the first."""
    rows: Any = {"ground": ground, "is_bounded": ground is not None}
    first = find(Standing.objects.all(), wish, page="1", **rows)
    pages = range(1, first.page_obj.paginator.num_pages + 1)
    return [row.pk for page in pages for row in find(Standing.objects.all(), wish, page=str(page), **rows).rows], first


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("place", ["", "51@2025"])
def test_words_find_the_same_rows_in_the_same_order_as_looking_at_each(place: str) -> None:
    ground = ground_of(place)
    for typed in TYPED:
        wish = Wish(q=typed)
        rows = plainly(wish, within=ground)

        keys, first = every_page(wish, ground)

        assert keys == [row.pk for row in rows], typed
        assert first.total == len(rows), typed
        assert first.counts == Counter((row.legal_status, row.operating_status) for row in rows), typed


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("place", ["", "51@2025"])
@pytest.mark.parametrize("typed", ["", "son ha", "nong"])
def test_filters_beside_words_find_the_same(place: str, typed: str) -> None:
    ground = ground_of(place)
    for narrowed in NARROWED:
        wish = replace(narrowed, q=typed)
        rows = plainly(wish, within=ground)
        fitting = [row.pk for row in rows if has_statuses(row, wish)]

        keys, first = every_page(wish, ground)

        assert (keys, first.total) == (fitting, len(fitting)), wish
        assert first.counts == Counter((row.legal_status, row.operating_status) for row in rows), wish
        bounds: Any = {"ground": ground, "is_bounded": ground is not None}
        assert [row.pk for row in all_rows(Standing.objects.all(), wish, **bounds)] == fitting, wish


@pytest.mark.usefixtures("_way")
def test_where_more_fit_than_are_read_the_first_of_all_are_shown(monkeypatch: Any) -> None:
    monkeypatch.setattr("hoptac.registry.listing.lists.MOST", 10)
    for typed in ("sơn hà", "h", "hà", "ha", "son h", "nông nghiệp", "to hop tac", "gia lap"):
        wanted = asked(typed)
        is_common = not wanted.has_marks and few_with(Standing.objects.all(), wanted.loose) is None
        for wish in (Wish(q=typed), Wish(q=typed, operating="operating")):
            rows = [row for row in plainly(wish) if has_statuses(row, wish)]
            if is_common and len(rows) > 10:
                rows.sort(key=lambda row: (row.folded, row.pk))
            fitting = [row.pk for row in rows]

            keys, first = every_page(wish)

            assert first.total == (len(fitting) if len(fitting) <= 10 else None), wish
            assert keys == fitting[:10], wish


@pytest.mark.parametrize("falling", [False, True])
def test_sorted_by_a_figure_words_find_the_same_with_the_unknown_last(falling: bool) -> None:
    rows = plainly(Wish(q="nong"))
    known = [row for row in rows if row.members is not None]
    by_name = sorted(known, key=lambda row: (row.folded, row.pk))
    ordered = sorted(by_name, key=lambda row: row.members or 0, reverse=falling)
    unknown = sorted((row for row in rows if row.members is None), key=lambda row: (row.folded, row.pk))

    keys, first = every_page(Wish(q="nong", sort="-members" if falling else "members"))

    assert keys == [row.pk for row in ordered + unknown]
    assert first.is_sorted
    assert known


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("hợp tác xã zưng", {"HTX Zưng", "Hợp tác xã Zưng Ba Tơ", "Liên hiệp HTX Zưng"}),
        ("hop tac xa zung ba", {"Hợp tác xã Zưng Ba Tơ"}),
        ("HTX zưng", {"HTX Zưng", "Hợp tác xã Zưng Ba Tơ", "Liên hiệp HTX Zưng"}),
        ("THT zung", {"Tổ hợp tác Zưng"}),
        ("liên hiệp hợp tác xã zưng", {"Liên hiệp HTX Zưng"}),
        ("lhhtx zưng", {"Liên hiệp HTX Zưng"}),
    ],
)
def test_a_kind_is_found_however_it_is_called(typed: str, names: set[str]) -> None:
    enter_many(["HTX Zưng", "Hợp tác xã Zưng Ba Tơ"])
    enter("Tổ hợp tác Zưng", kind="group")
    enter("Liên hiệp HTX Zưng", kind="union")

    found = all_rows(Standing.objects.all(), Wish(q=typed), ground=None, is_bounded=False)

    assert {row.name for row in found} == names


@pytest.mark.parametrize("typed", ["htx nn zưng", "HTX nông nghiệp zung", "htxnn zung", "hợp tác xã nn z"])
def test_a_name_is_found_in_short_and_in_full(typed: str) -> None:
    names = {"HTX Nông nghiệp Zưng", "HTX NN Zưng", "HTXDVNN Zưng", "HTX Dịch vụ nông nghiệp Zưng"}
    enter_many(sorted({*names, "HTX Nông sản Zưng"}))

    found = all_rows(Standing.objects.all(), Wish(q=typed), ground=None, is_bounded=False)

    assert {row.name for row in found if "Zưng" in row.name} == names


def test_abbreviations_written_together_take_the_room_of_no_other_word() -> None:
    assert [term.word for term in asked("htxsxtmdvnn sơn hà").loose] == ["htx", "sx", "tm", "dv", "nn", "son", "ha"]
