"""Jobs of the base."""

from django_tasks import task

from hoptac.base.clock import now
from hoptac.base.models import AuditCheck
from hoptac.base.services.audit_checks import run_check


@task()
def check_chain(check_id: int) -> int:
    """Compare the audit chain with itself and with what it protects; say how much does not fit."""
    return run_check(AuditCheck.objects.get(pk=check_id), clock=now).found
