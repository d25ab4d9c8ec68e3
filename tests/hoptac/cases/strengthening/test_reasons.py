"""Levels: by the limits of the law on the day, the same in the database as in Python."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import TODAY
from hoptac.cases.models import Watch
from hoptac.cases.strengthening.lists import LEVELS, WatchWish, counts, held_by, wanted
from hoptac.cases.strengthening.reasons import Level, load_reasons, reasons
from hoptac.registry.models import Organization
from rulebook import DuplicateError, MissingSourceError
from tests.hoptac.registry.builders import enter


@pytest.mark.parametrize(
    ("code", "kind", "since", "expected"),
    [
        ("idle", "cooperative", date(2025, 11, 23), Level.RED),
        ("idle", "cooperative", date(2025, 11, 24), Level.AMBER),
        ("idle", "cooperative", date(2026, 2, 23), Level.AMBER),
        ("idle", "cooperative", date(2026, 2, 24), Level.EARLY),
        ("idle", "group", date(2020, 1, 1), Level.EARLY),
        ("idle", "cooperative", None, None),
        ("meeting", "cooperative", date(2025, 5, 23), Level.RED),
        ("meeting", "cooperative", date(2025, 8, 23), Level.AMBER),
        ("meeting", "cooperative", date(2025, 8, 24), None),
        ("meeting", "group", date(2020, 1, 1), None),
        ("few", "union", date(2025, 11, 23), Level.RED),
        ("share", "cooperative", date(2026, 2, 23), Level.AMBER),
        ("foreign", "cooperative", date(2026, 7, 24), Level.EARLY),
        ("foreign", "cooperative", date(2026, 7, 23), Level.AMBER),
        ("foreign", "union", date(2026, 5, 23), Level.RED),
        ("report", "cooperative", date(2026, 11, 1), Level.EARLY),
        ("charter", "cooperative", date(2024, 7, 1), Level.RED),
        ("office", "cooperative", date(2026, 11, 1), Level.AMBER),
        ("audit", "union", date(2024, 11, 23), Level.RED),
        ("audit", "union", date(2024, 11, 24), Level.AMBER),
        ("audit", "cooperative", date(2000, 1, 1), Level.RED),
        ("audit", "group", date(2000, 1, 1), None),
    ],
)
def test_a_level_begins_on_its_day(code: str, kind: str, since: date | None, expected: Level | None) -> None:
    assert reasons()[code].level(kind, since, today=TODAY) == expected


def test_a_charter_is_overdue_from_the_first_of_january_2026_and_not_before() -> None:
    charter, since = reasons()["charter"], date(2024, 7, 1)

    assert charter.level("cooperative", since, today=date(2025, 12, 31)) is Level.EARLY
    assert charter.level("cooperative", since, today=date(2026, 1, 1)) is Level.RED


def test_every_reason_has_its_columns_and_a_next_step() -> None:
    columns = {field.name for field in Watch._meta.fields}

    assert [one.code for one in reasons().values() if not {one.since, one.unknown} <= columns] == []
    assert [one.code for one in reasons().values() if "vi phạm" in (one.name + one.next_step).lower()] == []


@pytest.mark.parametrize(
    ("change", "refusal"), [('source = "T01: Luật 17/2023/QH15"', MissingSourceError), ("again", DuplicateError)]
)
def test_a_file_that_cannot_be_trusted_is_refused(tmp_path: Path, change: str, refusal: type[Exception]) -> None:
    text = (Path(__file__).parents[4] / "rules" / "strengthening.toml").read_text(encoding="utf-8")
    path = tmp_path / "strengthening.toml"
    if change == "again":
        text += text[text.index("[[reason]]") :]
    path.write_text(text.replace(change, ""), encoding="utf-8")

    with pytest.raises(refusal):
        load_reasons(path)


@pytest.mark.django_db
def test_the_database_and_the_page_agree_on_every_day_around_every_limit() -> None:
    for kind in Organization.Kind.values:
        enter(f"Tổ chức {kind}", kind=kind)
    edges = {cut for one in reasons().values() for cut in (one.cuts(TODAY).amber, one.cuts(TODAY).red) if cut}
    days = sorted({edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1)} | {TODAY})
    wrong: list[Any] = []
    for day in [*days, None]:
        said = {name: day for one in reasons().values() for name in (one.since, one.unknown)}
        Watch.objects.update(**said)
        found = counts(Watch.objects.all(), WatchWish(), today=TODAY)
        held = [(one, held_by(one, today=TODAY)) for one in Watch.objects.all()]
        for code in reasons():
            expected = dict.fromkeys([*LEVELS, "all"], 0)
            for _, several in held:
                for one in several:
                    if one.reason.code == code:
                        expected[one.level.value if one.level else "unknown"] += 1
                        expected["all"] += one.level is not None
            wrong += [(day, code, found[code], expected)] if found[code] != expected else []
        for level in ("", *LEVELS):
            listed = {one.pk for one in wanted(Watch.objects.all(), WatchWish(level=level), today=TODAY)}
            fits = {
                one.pk
                for one, several in held
                if any(
                    (each.level.value if each.level else "unknown") == level or (not level and each.level)
                    for each in several
                )
            }
            wrong += [(day, level, listed, fits)] if listed != fits else []

    assert wrong == []
