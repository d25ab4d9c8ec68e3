"""Who did what and when, as a chain of digests that shows any later change."""

from django.db import models


class AuditLink(models.Model):
    """One act of one person. The payload may be erased for personal data; its digest stays in the chain."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True, help_text="Khóa của người làm; rỗng khi hệ thống tự làm.")
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)
    about = models.CharField(max_length=120, blank=True, help_text="Đối tượng mà lịch sử của nó kể việc này.")
    place_id = models.BigIntegerField(null=True, help_text="Khóa của đơn vị có đối tượng ấy lúc đó.")
    payload = models.JSONField(null=True)
    payload_digest = models.CharField(max_length=64)
    rows = models.JSONField(null=True, help_text="Dấu của các dòng được bảo vệ sau việc này.")
    rows_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    words = models.TextField(blank=True, help_text="Chữ không dấu để tìm; xóa cùng nội dung.")

    class Meta:
        ordering = ("id",)
        # The journal reads newest first, by moment, thing or person; its other filters are tried on a stretch of these.
        indexes = [
            models.Index(fields=("at", "id"), name="audit_by_moment"),
            models.Index(fields=("about", "at", "id"), name="audit_by_thing"),
            models.Index(fields=("actor_id", "at", "id"), name="audit_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.subject}"


class AuditTail(models.Model):
    """The digest of the newest link: one row, locked last and briefly."""

    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.digest


class AuditCheck(models.Model):
    """One comparison of the chain with itself and with what it protects, asked for on the page or at the server."""

    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    links = models.PositiveBigIntegerField(default=0)
    found = models.PositiveBigIntegerField(default=0)
    first = models.JSONField(default=list, help_text="Những chỗ không khớp đầu tiên: mắt xích, đối tượng, vì sao.")

    class Meta:
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M} {self.found}"
