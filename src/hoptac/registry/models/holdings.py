"""What an organization holds for a time: contracts in a value chain, certificates, digital tools."""

from typing import ClassVar

from django.db import models

from hoptac.registry.models.facets import Facet


class Holding(Facet):
    """A statement about one thing held; ``thing`` ties the statements about the same thing together."""

    owner_fields: ClassVar[tuple[str, ...]] = ("organization_id", "thing")

    thing = models.CharField(max_length=40)
    ends_on = models.DateField(null=True, blank=True, help_text="Ngày cuối còn hiệu lực.")

    class Meta(Facet.Meta):
        abstract = True


class Contract(Holding):
    """A contract that links production with sale (liên kết theo chuỗi giá trị)."""

    label = "Hợp đồng liên kết"

    partner = models.CharField(max_length=250)
    partner_tax_code = models.CharField(max_length=14, blank=True)
    goods = models.CharField(max_length=250)
    value_dong = models.BigIntegerField(null=True, blank=True)


class Credential(Holding):
    """A certificate of quality or origin (rules/codes/credential.toml)."""

    label = "Chứng nhận, nhãn hiệu"

    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=80, blank=True)
    product = models.CharField(max_length=250, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)


class DigitalTool(Holding):
    """A digital tool in use (rules/codes/digital_tool.toml)."""

    label = "Công cụ số"

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
