"""A made register at national size, straight into the tables that lists and search read: from one seed, nobody's."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

ROWS = 135_000
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TRADES = "Nông nghiệp|Dịch vụ nông nghiệp|Chăn nuôi|Trồng trọt|Thủy sản|Vận tải|Rau an toàn|Thương mại tổng hợp|Cà phê"
GIVEN = "Sơn|Hà|Hạ|Hải|Thủy|Bình|Phú|Long|Minh|Tiến|Đức|Quang|Lộc|An|Tân|Thành|Hưng|Đại|Trung|Nam|Đông|Tây|Ngọc|Xuân"
PEOPLE = {"administrator": None, "ministry": None, "province": "51@2025", "commune": "21289@2025"}
FAMILIES, MIDDLES = "Nguyễn|Nguyễn|Trần|Lê|Phạm|Hoàng|Phan|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh", "Văn|Thị|Đức|Ngọc|Minh"
LEGAL = {"active": 85, "suspended": 5, "dissolving": 3, "absent": 7, "bankrupting": 0.1}


def fill(rows: int) -> None:
    """Make the tables and ``rows`` organizations in today's communes, with their people and who asks."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hoptac.accounts.models import Grant, User
    from hoptac.base.statistics import refresh_statistics
    from hoptac.registry.models import Organization, PersonalWord, Standing, StandingWord
    from hoptac.registry.services.standing import line_of, personal_words, words_of
    from hoptac.units.models import Unit
    from hoptac.units.services.loading import load_units

    call_command("migrate", verbosity=0)
    load_units(Path(settings.UNITS_ROOT), at=NOW)
    for login, key in PEOPLE.items():
        unit = Unit.objects.get(key=key) if key else None
        Grant.objects.create(user=User.objects.create(username=login), role=login, unit=unit)
    chance = random.Random(11)
    made: Iterator[Standing] = _made(rows, list(Unit.objects.filter(level="commune", valid_to=None)))
    while batch := list(islice(made, 5000)):
        Organization.objects.bulk_create([row.organization for row in batch])
        for row in batch:
            row.all_words = line_of(words_of(row))
        Standing.objects.bulk_create(batch)
        words = [StandingWord(standing_id=row.pk, word=word) for row in batch for word in sorted(words_of(row))]
        StandingWord.objects.bulk_create(words, batch_size=5000)
        people = {row.pk: personal_words(*_person(chance)) for row in batch}
        personal = [PersonalWord(standing_id=pk, word=word) for pk, said in people.items() for word in sorted(said)]
        PersonalWord.objects.bulk_create(personal, batch_size=5000)
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # what it does by itself, after a while


def _person(chance: random.Random) -> tuple[list[str], list[str]]:
    """Who manages an organization, with a telephone: few families have most names."""
    parts = (FAMILIES.split("|"), MIDDLES.split("|"), GIVEN.split("|"))
    return [" ".join(map(chance.choice, parts))], [f"09{chance.randrange(10**8):08d}"]


def _made(rows: int, units: list[Any]) -> Iterator[Any]:
    from hoptac.base.folding import exact, fold
    from hoptac.registry.models import Organization, Standing

    chance = random.Random(7)
    trades, given = TRADES.split("|"), GIVEN.split("|")
    for number in range(1, rows + 1):
        kind = chance.choices(("cooperative", "group", "union", "credit_fund"), (36_000, 97_000, 200, 1_200))[0]
        first = "Tổ hợp tác" if kind == "group" else "HTX"
        name = f"{first} {chance.choice(trades)} {chance.choice(given)} {chance.choice(given)} {number % 97 + 1}"
        unit = chance.choice(units)
        yield Standing(
            organization=Organization(pk=number, kind=kind, created_at=NOW, is_synthetic=True),
            kind=kind,
            name=name,
            exact=exact(name),
            folded=fold(name),
            tax_code=f"{chance.randrange(10**10):010d}",
            certificate_number=f"{number:09d}" if kind != "group" else "",
            founded_on=date(chance.randint(1996, 2026), chance.randint(1, 12), 1),
            unit=unit,
            province_id=unit.parent_id,
            legal_status=chance.choices(list(LEGAL), list(LEGAL.values()))[0],
            operating_status=chance.choices(("operating", "irregular", "idle", "unknown"), (70, 12, 15, 3))[0],
            sector=chance.choices(("crops", "livestock", "trade", "transport", "salt"), (60, 15, 15, 9, 1))[0],
            charter_state=chance.choice(("amended", "not_needed", "not_reviewed", "to_amend")),
            members=chance.randint(2, 400) if chance.random() < 0.9 else None,
            is_synthetic=True,
            stands_on=TODAY,
        )
