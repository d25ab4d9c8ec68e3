"""Who did what and when, as a chain of digests that shows any later change."""

from django.db import models


class AuditLink(models.Model):
    """One act of one person. The payload may be erased for personal data; its digest stays in the chain."""

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, help_text="Khóa của người làm; rỗng khi hệ thống tự làm.")
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)
    payload = models.JSONField(null=True)
    payload_digest = models.CharField(max_length=64)
    rows = models.JSONField(null=True, help_text="Dấu của các dòng được bảo vệ sau việc này.")
    rows_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.subject}"


class AuditTail(models.Model):
    """The digest of the newest link: one row, locked last and briefly."""

    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.digest
