"""manage.py verify_audit: whether the record and what it protects are as the application wrote them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink
from hoptac.base.protection import protected_tables

SHOWN = 50


class Command(BaseCommand):
    help = "Đối chiếu nhật ký với chính nó và với các bảng được bảo vệ; nêu chỗ đầu tiên không khớp."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say all that fits in one line, or name what does not and end with an error."""
        findings = list(check_audit())
        if not findings:
            count = f"{AuditLink.objects.count():,}".replace(",", ".")
            self.stdout.write(f"Nhật ký nguyên vẹn: {count} mắt xích, {len(protected_tables())} bảng được bảo vệ.")
            return
        for finding in findings[:SHOWN]:
            place = f"mắt xích {finding.link}" if finding.link else "không có mắt xích nào"
            self.stderr.write(f"{finding.subject} ({place}): {finding.what}")
        raise CommandError(f"Nhật ký không khớp ở {len(findings)} chỗ; chỗ đầu tiên: {findings[0].subject}.")
