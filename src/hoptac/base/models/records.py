"""Statements that are only ever added: each holds from a day until the owner's next one of its kind."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import RowNumber


class RecordQuerySet(models.QuerySet[Any]):
    """The two questions: how was it on a day, and how was that known at a moment."""

    def standing(self, *, known_at: datetime | None = None) -> Self:
        """Rows that were recorded by ``known_at`` (now: None) and that no correction of that time takes back."""
        corrections = self.model._default_manager.filter(corrects__isnull=False)
        rows = self
        if known_at is not None:
            rows, corrections = rows.filter(recorded_at__lte=known_at), corrections.filter(recorded_at__lte=known_at)
        return rows.filter(is_void=False).exclude(pk__in=corrections.values("corrects"))

    def as_of(self, day: date, *, known_at: datetime | None = None) -> Self:
        """For each owner the row that holds on ``day``, as it was known at ``known_at``: at most one."""
        newest = Window(
            RowNumber(),
            partition_by=[F(field) for field in self.model.owner_fields],
            order_by=[F("valid_from").desc(), F("recorded_at").desc(), F("pk").desc()],
        )
        return self.standing(known_at=known_at).filter(valid_from__lte=day).annotate(newness=newest).filter(newness=1)


class Record(models.Model):
    """What every statement carries. A row is never changed: a mistake is answered by a row that ``corrects`` it.

    There is no end date: a statement ends where the owner's next one begins, so two can neither overlap nor leave a
    hole, and nothing that was written is touched again. ``is_void`` says that the corrected row should never have been.
    """

    owner_fields: ClassVar[tuple[str, ...]] = ("organization_id",)

    valid_from = models.DateField(help_text="Ngày bắt đầu đúng với thực tế.")
    recorded_at = models.DateTimeField(help_text="Lúc ghi vào hệ thống.")
    source = models.CharField(max_length=300, help_text="Văn bản, bảng tính hoặc người cho biết.")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    is_void = models.BooleanField(default=False, help_text="Chỉ để bỏ dòng ghi nhầm, không nói điều gì mới.")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_void=False) | models.Q(corrects__isnull=False),
                name="%(app_label)s_%(class)s_void_corrects",
            )
        ]
