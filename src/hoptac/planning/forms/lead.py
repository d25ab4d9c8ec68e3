"""Naming the lead of a task."""

from typing import Any

from django import forms
from django.db.models import Q

from hoptac.planning.models import Task
from hoptac.units.models import Agency


class LeadForm(forms.Form):
    """One body of the plan's unit, or one that the document lists for the task; ``seen`` is the version on the page."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Cơ quan chủ trì",
        error_messages={
            "required": "Hãy chọn một cơ quan.",
            "invalid_choice": "Cơ quan này không thuộc đơn vị của kế hoạch và không được nêu trong nhiệm vụ.",
        },
    )
    seen = forms.IntegerField(
        widget=forms.HiddenInput, label="Bản đang xem", error_messages={"required": "Hãy tải lại trang rồi chọn lại."}
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Agency.objects.filter(Q(unit=task.plan.unit_id) | Q(task_parts__task=task)).distinct()
