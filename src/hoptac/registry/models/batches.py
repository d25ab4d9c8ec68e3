"""Many statements written together: a workbook that was read in, or a made country."""

from django.conf import settings
from django.db import models


class Batch(models.Model):
    """One bulk write. Its rows name it, so that they can be shown, counted and taken back together."""

    class Origin(models.TextChoices):
        WORKBOOK = "workbook", "Bảng tính"
        SYNTHETIC = "synthetic", "Dữ liệu giả lập"

    origin = models.CharField(max_length=12, choices=Origin.choices)
    name = models.CharField(max_length=255, help_text="Tên tệp, hoặc cỡ và hạt giống của dữ liệu giả lập.")
    sha256 = models.CharField(max_length=64, blank=True)
    valid_from = models.DateField(help_text="Ngày mà số liệu đúng.")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    created = models.PositiveIntegerField(default=0, help_text="Tổ chức mới.")
    changed = models.PositiveIntegerField(default=0, help_text="Tổ chức đã có, có điều mới.")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_origin_display()} {self.name}"
