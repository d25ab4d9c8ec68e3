"""Facets: what is said of an organization from a day on, grouped by what changes together and who may change it.

Codes (statuses, sectors …) are those of ``rules/codes``; an empty code or None is "not known", never "none".
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hoptac.base.models import Record
from hoptac.registry.models.batches import Batch
from hoptac.registry.models.organization import Organization
from hoptac.units.models import Unit


class Facet(Record):
    """A statement about an organization, with the person who wrote it and, where it was sent in bulk, the batch."""

    label: ClassVar[str]
    personal: ClassVar[frozenset[str]] = frozenset()

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="%(class)s_records")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        abstract = True
        ordering = ("organization", "-valid_from", "-recorded_at", "-pk")
        indexes = [
            models.Index(fields=("organization", "-valid_from", "-recorded_at"), name="%(class)s_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.label} từ {self.valid_from:%d/%m/%Y}"


class Identity(Facet):
    """Name and numbers. The tax code and the certificate's number are two things; a 12-digit code is a person's."""

    label = "Tên và mã số"
    personal = frozenset({"representative"})

    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120, blank=True)
    tax_code = models.CharField(max_length=14, blank=True, db_index=True)
    certificate_number = models.CharField(max_length=40, blank=True, db_index=True)
    certificate_on = models.DateField(null=True, blank=True)
    certificate_by = models.CharField(max_length=200, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    founded_in = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Khi chỉ biết năm.")
    representative = models.CharField(max_length=120, blank=True)


class Seat(Facet):
    """Where the head office stands. Figures of an organization follow it."""

    label = "Trụ sở"
    personal = frozenset({"phone"})

    class Office(models.TextChoices):
        OWN = "own", "Có trụ sở riêng"
        SHARED = "shared", "Thuê, mượn"
        NONE = "none", "Chưa có trụ sở"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    office = models.CharField(max_length=8, choices=Office.choices, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)


class LegalStatus(Facet):
    """The registry's status (rules/codes/legal_status.toml); a change needs a second person."""

    label = "Tình trạng pháp lý"

    status = models.CharField(max_length=20)
    paper = models.CharField(max_length=200, blank=True, help_text="Số, ngày của văn bản.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Người đề nghị; người ghi là người đồng ý.",
    )


class TaxStatus(Facet):
    """The tax side's own status (rules/codes/tax_status.toml), kept apart from the registry's."""

    label = "Trạng thái mã số thuế"

    status = models.CharField(max_length=20)


class OperatingStatus(Facet):
    """What an officer saw (rules/codes/operating_status.toml)."""

    label = "Tình trạng hoạt động"

    status = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    contacted_on = models.DateField(null=True, blank=True)


class Business(Facet):
    """What it does (rules/codes/sector.toml) and how modern its means are."""

    label = "Lĩnh vực"

    sector = models.CharField(max_length=20, blank=True)
    lines = models.CharField(max_length=400, blank=True, help_text="Mã ngành nghề, cách nhau dấu phẩy.")
    is_high_technology = models.BooleanField(null=True, blank=True)
    keeps_electronic_books = models.BooleanField(null=True, blank=True)


class Governance(Facet):
    """How it is run: governance, charter, meetings, audit, land and the organisations in it."""

    label = "Quản trị"

    form = models.CharField(max_length=8, blank=True)
    charter_state = models.CharField(max_length=16, blank=True)
    charter_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True, help_text="Đại hội thành viên thường niên gần nhất.")
    audited_on = models.DateField(null=True, blank=True)
    has_land_dossier = models.BooleanField(null=True, blank=True)
    in_alliance = models.BooleanField(null=True, blank=True)
    has_party_cell = models.BooleanField(null=True, blank=True)
    has_trade_union = models.BooleanField(null=True, blank=True)
    has_mass_organisation = models.BooleanField(null=True, blank=True)


def _count(help_text: str = "") -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(null=True, blank=True, help_text=help_text)


def _dong() -> "models.BigIntegerField[int | None, int | None]":
    return models.BigIntegerField(null=True, blank=True, help_text="Đồng.")


class Size(Facet):
    """Members, workers, managers and capital as counted on a day: stocks, never flows."""

    label = "Thành viên, lao động, vốn"

    members = _count("Thành viên chính thức.")
    members_linked = _count("Thành viên liên kết.")
    members_women = _count()
    members_ethnic = _count("Thành viên là người dân tộc thiểu số.")
    members_foreign = _count()
    member_organizations = _count("Pháp nhân, HTX thành viên.")
    workers = _count("Lao động thường xuyên.")
    workers_members = _count("Lao động thường xuyên đồng thời là thành viên.")
    workers_insured = _count("Lao động tham gia bảo hiểm xã hội.")
    managers = _count("Cán bộ quản lý.")
    managers_elementary = _count("Cán bộ quản lý trình độ sơ cấp, trung cấp.")
    managers_college = _count("Cán bộ quản lý trình độ cao đẳng, đại học trở lên.")
    charter_capital_dong = _dong()
    total_capital_dong = _dong()
    largest_share_dong = _dong()
    linked_share_dong = _dong()
    foreign_share_dong = _dong()
    undivided_assets_dong = _dong()


class YearFigures(Facet):
    """Money of one year: flows. ``valid_from`` is the year's first day."""

    label = "Kết quả trong năm"
    owner_fields = ("organization_id", "year")

    year = models.PositiveSmallIntegerField()
    revenue_dong = _dong()
    internal_revenue_dong = _dong()
    cost_dong = _dong()
    internal_cost_dong = _dong()
    profit_dong = _dong()
    tax_dong = _dong()
    debt_dong = _dong()
    worker_income_dong = models.BigIntegerField(
        null=True, blank=True, help_text="Tổng thu nhập của lao động trong năm, đồng."
    )
    members_admitted = _count()
    new_workers = _count()


class YearlyUpdate(Facet):
    """When its data were last brought up to date in the national system, as an extract tells; None: never."""

    label = "Cập nhật trên hệ thống quốc gia"

    updated_on = models.DateField(null=True, blank=True)


FACETS: tuple[type[Facet], ...] = (
    Identity,
    Seat,
    LegalStatus,
    TaxStatus,
    OperatingStatus,
    Business,
    Governance,
    Size,
    YearFigures,
    YearlyUpdate,
)
