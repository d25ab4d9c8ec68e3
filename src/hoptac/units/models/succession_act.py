"""Papers by which bodies carry on what an ended one left; a wrong record is answered by one that takes it back."""

from django.db import models

from hoptac.units.models.agency import Agency


class SuccessionActQuerySet(models.QuerySet["SuccessionAct"]):
    """Which records count."""

    def standing(self) -> "SuccessionActQuerySet":
        """Records that nothing took back."""
        return self.filter(takes_back__isnull=True, taken_back_by__isnull=True)


class SuccessionAct(models.Model):
    """By act ``number`` of ``issued_on``, what ``old`` left is carried on by others from ``day``.

    Rows are only added: a row with ``takes_back`` says that the other was wrong, and why.
    """

    old = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="succession_acts")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    day = models.DateField(help_text="Ngày các cơ quan mới bắt đầu nhận việc.")
    note = models.CharField(max_length=400, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150, help_text="Tên người ghi, như trong nhật ký.")

    objects = SuccessionActQuerySet.as_manager()

    class Meta:
        ordering = ("-recorded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"


class SuccessionTaker(models.Model):
    """One of the bodies that carry on."""

    act = models.ForeignKey(SuccessionAct, on_delete=models.PROTECT, related_name="takers")
    new = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="taken_by_act")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("act", "new"), name="taker_once")]

    def __str__(self) -> str:
        return str(self.new)
