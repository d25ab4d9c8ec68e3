"""One ground and one cast of people for all tests.

The places: three of today's provinces and what they grew from are loaded from ``data/`` once a run, so every test
meets the real map in both halves; tests/data looks at the whole country.

The cast, the same everywhere:
- ``administrator``: the whole country, every right.
- ``province``: officer of today's tỉnh Quảng Ngãi; writes there and below.
- ``commune``: officer of today's xã Sơn Hà, below the province; reads what huyện Sơn Hà left.
- ``other_province``: officer of tỉnh Quảng Ninh; must see nothing of Quảng Ngãi's.
- ``leader``: leader in tỉnh Quảng Ngãi; reads only.
- ``supervisor``: the Front's supervisor in tỉnh Quảng Ngãi; reads only.
- ``alliance``: the Cooperative Alliance of tỉnh Quảng Ngãi; reads there, writes what is said of organizations.
- ``ministry``: officer of the ministry; the whole country.
- ``manager``: holds no unit, but one organization, HTX Nông nghiệp Sơn Hà in xã Sơn Hà.
- ``visitor``: signed in, without any role.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
# When the cast got its roles.
BEFORE = datetime(2026, 1, 1, tzinfo=UTC)

# The ground of the tests: tỉnh Quảng Ngãi and Tuyên Quang with what they grew from, and tỉnh Quảng Ninh.
PROVINCES = frozenset({"02", "08", "22", "51", "62"})
PLACES = {
    "province": ("51@2025", "province", "Cán bộ tỉnh Quảng Ngãi"),
    "commune": ("21289@2025", "commune", "Cán bộ xã Sơn Hà"),
    "other_province": ("22@2024", "province", "Cán bộ tỉnh Quảng Ninh"),
    "leader": ("51@2025", "leader", "Lãnh đạo tỉnh Quảng Ngãi"),
    "supervisor": ("51@2025", "supervisor", "Giám sát của Mặt trận"),
    "administrator": (None, "administrator", "Quản trị hệ thống"),
    "alliance": ("51@2025", "alliance", "Cán bộ Liên minh HTX tỉnh Quảng Ngãi"),
    "ministry": (None, "ministry", "Cán bộ Bộ"),
}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Load units, agencies and indicators once, before any test's transaction."""
    from django.conf import settings

    from hoptac.reporting.services.loading import load_indicators
    from hoptac.units.services.loading import load_units

    with django_db_blocker.unblock():
        load_units(settings.UNITS_ROOT, at=NOW, provinces=PROVINCES)
        load_indicators(settings.RULES_ROOT, at=NOW)
        count_rows_from(10_000)


def count_rows_from(first: int) -> None:
    """Let every table number its next row above ``first``: as in a database in use, no number of a row looks like a
    number of another table, and one written with dots between its thousands shows at once."""
    from django.apps import apps
    from django.db import connection, models

    tables = [
        (model._meta.db_table, model._meta.pk.column)
        for model in apps.get_models(include_auto_created=True)
        if isinstance(model._meta.pk, models.AutoField) and model._meta.managed
    ]
    with connection.cursor() as cursor:
        for at, (table, column) in enumerate(tables):
            start = first + 100 * at
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s AND seq < %s", [table, start])
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) SELECT %s, %s"
                    " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)",
                    [table, start, table],
                )
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), greatest(%s,"
                    f' (SELECT coalesce(max("{column}"), 1) FROM "{table}")))',
                    [f'"{table}"', column, start],
                )


@pytest.fixture(scope="module")
def module_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For rows that are dear to make and that all tests of a module read: what a fixture of the module writes after
    this one goes when the module ends; each test's own writes go before, as ever."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _fixed_day_and_own_files(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Every test lives on one day and keeps its files apart."""
    settings.TODAY = TODAY
    settings.FILES_ROOT = tmp_path / "files"
    yield


@pytest.fixture
def unit(db: None) -> Callable[[str], Any]:
    """A unit by its key: ``unit("21289@2025")`` is today's xã Sơn Hà."""
    from hoptac.units.models import Unit

    return lambda key: Unit.objects.get(key=key)


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    """A person with one role in one unit; the password is the name."""
    from hoptac.accounts.models import Grant, User
    from hoptac.base.audit import System, record
    from hoptac.units.models import Unit

    def make(name: str, *, role: str | None = None, unit_key: str | None = None, full_name: str = "") -> Any:
        user = User.objects.create_user(username=name, password=name, full_name=full_name or name)
        if role is not None:
            unit = Unit.objects.get(key=unit_key) if unit_key else None
            grant = Grant.objects.create(user=user, role=role, unit=unit)
            record(System(), "cast.granted", user, at=BEFORE, rows=[grant])
        return user

    return make


@pytest.fixture
def cast(person: Callable[..., Any]) -> Callable[[str], Any]:
    """One of the cast by name, made when first asked for."""
    made: dict[str, Any] = {}

    def one(name: str) -> Any:
        if name not in made:
            key, role, full_name = PLACES.get(name, (None, None, "Người chưa có vai trò"))
            made[name] = person(name, role=role, unit_key=key, full_name=full_name)
            if name == "manager":
                _give_an_organization(made[name])
        return made[name]

    return one


def _give_an_organization(user: Any) -> None:
    from hoptac.base.audit import System, record
    from hoptac.registry.models import OrganizationGrant
    from tests.hoptac.registry.builders import enter

    user.full_name = "Người quản lý HTX"
    user.save(update_fields=["full_name"])
    grant = OrganizationGrant.objects.create(user=user, organization=enter())
    record(System(), "cast.appointed", user, at=BEFORE, rows=[grant])


def _member(name: str) -> Any:
    @pytest.fixture(name=name)
    def member(cast: Callable[[str], Any]) -> Any:
        return cast(name)

    return member


administrator = _member("administrator")
province = _member("province")
commune = _member("commune")
other_province = _member("other_province")
leader = _member("leader")
supervisor = _member("supervisor")
visitor = _member("visitor")
alliance = _member("alliance")
ministry = _member("ministry")
manager = _member("manager")


@pytest.fixture
def signed_in(client: Any, cast: Callable[[str], Any]) -> Callable[[str], Any]:
    """The test client signed in as one of the cast."""

    def enter(name: str) -> Any:
        client.force_login(cast(name))
        return client

    return enter
