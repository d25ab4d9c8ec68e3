"""The shape of what a person sends to the screen of documents."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from hoptac.documents import file_kinds
from hoptac.units.models import Unit
from hoptac.units.unit_choice import UnitChoice


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    """Several files at once. Empty ones pass: the reader has its own sentence about them."""

    widget = _ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Sequence["UploadedFile[Any]"]:
        """The files; refused when there is none."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(_ManyFilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """Files, and the unit that they belong to; the unit is not asked where there is only one."""

    file = _ManyFilesField(
        label="Tệp văn bản",
        allow_empty_file=True,
        error_messages={"required": "Hãy chọn ít nhất một tệp.", "invalid": "Hãy chọn ít nhất một tệp."},
    )
    owner = UnitChoice(
        label="Văn bản của đơn vị",
        queryset=Unit.objects.none(),
        empty_label="Chọn đơn vị",
        error_messages={
            "required": "Hãy chọn đơn vị mà văn bản thuộc về.",
            "invalid_choice": "Đơn vị này không thuộc phạm vi của bạn.",
        },
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], own: frozenset[int] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = units
        self.limit_mb = settings.UPLOAD_LIMIT_MB
        self.most_pages = file_kinds.MOST_PAGES
        self.most_letters, self.most_items = settings.ACCEPT_MOST_LETTERS, settings.ACCEPT_MOST_ITEMS
        self.only_unit = units[0] if len(units[:2]) == 1 else None
        self.kinds = [(name, ", ".join(endings)) for name, endings in file_kinds.GROUPS]
        self.fields["file"].widget.attrs["accept"] = file_kinds.ACCEPT
        if self.only_unit is not None:
            owner.required = False
            owner.widget = forms.HiddenInput()
        else:
            owner.initial = next((unit.pk for unit in units if unit.pk in own), None)

    def clean_owner(self) -> Unit:
        """The unit chosen, or the only one."""
        chosen: Unit | None = self.cleaned_data["owner"]
        return chosen or self.only_unit  # type: ignore[return-value]
