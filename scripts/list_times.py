"""Time the list of organizations at national size: `.venv/bin/python -m scripts.list_times [ROWS] [postgresql]`.

A database of its own is filled with made rows (from one seed), and what the list asks of it is timed, reach and place
included, page and template not. Prints one line a question: the median and the slowest of nine.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from scripts.console import speak_utf8
from scripts.paths import ROOT
from scripts.postgresql import postgresql_server

ROWS = 135_000
RUNS = 9
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TRADES = "Nông nghiệp|Dịch vụ nông nghiệp|Chăn nuôi|Trồng trọt|Thủy sản|Vận tải|Rau an toàn|Thương mại tổng hợp|Cà phê"
GIVEN = "Sơn|Hà|Hạ|Hải|Thủy|Bình|Phú|Long|Minh|Tiến|Đức|Quang|Lộc|An|Tân|Thành|Hưng|Đại|Trung|Nam|Đông|Tây|Ngọc|Xuân"
QUESTIONS = {
    "administrator": (
        "q=0905000111", "q=090500", "q=dinh thi quyt", "q=nguyen van", "q=Nguyễn Văn Hải", "q=son ha", "q=9999", "q=h",
    ),
    "ministry": (
        "", "q=sơn hà", "q=son ha", "q=nông nghiệp", "q=htx n", "q=h", "q=hà", "q=010010", "q=khong co gi",
        "kind=cooperative", "sector=crops", "sort=-members", "sort=members&q=son ha", "sort=-founded&page=30",
        "legal=bankrupting", "operating=idle&page=20", "kind=group&legal=suspended", "sector=crops&members_from=350",
        "sector=crops&charter=to_amend&legal=bankrupting", "q=nong nghiep&legal=bankrupting", "province=51@2025",
        "province=51@2025&q=hop tac xa&sort=-members&page=40", "province=01@2024&page=3",
    ),
    "province": (
        "", "q=0905000111", "q=nguyen van hai", "q=sơn hà", "q=nông nghiệp&page=9", "sort=-members&page=50",
        "kind=group&legal=active",
    ),
    "commune": ("", "q=son ha"),
}  # fmt: skip
PEOPLE = {"administrator": None, "ministry": None, "province": "51@2025", "commune": "21289@2025"}
FAMILIES, MIDDLES = "Nguyễn|Nguyễn|Trần|Lê|Phạm|Hoàng|Phan|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh", "Văn|Thị|Đức|Ngọc|Minh"
LEGAL = {"active": 85, "suspended": 5, "dissolving": 3, "absent": 7, "bankrupting": 0.1}


def main(arguments: list[str]) -> None:
    """Fill, ask, print."""
    rows = int(next((word for word in arguments if word.isdecimal()), ROWS))
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="hoptac-list-"))
        os.environ |= {
            "HOPTAC_DATA": data,
            "HOPTAC_SECRET_KEY": "only-here",
            "DJANGO_SETTINGS_MODULE": "hoptac.settings",
        }
        if "postgresql" in arguments:
            os.environ["HOPTAC_DATABASE_URL"] = stack.enter_context(postgresql_server())
        sys.path.insert(0, str(ROOT / "src"))
        import django

        django.setup()
        _fill(rows)
        # Within this process the processor's time, which neighbours on the machine hardly change.
        clock = time.perf_counter if "postgresql" in arguments else time.process_time
        for name, times in _ask(clock):
            print(f"{median(times) * 1000:7.1f} ms {max(times) * 1000:7.1f} ms  {name}", flush=True)


def _fill(rows: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hoptac.accounts.models import Grant, User
    from hoptac.registry.models import Organization, PersonalWord, Standing, StandingWord
    from hoptac.registry.services.standing import line_of, personal_words, words_of
    from hoptac.units.models import Unit
    from hoptac.units.services.loading import load_units

    call_command("migrate", verbosity=0)
    load_units(Path(settings.UNITS_ROOT), at=NOW)
    for login, key in PEOPLE.items():
        unit = Unit.objects.get(key=key) if key else None
        Grant.objects.create(user=User.objects.create(username=login), role=login, unit=unit)
    chance = random.Random(11)  # noqa: S311 - made rows, nothing secret
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
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _person(chance: random.Random) -> tuple[list[str], list[str]]:
    """Who manages an organization, with a telephone: few families have most names."""
    parts = (FAMILIES.split("|"), MIDDLES.split("|"), GIVEN.split("|"))
    return [" ".join(map(chance.choice, parts))], [f"09{chance.randrange(10**8):08d}"]


def _made(rows: int, units: list[Any]) -> Iterator[Any]:
    from hoptac.base.folding import exact, fold
    from hoptac.registry.models import Organization, Standing

    chance = random.Random(7)  # noqa: S311 - made rows, nothing secret
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


def _ask(clock: Callable[[], float]) -> Iterator[tuple[str, list[float]]]:
    from django.http import QueryDict

    from hoptac.accounts.access import scope_of
    from hoptac.accounts.models import User
    from hoptac.registry.access import personal_in, standings_in
    from hoptac.registry.lists import find
    from hoptac.registry.places import ground_of
    from hoptac.registry.wishes import wish_of

    for login, questions in QUESTIONS.items():
        user = User.objects.get(username=login)
        for question in questions:
            said, times = QueryDict(question), []
            for _ in range(RUNS):
                begun = clock()
                scope, wish = scope_of(user, today=TODAY), wish_of(said)
                ground = ground_of(wish.place)
                reached = standings_in(scope, user=user, today=TODAY)
                is_bounded = ground is not None or not scope.everything
                mine = personal_in(scope, user=user, today=TODAY)
                bounds: Any = {"ground": ground, "is_bounded": is_bounded, "personal": mine}
                found = find(reached, wish, page=said.get("page", ""), **bounds)
                times.append(clock() - begun)
            number = "hơn 1.000" if found.total is None else found.total
            yield f"{login:9} {question or '(tất cả)'}: {number}, {len(found.rows)} dòng", times


if __name__ == "__main__":
    speak_utf8()
    main(sys.argv[1:])
