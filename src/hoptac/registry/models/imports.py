"""Workbooks that were read in, what was chosen for their columns, and what they say otherwise than the book."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.batches import Batch
from hoptac.registry.models.organization import Organization


class Import(models.Model):
    """One workbook checked against the book, and stored as a batch where somebody then says so."""

    class State(models.TextChoices):
        PREPARED = "prepared", "Đã kiểm tra, chưa lưu"
        STORED = "stored", "Đã lưu"
        TAKEN_BACK = "taken_back", "Đã thu hồi"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100)
    header_row = models.PositiveIntegerField(help_text="Dòng tên cột, đếm từ 0.")
    chosen = models.JSONField(help_text="Số thứ tự cột → [trường, hệ số tiền].")
    signature = models.CharField(max_length=64, db_index=True)
    valid_from = models.DateField(help_text="Ngày mà số liệu đúng.")
    year = models.PositiveSmallIntegerField(help_text="Năm của doanh thu, chi phí, lợi nhuận.")
    kind = models.CharField(max_length=12, blank=True, choices=Organization.Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREPARED)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0, help_text="Dòng có lỗi.")
    faults = models.JSONField(default=list, help_text="Lỗi theo ô.")
    batch = models.OneToOneField(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.name


class Difference(models.Model):
    """What a workbook says otherwise than the book, and a workbook alone may not change: work for a person."""

    class Kind(models.TextChoices):
        STATUS = "status", "Tình trạng khác"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    origin = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="differences")
    ours = models.CharField(max_length=200)
    theirs = models.CharField(max_length=200)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-found_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("organization", "kind"),
                condition=models.Q(settled_at__isnull=True),
                name="one_open_difference_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.ours} / {self.theirs}"
