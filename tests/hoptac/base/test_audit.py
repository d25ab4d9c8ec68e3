"""The chain of who did what."""

from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit import System, digest_of, link_digest, record
from hoptac.base.models import AuditLink, AuditTail

pytestmark = pytest.mark.django_db


def recomputed(link: AuditLink, previous: str) -> str:
    return link_digest(
        previous,
        at=link.at,
        actor_id=link.actor_id,
        actor_name=link.actor_name,
        action=link.action,
        subject=link.subject,
        payload_digest=digest_of(link.payload),
        rows_digest=link.rows_digest,
    )


def test_each_link_binds_the_one_before(province: Any) -> None:
    before = AuditTail.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
    first = record(province, "test.one", "một việc", at=NOW, number=1)
    second = record(System(), "test.two", "việc sau", at=NOW, day=NOW.date())

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.digest == recomputed(first, before)
    assert second.digest == recomputed(second, first.digest)
    assert AuditTail.objects.get(pk=1).digest == second.digest


def test_a_changed_payload_no_longer_fits_its_digest(province: Any) -> None:
    link = record(province, "test.one", "một việc", at=NOW, number=1)

    link.payload = {"number": 2}
    assert digest_of(link.payload) != link.payload_digest


def test_an_erased_payload_leaves_the_chain_whole(province: Any) -> None:
    before = AuditTail.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
    link = record(province, "test.one", "một việc", at=NOW, phone="0900")

    AuditLink.objects.filter(pk=link.pk).update(payload=None)
    link.refresh_from_db()
    bound = link_digest(
        before,
        at=link.at,
        actor_id=link.actor_id,
        actor_name=link.actor_name,
        action=link.action,
        subject=link.subject,
        payload_digest=link.payload_digest,
    )
    assert link.digest == bound


def test_the_link_names_the_person(province: Any) -> None:
    link = record(province, "test.one", province, at=NOW)

    assert (link.actor_id, link.actor_name) == (province.pk, "Cán bộ tỉnh Quảng Ngãi (province)")
    assert link.subject == f"accounts.User:{province.pk}"
