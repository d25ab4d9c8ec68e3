"""The form with which an organization is entered: what tells it from all others, and since when, on which map."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models

from hoptac.base.templatetags.vietnamese import day, day_before
from hoptac.registry.forms.apart import ApartMixin
from hoptac.registry.forms.field_kinds import text_field
from hoptac.registry.forms.fields import DayField, choice, text
from hoptac.registry.forms.statements import SourceMixin, fields_of, kept_code
from hoptac.registry.forms.unit_field import UnitField, offered_to
from hoptac.registry.models import Identity, Organization, Seat
from hoptac.units.models import Unit
from hoptac.units.reform import reform

_REFORM = day(reform().since)


class EnterForm(ApartMixin, SourceMixin):
    """An organization as it is entered first."""

    why = "Vì sao đây là tổ chức khác"
    why_help = "Chẳng hạn: khác người đại diện, khác trụ sở."
    kind = choice("Loại", list(Organization.Kind.choices), required=True)
    name = text_field("name", "Tên", 250, required=True)
    unit = UnitField(
        label="Xã, phường, đặc khu hiện nay",
        queryset=Unit.objects.none(),
        help_text=f"Theo bản đồ từ ngày {_REFORM}, kể cả khi tổ chức thành lập ở xã cũ.",
    )
    old_unit = UnitField(
        label=f"Xã, phường, thị trấn trước ngày {_REFORM}",
        queryset=Unit.objects.none(),
        required=False,
        empty_label="Chưa rõ, hoặc mới có sau ngày ấy",
        help_text=f"Chỉ cần cho tổ chức có từ trước. Để trống thì trụ sở tính từ ngày {_REFORM}; trước đó là chưa rõ.",
    )
    address = text("Địa chỉ", most=300, help_text="Số nhà, thôn, tổ dân phố.")
    office = choice("Trụ sở làm việc", list(Seat.Office.choices))
    phone = text_field("phone", "Điện thoại", 40)
    tax_code = text("Mã số thuế", most=20)
    certificate_number = text_field("certificate_number", "Số giấy chứng nhận", 40)
    founded_on = DayField(label="Ngày thành lập", required=False)
    since = DayField(
        label="Các thông tin này đúng từ ngày",
        required=False,
        help_text="Để trống thì tính từ ngày thành lập; chưa biết ngày thành lập thì từ hôm nay. Riêng trụ sở ở "
        f"xã, phường lập khi sắp xếp chỉ tính từ ngày {_REFORM}.",
    )
    field_order = (
        "kind", "name", "unit", "old_unit", "address", "office", "phone", "tax_code", "certificate_number",
        "founded_on", "since",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        units: models.QuerySet[Unit],
        old_units: models.QuerySet[Unit],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offered_to(self.fields["unit"], units)
        offered_to(self.fields["old_unit"], old_units)
        for name in ("founded_on", "since"):
            asked = self.fields[name]
            assert isinstance(asked, DayField)
            asked.latest = today
        if not old_units.exists():
            del self.fields["old_unit"]
        self.go_on_asking()

    def go_on_asking(self) -> None:
        """What is asked stands first, under the entries that it is about."""
        super().go_on_asking()
        self.order_fields(["apart", "apart_because"])

    def clean_tax_code(self) -> str:
        """The code as it is kept; a wrong one is told at its field."""
        return kept_code(self.cleaned_data["tax_code"])

    def clean(self) -> None:
        """The days must follow each other, and the old commune must be one of the day and of the same ground."""
        super().clean()
        said = self.cleaned_data
        founded, since = said.get("founded_on"), said.get("since")
        if founded and since and since < founded:
            self.add_error("since", f"Ngày này sớm hơn ngày thành lập ({day(founded)}): hãy xem lại hai ngày.")
        if said.get("old_unit") and said.get("unit"):
            self._require_ground(said["old_unit"], said["unit"])

    def _require_ground(self, old: Unit, unit: Unit) -> None:
        if not unit.origins.filter(old=old).exists():
            self.add_error("old_unit", f"{old.full_name} không có đất thuộc {unit.name}: hãy xem lại hai nơi.")
        elif not self.errors and not old.holds_on(self.first_day):
            last = day(day_before(old.valid_to))
            self.add_error(
                "since",
                f"{old.name} chỉ có đến hết ngày {last}: hãy ghi ngày thành lập hoặc ngày bắt đầu trước đó, "
                "hoặc bỏ chọn xã cũ.",
            )

    @property
    def first_day(self) -> date:
        """From which day it is so: the one that was said, else the founding, else today."""
        said = self.cleaned_data
        day: date = said.get("since") or said.get("founded_on") or self.today
        return day

    @property
    def told(self) -> str:
        """From which day what was entered holds; the head office not before its commune came to be."""
        said, first = self.cleaned_data, self.first_day
        unit, old = said["unit"], said.get("old_unit")
        words = f"Các thông tin này đúng từ ngày {day(first)}"
        if unit.valid_from is None or unit.valid_from <= first:
            return f"{words}."
        before = f"trước đó ở {old.name}" if old else "trước đó chưa rõ ở đâu"
        return f"{words}; riêng trụ sở ở {unit.name} từ ngày {day(unit.valid_from)} là ngày có đơn vị này, {before}."

    @property
    def identity(self) -> Mapping[str, Any]:
        """What names it."""
        return {name: self.cleaned_data[name] for name in fields_of(Identity) if name in self.cleaned_data}

    @property
    def seat(self) -> Mapping[str, Any]:
        """Where it stands today."""
        return {name: self.cleaned_data[name] for name in fields_of(Seat) if name in self.cleaned_data}
