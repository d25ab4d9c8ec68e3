"""The shape of one swapped day."""

from typing import Any

from django import forms

from hoptac.base.days import DayField
from hoptac.base.folding import nfc

_KINDS = (("off", "Nghỉ (hoán đổi, nghỉ thêm)"), ("work", "Làm việc (làm bù)"))


class SwappedDayForm(forms.Form):
    """One day, what it is, and by which paper."""

    day = DayField(label="Ngày", help_text="Mỗi lần ghi một ngày: ngày được nghỉ một dòng, ngày làm bù một dòng.")
    kind = forms.ChoiceField(label="Là ngày", choices=_KINDS, widget=forms.RadioSelect)
    source = forms.CharField(
        label="Căn cứ", max_length=300, help_text="Số, ngày, cơ quan ban hành của văn bản cho nghỉ hoặc hoán đổi."
    )

    @property
    def said(self) -> dict[str, Any]:
        """The day, whether it is worked, and the paper."""
        data = self.cleaned_data
        return {"day": data["day"], "is_working": data["kind"] == "work", "source": nfc(data["source"])}
