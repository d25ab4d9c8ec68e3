"""The organization itself: what never changes about it."""

from typing import Self

from django.db import models

from hoptac.registry.models.batches import Batch


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Which organizations."""

    def present(self) -> Self:
        """Those that were neither removed as a mistake nor merged into their double."""
        return self.filter(removed_at__isnull=True, same_as__isnull=True)


class Organization(models.Model):
    """One cooperative, group, union or credit fund. All that may change about it stands in dated statements.

    ``same_as`` names the organization kept where two entries turned out to be one; a merger of two real cooperatives
    is no such thing: it is a legal status and a procedure.
    """

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", "Hợp tác xã"
        GROUP = "group", "Tổ hợp tác"
        UNION = "union", "Liên hiệp hợp tác xã"
        CREDIT_FUND = "credit_fund", "Quỹ tín dụng nhân dân"

    SHORT_KINDS = {"cooperative": "HTX", "group": "THT", "union": "LHHTX", "credit_fund": "QTDND"}

    kind = models.CharField(max_length=12, choices=Kind.choices)
    created_at = models.DateTimeField()
    is_synthetic = models.BooleanField(default=False, help_text="Dữ liệu giả lập, không phải tổ chức có thật.")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="doubles")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.short_kind} số {self.pk}"

    @property
    def is_present(self) -> bool:
        """Whether it was neither removed as a mistake nor merged into its double."""
        return self.removed_at is None and self.same_as_id is None

    @property
    def short_kind(self) -> str:
        """The kind as lists write it: HTX, THT, LHHTX, QTDND."""
        return self.SHORT_KINDS[self.kind]
