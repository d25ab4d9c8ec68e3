"""Many organizations at once are watched as each would be by itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.cases.models import Watch
from hoptac.cases.services import watching
from hoptac.registry.contents import Entry
from hoptac.registry.models import (
    Facet,
    Governance,
    Identity,
    LegalStatus,
    Officer,
    OperatingStatus,
    Organization,
    PersonalWord,
    Seat,
    Size,
    Standing,
    StandingWord,
    YearFigures,
)
from hoptac.registry.services import bulk, standing
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.units.models import Unit

pytestmark = pytest.mark.django_db
SINCE = date(2026, 2, 1)
Said = Mapping[type[Facet], Sequence[Mapping[str, Any]]]


def told(name: str, **others: Mapping[str, Any]) -> Said:
    seat = {"unit": Unit.objects.get(key="21289@2025"), "phone": "0905 123 456", **others.get("seat", {})}
    identity = {"name": name, "representative": "Đinh Văn Ka", **others.get("identity", {})}
    return {
        Identity: [identity],
        Seat: [seat],
        LegalStatus: [{"status": "active", **others.get("legal", {})}],
        OperatingStatus: [{"status": "idle", **others.get("operating", {})}],
        Size: [{"members": 4, **others.get("size", {})}],
        Governance: [others.get("governance", {})],
        YearFigures: [{"year": 2024, "revenue_dong": 5}, {"year": 2025, "debt_dong": 10**10}],
        Officer: [{"person": "p1", "full_name": "Nguyễn Thị Hai", "position": "chair"}],
    }


def entries() -> list[Entry]:
    return [
        Entry("cooperative", told("HTX A", identity={"short_name": "Hợp A", "tax_code": "0100109106"})),
        Entry("cooperative", told("HTX B", size={"charter_capital_dong": 1000, "largest_share_dong": 301})),
        Entry("cooperative", told("HTX C", legal={"status": "dissolved"})),
        Entry("cooperative", told("HTX D", legal={"status": "suspended"}, seat={"office": "none"})),
        Entry("union", told("LH HTX E", size={"member_organizations": 3}, governance={"met_on": date(2025, 3, 1)})),
        Entry("cooperative", told("HTX F", governance={"charter_state": "to_amend"}, size={"members_foreign": 3})),
        Entry("group", told("THT G", operating={"status": "operating", "contacted_on": date(2026, 1, 5)})),
    ]


def store(some: Sequence[Entry]) -> list[int]:
    source = BatchSource("workbook", "Sổ", SINCE)
    batch = store_batch(some, source, actor=System(), at=NOW, today=TODAY)
    return list(Organization.objects.filter(batch=batch).order_by("pk").values_list("pk", flat=True))


def rows(model: type[Model], key: str, ids: Sequence[int]) -> list[Any]:
    """What a derived table holds, with the places of the organizations instead of their keys."""
    place = {pk: number for number, pk in enumerate(ids)}
    found = model._default_manager.filter(**{f"{key}__in": ids}).values()
    told = [{**row, key: place[row[key]], "id": None} for row in found]
    return sorted(told, key=lambda row: (row[key], str(row.get("word"))))


def test_a_batch_leaves_what_each_by_itself_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    singly = [pk for entry in entries() for pk in store([entry])]
    monkeypatch.setattr(bulk, "CHUNK", 4)
    monkeypatch.setattr(standing, "BATCH", 3)
    monkeypatch.setattr(watching, "BATCH", 2)
    together = store(entries())

    tables = ((Standing, "organization_id"), (Watch, "standing_id"))
    words = ((StandingWord, "standing_id"), (PersonalWord, "standing_id"))
    for model, key in (*tables, *words):
        assert rows(model, key, together) == rows(model, key, singly)
    found = {row["standing_id"]: row for row in rows(Watch, "standing_id", together)}
    assert sorted(found) == [0, 1, 3, 4, 5, 6]
    assert (found[0]["idle_since"], found[0]["few_since"], found[0]["debt_dong"]) == (SINCE, SINCE, 10**10)
    assert (found[1]["share_since"], found[3]["idle_since"], found[3]["office_since"]) == (SINCE, None, SINCE)
    assert (found[4]["meeting_since"], found[5]["foreign_since"]) == (date(2025, 3, 1), SINCE)
    assert found[6]["contacted_on"] == date(2026, 1, 5)


def test_a_batch_about_known_organizations_moves_their_rows_and_drops_those_that_ended() -> None:
    first, second, *_ = ids = store(entries())
    known = Organization.objects.in_bulk([first, second])
    more = [
        Entry("cooperative", {Size: [{"members": 40}], OperatingStatus: [{"status": "operating"}]}, known[first]),
        Entry("cooperative", {LegalStatus: [{"status": "dissolved"}]}, known[second]),
    ]

    store_batch(more, BatchSource("workbook", "Sổ", date(2026, 6, 1)), actor=System(), at=NOW, today=TODAY)

    left = {row["standing_id"]: row for row in rows(Watch, "standing_id", ids)}
    assert (left[0]["few_since"], left[0]["idle_since"]) == (None, None)
    assert 1 not in left
    assert Standing.objects.get(pk=second).legal_status == "dissolved"
