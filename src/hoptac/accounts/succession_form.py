"""The shape of a recorded act of succession."""

from typing import Any

from django import forms

from hoptac.base.days import DayField
from hoptac.base.folding import nfc
from hoptac.units.models import Agency
from hoptac.units.models.dated import DatedQuerySet
from hoptac.units.services.successions import Paper


class _Bodies(forms.ModelMultipleChoiceField[Agency]):
    """Bodies by their name with their place."""

    def label_from_instance(self, obj: Any) -> str:
        """The name as a list from several places needs it."""
        body: Agency = obj
        return body.placed_name


class SuccessionForm(forms.Form):
    """Which act says who carries on."""

    number = forms.CharField(label="Số, ký hiệu văn bản", max_length=60)
    issued_on = DayField(label="Ngày ban hành")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    day = DayField(
        label="Nhận việc từ ngày", help_text="Từ ngày này chỉ tiêu, nhiệm vụ và hạn báo cáo thuộc cơ quan kế thừa."
    )
    takers = _Bodies(label="Cơ quan kế thừa", queryset=Agency.objects.none(), widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)

    def __init__(self, *args: Any, bodies: DatedQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["takers"]
        assert isinstance(field, _Bodies)
        field.queryset = bodies

    @property
    def paper(self) -> Paper:
        """The act."""
        said = self.cleaned_data
        return Paper(nfc(said["number"]), said["issued_on"], nfc(said["issuer"]), said["day"], nfc(said["note"]))

    @property
    def chosen(self) -> list[Agency]:
        """The bodies that were chosen."""
        return list(self.cleaned_data["takers"])
