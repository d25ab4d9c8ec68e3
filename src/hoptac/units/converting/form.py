"""The shape of figures that are to be carried over."""

from datetime import date
from typing import Any

from django import forms

from hoptac.base.days import DayField
from hoptac.units.converting.conversion import Wish
from hoptac.units.lists import is_before_data, provinces_at
from hoptac.units.models import Unit
from hoptac.units.reform import reform

_MOST_LETTERS = 200_000


class ConversionForm(forms.Form):
    """Lines of a table, the day that they are of, and the day whose map is wanted."""

    text = forms.CharField(
        label="Số liệu",
        max_length=_MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="Mỗi dòng một đơn vị và một số; dán thẳng từ bảng tính cũng được. Tên trùng thì thêm huyện, tỉnh.",
    )
    of = DayField(label="Số liệu của ngày", help_text="Tên đơn vị được hiểu theo bản đồ của ngày này.")
    to = DayField(label="Quy đổi theo đơn vị của ngày")
    level = forms.ChoiceField(label="Cấp", choices=Unit.Level.choices, initial=Unit.Level.COMMUNE)
    province = forms.ChoiceField(label="Tỉnh, thành phố lúc đó", required=False)

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"of": reform().eve, "to": today, "level": Unit.Level.COMMUNE})
        field = self.fields["province"]
        assert isinstance(field, forms.ChoiceField)
        named = [(str(one.pk), one.name) for day in (reform().eve, reform().since) for one in provinces_at(day)]
        field.choices = [("", "Cả nước"), *dict(named).items()]

    def clean_of(self) -> date:
        """Refused: a day whose map the tables do not hold."""
        day: date = self.cleaned_data["of"]
        if is_before_data(day):
            raise forms.ValidationError(
                f"Hệ thống có bản đồ từ ngày {reform().eve:%d/%m/%Y}. Số cũ hơn mà đơn vị chưa đổi thì hãy ghi ngày ấy."
            )
        return day

    def clean_to(self) -> date:
        """The same of the day that is wanted."""
        day: date = self.cleaned_data["to"]
        if is_before_data(day):
            raise forms.ValidationError(f"Hệ thống có bản đồ từ ngày {reform().eve:%d/%m/%Y}: hãy chọn từ đó trở đi.")
        return day

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        said = self.cleaned_data
        province = int(said["province"]) if said["province"] else None
        return Wish(said["text"], said["of"], said["to"], said["level"], province)
