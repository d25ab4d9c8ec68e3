"""manage.py verify_audit: whether the record and what it protects are as the application wrote them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hoptac.base.clock import now
from hoptac.base.models import AuditCheck
from hoptac.base.protection import protected_tables
from hoptac.base.services.audit_checks import run_check
from hoptac.base.templatetags.vietnamese import number


class Command(BaseCommand):
    help = "Đối chiếu nhật ký với chính nó và với các bảng được bảo vệ; nêu chỗ đầu tiên không khớp."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say all that fits in one line, or name what does not and end with an error; the journal tells of it."""
        check = run_check(AuditCheck(asked_by="Dòng lệnh", asked_at=now()), clock=now)
        if not check.found:
            tables = len(protected_tables())
            self.stdout.write(f"Nhật ký nguyên vẹn: {number(check.links)} mắt xích, {tables} bảng được bảo vệ.")
            return
        for link, subject, what in check.first:
            place = f"mắt xích {link}" if link else "không có mắt xích nào"
            self.stderr.write(f"{subject} ({place}): {what}")
        raise CommandError(f"Nhật ký không khớp ở {number(check.found)} chỗ; chỗ đầu tiên: {check.first[0][1]}.")
