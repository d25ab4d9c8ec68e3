"""Why a person does what cannot be undone by a press."""

from django import forms


class ReasonForm(forms.Form):
    """A reason in words; it goes into the audit chain."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        help_text="Ví dụ: tải nhầm tệp của đơn vị khác.",
        error_messages={"required": "Hãy ghi lý do.", "max_length": "Hãy rút gọn: nhiều nhất 300 ký tự."},
    )
