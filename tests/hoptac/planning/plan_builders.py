"""Plans built row by row: a test says only what it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from hoptac.base.folding import exact, fold
from hoptac.documents.models import Act, ActRelation, Document, Reading, StoredFile
from hoptac.planning.models import Acceptance, Plan, ReportDuty, Target, Task, TaskBody
from hoptac.planning.services.standing import stand_review
from hoptac.units.models import Agency, Unit

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SON_HA, SON_HA_BODY = "21289@2025", "ubnd-xa/21289@2025"
BA_TO, BA_TO_BODY = "21484@2025", "ubnd-xa/21484@2025"
QUANG_NGAI, QUANG_NGAI_BODY = "51@2025", "ubnd-tinh/51@2025"
OLD_SON_HA, OLD_SON_HA_BODY = "529@2024", "ubnd-huyen/529@2024"
_numbers = count(1)


def make_document(unit_key: str = SON_HA, *, title: str = "Văn bản", text: str = "", is_demo: bool = False) -> Document:
    """A received document with one reading."""
    file = StoredFile.objects.create(sha256=f"{next(_numbers):064d}", size=1, media_type="text/plain", stored_at=AT)
    document = Document.objects.create(
        owner=Unit.objects.get(key=unit_key),
        file=file,
        name="ke-hoach.txt",
        title=title,
        kind="ke_hoach",
        received_at=AT,
        is_demo=is_demo,
        search_exact=exact(f"{title} {text}"),
        search_folded=fold(f"{title} {text}"),
    )
    reading = Reading.objects.create(document=document, reader_version="1", read_at=AT, text=text, result={})
    stand_review(document, reading)
    return document


def make_act(number: str = "", *, kind: str = "ke_hoach", dated: date | None = None, **fields: Any) -> Act:
    """An act; without a number it is known by its name."""
    identity = f"{kind}|{number or fields.get('name', '')}|{next(_numbers)}"
    return Act.objects.create(identity=identity, kind=kind, number=number, dated=dated, **fields)


def make_plan(
    unit_key: str = SON_HA,
    agency_key: str | None = SON_HA_BODY,
    *,
    title: str = "Kế hoạch phát triển hợp tác xã",
    years: tuple[int, int] = (2026, 2027),
    number: str = "12/KH-UBND",
    dated: date | None = date(2026, 10, 1),
    text: str = "",
    **fields: Any,
) -> Plan:
    """A plan of xã Sơn Hà of today, where nothing else is said."""
    document = make_document(unit_key, title=title, text=text)
    act = make_act(number, dated=dated, title=title, document=document)
    return Plan.objects.create(
        act=act,
        document=document,
        agency=Agency.objects.get(key=agency_key) if agency_key else None,
        unit=Unit.objects.get(key=unit_key),
        title=title,
        year_from=years[0],
        year_to=years[1],
        **fields,
    )


def make_old_plan(**fields: Any) -> Plan:
    """A plan of huyện Sơn Hà, whose body ended on 01/7/2025."""
    return make_plan(OLD_SON_HA, OLD_SON_HA_BODY, **{"years": (2024, 2024), "dated": date(2024, 3, 1), **fields})


def make_target(plan: Plan, subject: str = "số HTX", value: str = "7", **fields: Any) -> Target:
    """A target: exactly seven cooperatives, where nothing else is said."""
    given = {"comparator": "eq", "unit": "HTX", "year": 2027, "ordinal": plan.targets.count(), **fields}
    return Target.objects.create(
        plan=plan, item=f"targets:{next(_numbers)}", subject=subject, value=Decimal(value), **given
    )


def make_task(
    plan: Plan, text: str = "Rà soát điều lệ", *, bodies: tuple[tuple[str, str], ...] = (), **fields: Any
) -> Task:
    """A task; ``bodies`` are parts and names, matched by name to bodies of the plan's unit."""
    task = Task.objects.create(
        plan=plan, item=f"tasks:{next(_numbers)}", text=text, ordinal=plan.tasks.count(), **fields
    )
    for part, name in bodies:
        agency = Agency.objects.filter(unit=plan.unit, name=name).first()
        TaskBody.objects.create(task=task, part=part, name=name, agency=agency)
    return task


def make_duty(
    plan: Plan, *, owed_by: str | None = None, due: date | None = None, due_kind: str = "", **fields: Any
) -> ReportDuty:
    """A report duty of the body with key ``owed_by``; nobody's where that is None."""
    agency = Agency.objects.get(key=owed_by) if owed_by else None
    return ReportDuty.objects.create(
        plan=plan,
        item=f"obligations:{next(_numbers)}",
        text="báo cáo kết quả",
        **{
            "who": agency.name if agency else "",
            "who_agency": agency,
            "due": due,
            "due_kind": due_kind,
            "ordinal": plan.duties.count(),
            **fields,
        },
    )


def make_acceptance(plan: Plan, **items: Any) -> Acceptance:
    """The acceptance behind a plan."""
    reading = plan.document.readings.get()
    return Acceptance.objects.create(document=plan.document, reading=reading, plan=plan, items=items, accepted_at=AT)


def relate_acts(
    source: Act, target: Act, *, told_by: Document, kind: str = "implements", is_secondary: bool = False
) -> ActRelation:
    """What a document says of two acts."""
    return ActRelation.objects.create(
        source=source, target=target, kind=kind, document=told_by, is_secondary=is_secondary, confirmed_at=AT
    )
