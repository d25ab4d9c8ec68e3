"""Pasted figures carried from one map to the other: sums stay, what is not known is said."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hoptac.units.converting import conversion
from hoptac.units.converting.conversion import Conversion, Wish, convert, table_rows
from hoptac.units.errors import TooManyFiguresError
from hoptac.units.models import Succession, Unit

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2026, 11, 23)


def converted(text: str, *, of: date = BEFORE, to: date = AFTER, level: str = "commune") -> Conversion:
    return convert(Wish(text, of, to, level, None))


def carried(found: Conversion) -> dict[str, Decimal]:
    return {one.unit.key: one.value for one in found.carried}


def test_old_communes_add_up_in_that_of_today_with_where_it_comes_from() -> None:
    found = converted("Tên\tSố\nThị trấn Di Lăng\t3\n21301\t4,25\nXã Ba Vì, Huyện Ba Tơ\t5")

    assert carried(found)["21289@2025"] == Decimal("7.25")
    [one] = [one for one in found.carried if one.unit.key == "21289@2025"]
    assert {unit.code for unit in one.origins} == {"21289", "21301"}
    assert (found.faults, found.given) == ((), Decimal("12.25"))
    assert found.carried_sum + found.stayed_sum == found.given


def test_one_that_was_split_stays_with_its_heirs() -> None:
    split = Succession.objects.filter(share__isnull=True, old__level="commune").select_related("old").first()
    assert split is not None

    found = converted(f"{split.old.code}\t10")

    assert found.carried == ()
    [one] = found.stayed
    assert (one.unit, one.value) == (split.old, Decimal(10))
    assert {unit.pk for unit in one.heirs} == set(split.old.successions.values_list("new", flat=True))


def test_a_district_is_not_guessed_into_its_communes() -> None:
    found = converted("Huyện Sơn Hà\t12", level="district")

    assert (found.carried, found.stayed_sum) == ((), Decimal(12))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Xã Không Có\t1", "Không có đơn vị nào"),
        ("Thị trấn Di Lăng\t1\nDi Lăng\t2", "đã có ở dòng 1"),
        ("21289\tXã Ba Vì\t1", "Mã 21289 là của Thị trấn Di Lăng"),
        ("Thị trấn Di Lằng\t1", "Có phải là Thị trấn Di Lăng, Huyện Sơn Hà"),
    ],
)
def test_a_line_that_means_no_one_unit_is_told_and_not_counted(text: str, said: str) -> None:
    found = converted(text)

    [fault] = found.faults
    assert said in fault.fault
    assert found.given == found.carried_sum + found.stayed_sum


def test_a_name_of_several_units_is_asked_back_with_all_of_them() -> None:
    name = "Xã Trùng Tên"
    parents = Unit.objects.at(BEFORE).filter(level="district")[:2]
    for number, parent in enumerate(parents):
        facts: dict[str, Any] = {"name": name, "folded": "xa trung ten", "kind": "commune", "level": "commune"}
        Unit.objects.create(key=f"9999{number}@2024", code=f"9999{number}", parent=parent, **facts)

    [fault] = converted(f"{name}\t1").faults
    assert all(parent.name in fault.fault for parent in parents)
    assert converted(f"{name}, {parents[0].name}\t1").faults == ()


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "MOST_LINES", 1)

    with pytest.raises(TooManyFiguresError):
        converted("Thị trấn Di Lăng\t1\n21301\t2")


def test_the_table_tells_all_three_kinds_of_lines() -> None:
    found = converted("Thị trấn Di Lăng\t3\nXã Không Có\t1")

    heads, *rows = table_rows(found)
    assert len(rows) == len(found.carried) + len(found.stayed) + 1
    assert all(len(row) == len(heads) for row in rows)


def test_it_asks_as_often_for_many_lines_as_for_one(django_assert_max_num_queries: Any) -> None:
    codes = Unit.objects.at(BEFORE).filter(level="commune").values_list("code", flat=True)[:200]

    with django_assert_max_num_queries(5):
        converted("\n".join(f"{code}\t{number}" for number, code in enumerate(codes)))
