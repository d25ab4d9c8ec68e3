"""A made record of acts at national size: a link for each of a million protected rows, chained as the site does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from bench.made_register import GIVEN, TRADES

LINKS = 1_000_000
# So many acts are about each organization.
EACH = 10
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_AT_ONCE = 5000


def fill(links: int) -> None:
    """Make the tables, the organizations, what was said of their size, and the chain that binds all of it."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from hoptac.base.models import AuditLink, AuditTail
    from hoptac.base.statistics import refresh_statistics

    call_command("migrate", verbosity=0)
    count = links // EACH
    with transaction.atomic():
        _state(count, links)
        _note_names(count)
    made = _links(count)
    last = ""
    while some := list(islice(made, _AT_ONCE)):
        AuditLink.objects.bulk_create(some)
        last = some[-1].digest
    AuditTail.objects.create(pk=1, digest=last)
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # what it does by itself, after a while


def _state(count: int, links: int) -> None:
    """The organizations, and what was said of their size."""
    from hoptac.base.inserting import insert_rows
    from hoptac.registry.models import Organization, Size

    columns = ("id", "kind", "created_at", "is_synthetic")
    insert_rows(Organization, columns, ((number, "cooperative", FIRST, True) for number in range(1, count + 1)))
    said = ("id", "organization_id", "valid_from", "recorded_at", "source", "members")
    insert_rows(Size, said, (_size(number, count) for number in range(1, links + 1)))


def name_of(organization: int) -> str:
    """What an organization is called."""
    trades, given = TRADES.split("|"), GIVEN.split("|")
    parts = (trades[organization % len(trades)], given[organization % 23], given[organization // 23 % len(given)])
    return f"HTX {' '.join(parts)} {organization}"


def _note_names(count: int) -> None:
    """As the first act about each would have noted it."""
    from hoptac.base.folding import fold, words
    from hoptac.base.inserting import insert_rows
    from hoptac.base.models import NameWord, ThingName

    names = {number: name_of(number) for number in range(1, count + 1)}
    found = {number: words(fold(name)) for number, name in names.items()}
    about = "registry.Organization:"
    rows = ((number, f"{about}{number}", name, f" {' '.join(found[number])} ") for number, name in names.items())
    insert_rows(ThingName, ("id", "about", "name", "words"), rows)
    pairs = ((number, word) for number, known in found.items() for word in sorted(set(known)))
    insert_rows(NameWord, ("thing_name_id", "word"), pairs)


def _size(number: int, count: int) -> tuple[object, ...]:
    at = FIRST + timedelta(minutes=3 * number)
    return number, (number - 1) % count + 1, date(2020, 1, 1), at, f"Báo cáo số {number}", number % 400


def _links(count: int) -> Iterator[Any]:
    """The first links bind the organizations, as many at a time as they hold; each later one a statement."""
    from hoptac.base.protection import stored_digests
    from hoptac.registry.models import Organization, Size

    organizations, digest, number = stored_digests(Organization), "", 0
    while some := dict(islice(organizations, 1000)):
        number += 1
        rows = {"registry.Organization": {str(key): one for key, one in some.items()}}
        link = _link(number, digest, "registry.batch.stored", "", {"created": len(some)}, rows)
        digest = link.digest
        yield link
    # All at once: a reading that stays open keeps SQLite from emptying its log while the links are written.
    for key, row in list(stored_digests(Size)):
        number += 1
        about = f"registry.Organization:{(key - 1) % count + 1}"
        said = {"members": key % 400, "source": f"Báo cáo số {key}"}
        link = _link(number, digest, "registry.size.stated", about, said, {"registry.Size": {str(key): row}})
        digest = link.digest
        yield link


def _link(number: int, before: str, action: str, about: str, said: dict[str, Any], rows: dict[str, Any]) -> Any:
    from hoptac.base.audit import digest_of, link_digest
    from hoptac.base.folding import fold
    from hoptac.base.models import AuditLink

    actor = f"Cán bộ số {number % 5000} (can-bo-{number % 5000})"
    written = {"rows": rows}
    bound: dict[str, Any] = {
        "at": FIRST + timedelta(minutes=3 * number),
        "actor_id": number % 5000,
        "actor_name": actor,
        "action": action,
        "subject": f"registry.Size:{number}",
        "payload_digest": digest_of(said),
        "rows_digest": digest_of(written),
        "about": about,
        "place_id": None,
    }
    words = fold(f"{actor} {said.get('source', '')}")
    digest = link_digest(before, **bound)
    return AuditLink(pk=number, payload=said, rows=written, words=words, digest=digest, **bound)
