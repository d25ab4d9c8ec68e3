"""Two entries that look like one: found when they are written, and told apart by a person who knows better."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.organization import Organization
from hoptac.registry.models.standing import Standing


class AlikePair(models.Model):
    """A pair that may be one organization; ``first`` is the entry with the smaller number.

    Nothing is known here that today's rows do not say: ``registry.services.finding_doubles`` writes it with them, and
    ``manage.py restand`` makes the whole table again. Pairs that a person told apart stay, and are shown no more.
    """

    first = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="+")
    reasons = models.CharField(max_length=80, help_text="Các lý do, trước và sau mỗi lý do một dấu cách.")
    rank = models.PositiveSmallIntegerField(help_text="Lý do càng mạnh, số càng nhỏ.")

    class Meta:
        ordering = ("rank", "first_id", "second_id")
        indexes = [models.Index(fields=("rank", "first", "second"), name="alike_in_order")]
        constraints = [
            models.UniqueConstraint(fields=("first", "second"), name="alike_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="alike_in_pk_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}"


class ToldApart(models.Model):
    """A pair that is not proposed again; ``first`` is the entry with the smaller number."""

    first = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ("-told_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("first", "second"), name="told_apart_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}"
