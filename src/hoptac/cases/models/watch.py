"""What speaks for putting an organization in order: derived days, and what was said with it."""

from datetime import date

from django.conf import settings
from django.db import models

from hoptac.registry.models import Organization, Standing
from hoptac.units.models import Unit


def _day() -> "models.DateField[date | None, date | None]":
    return models.DateField(null=True, blank=True)


class Watch(models.Model):
    """One row for each organization that still is: from when each reason counts, from when it cannot be told.

    Nothing is known here that the registry and the contacts do not say: ``services.watching`` writes it anew in the
    same transaction as every statement. Levels follow from the day on which one looks, so no row grows old.
    """

    standing = models.OneToOneField(Standing, primary_key=True, on_delete=models.CASCADE, related_name="watch")
    kind = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    idle_since = _day()
    idle_unknown = _day()
    report_since = _day()
    report_unknown = _day()
    few_since = _day()
    few_unknown = _day()
    foreign_since = _day()
    foreign_unknown = _day()
    meeting_since = _day()
    meeting_unknown = _day()
    share_since = _day()
    share_unknown = _day()
    charter_since = _day()
    charter_unknown = _day()
    office_since = _day()
    office_unknown = _day()
    audit_since = _day()
    audit_unknown = _day()
    contacted_on = _day()
    debt_dong = models.BigIntegerField(null=True)
    debt_year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=("province", "kind"), name="watch_province")]

    def __str__(self) -> str:
        return str(self.standing)


class Outreach(models.Model):
    """One contact with an organization: who, when, what was said. Only added."""

    class Kind(models.TextChoices):
        CALL = "call", "Gọi điện"
        VISIT = "visit", "Đến làm việc"
        LETTER = "letter", "Gửi văn bản"
        REPORT_ASKED = "report_asked", "Yêu cầu báo cáo"
        REPORT_CAME = "report_came", "Nhận báo cáo"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()
    with_whom = models.CharField(max_length=120, blank=True)
    said = models.CharField(max_length=500)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("-on", "-pk")
        indexes = [models.Index(fields=("organization", "-on"), name="outreach_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class AimCount(models.Model):
    """An aim of a plan that is measured by a reason: how many there were when the plan began."""

    aim = models.OneToOneField("planning.Aim", on_delete=models.CASCADE, related_name="count")
    reason = models.CharField(max_length=12)
    starts_on = models.DateField()
    at_start = models.PositiveIntegerField(null=True, help_text="Trống: ngày ấy sổ chưa có tổ chức nào ở nơi này.")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ("aim",)

    def __str__(self) -> str:
        return f"{self.aim}: {self.reason}"
