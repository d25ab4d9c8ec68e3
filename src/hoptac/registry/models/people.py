"""People in organizations, and cooperatives in unions. Personal data: shown only to roles that need them."""

from typing import ClassVar

from django.db import models

from hoptac.registry.models.facets import Facet
from hoptac.registry.models.organization import Organization


class Officer(Facet):
    """A person holding an office from a day on; ``left_on`` in a later statement ends it.

    ``person`` ties the statements about one person in one organization together.
    """

    label = "Người quản lý"
    personal = frozenset({"phone", "born_in", "full_name"})
    owner_fields: ClassVar[tuple[str, ...]] = ("organization_id", "person")

    class Position(models.TextChoices):
        CHAIR = "chair", "Chủ tịch HĐQT"
        DIRECTOR = "director", "Giám đốc (Tổng giám đốc)"
        DEPUTY = "deputy", "Phó giám đốc"
        BOARD = "board", "Thành viên HĐQT"
        CONTROLLER = "controller", "Ban kiểm soát, kiểm soát viên"
        ACCOUNTANT = "accountant", "Kế toán"
        LEADER = "leader", "Tổ trưởng tổ hợp tác"

    class Training(models.TextChoices):
        NONE = "none", "Chưa qua đào tạo"
        ELEMENTARY = "elementary", "Sơ cấp, trung cấp"
        COLLEGE = "college", "Cao đẳng, đại học trở lên"

    person = models.CharField(max_length=40)
    full_name = models.CharField(max_length=120)
    position = models.CharField(max_length=12, choices=Position.choices)
    is_woman = models.BooleanField(null=True, blank=True)
    born_in = models.PositiveSmallIntegerField(null=True, blank=True)
    training = models.CharField(max_length=12, choices=Training.choices, blank=True)
    trained_on = models.DateField(null=True, blank=True, help_text="Lần bồi dưỡng gần nhất về HTX.")
    phone = models.CharField(max_length=40, blank=True)
    left_on = models.DateField(null=True, blank=True)


class Membership(Facet):
    """A cooperative in a union from a day on."""

    label = "HTX thành viên của liên hiệp"
    owner_fields: ClassVar[tuple[str, ...]] = ("organization_id", "member_id")

    member = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="union_memberships")
    left_on = models.DateField(null=True, blank=True)
