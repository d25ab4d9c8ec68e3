"""The shape of what a person sends about a workbook."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from hoptac.registry.forms.fields import DayField, text
from hoptac.registry.models import Difference, Organization
from hoptac.registry.services.differences import OUTCOMES
from hoptac.registry.workbooks.opening import ENDINGS
from hoptac.units.models import Unit
from hoptac.units.unit_choice import UnitChoice

_KIND, _OUTCOME = Difference.Kind, Difference.Outcome
# What each way of settling means for each kind.
WAYS = {
    (
        _KIND.STATUS,
        _OUTCOME.TAKEN,
    ): "Lấy theo bản trích: gửi đề nghị đổi tình trạng pháp lý, người thứ hai đồng ý mới có hiệu lực",
    (_KIND.STATUS, _OUTCOME.KEPT): "Giữ như sổ, vì có căn cứ khác",
    (_KIND.NAME, _OUTCOME.TAKEN): "Lấy tên theo bản trích, từ ngày của bản trích; tên cũ nằm trong lịch sử",
    (_KIND.NAME, _OUTCOME.KEPT): "Giữ tên như sổ",
    (_KIND.NOT_UPDATED, _OUTCOME.DONE): "Đã liên hệ, nhắc cập nhật",
    (_KIND.MISSING, _OUTCOME.KEPT): "Giữ trong sổ: có thật, hệ thống quốc gia chưa có",
    (_KIND.MISSING, _OUTCOME.DONE): "Đã xử lý cách khác (ghi rõ)",
    (_KIND.MISSING, _OUTCOME.TAKEN): "Sổ ghi nhầm: gửi đề nghị xóa khỏi sổ, người thứ hai đồng ý mới có hiệu lực",
}


class WorkbookForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label="Bảng tính",
        error_messages={
            "required": "Hãy chọn một bảng tính.",
            "invalid": "Hãy chọn một bảng tính.",
            "empty": "Tệp rỗng: không có byte nào. Hãy chọn lại tệp.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    limit_mb = settings.UPLOAD_LIMIT_MB


class WorkbookFactsForm(forms.Form):
    """What a workbook does not say of itself."""

    since = DayField(
        label="Số liệu đúng đến ngày", help_text="Mọi điều mới của danh sách được ghi là đúng từ ngày này."
    )
    year = forms.IntegerField(
        label="Năm của doanh thu, chi phí, lợi nhuận",
        min_value=1990,
        max_value=2100,
        error_messages={
            "required": "Hãy ghi năm.",
            "invalid": "Hãy ghi năm bằng bốn chữ số.",
            "min_value": "Hãy ghi một năm từ 1990.",
            "max_value": "Hãy ghi một năm đến 2100.",
        },
    )
    kind = forms.ChoiceField(
        label="Loại hình của dòng không ghi loại",
        required=False,
        choices=[("", "Tên hoặc cột “Loại hình” đã nói rõ"), *Organization.Kind.choices],
    )
    whole_of = UnitChoice(
        label="Danh sách này có đủ mọi tổ chức của",
        required=False,
        queryset=Unit.objects.none(),
        empty_label="Không: chỉ có một số tổ chức",
        help_text="Nếu là bản trích đầy đủ: tổ chức có trong sổ mà vắng trong danh sách sẽ thành việc cần xử lý.",
        error_messages={"invalid_choice": "Nơi này ngoài phạm vi của bạn."},
    )

    def __init__(self, *args: Any, places: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole_of = self.fields["whole_of"]
        assert isinstance(whole_of, forms.ModelChoiceField)
        whole_of.queryset = places


class TakeBackForm(forms.Form):
    """Why an import is taken back."""

    reason = text("Vì sao thu hồi", most=200, required=True)


class YearForm(forms.Form):
    """The year whose list is made."""

    year = forms.TypedChoiceField(label="Năm", coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["year"]
        assert isinstance(year, forms.ChoiceField)
        year.choices = [(str(one), str(one)) for one in years]


class SettleForm(forms.Form):
    """How a difference is settled; a reason is needed wherever the book does not follow the extract at once."""

    outcome = forms.ChoiceField(
        label="Xử lý", widget=forms.RadioSelect, error_messages={"required": "Hãy chọn một cách xử lý."}
    )
    note = text("Lý do, căn cứ hoặc kết quả liên hệ", most=300, required=True)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        listed = OUTCOMES[Difference.Kind(kind)]
        outcome.choices = [(one.value, WAYS[Difference.Kind(kind), one]) for one in listed]
        if kind == Difference.Kind.NAME:
            self.fields["note"].required = False
            self.fields["note"].help_text = "Cần ghi khi giữ tên như sổ."

    def clean(self) -> dict[str, Any]:
        """Refused without a reason where one is needed."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("outcome") == Difference.Outcome.KEPT and said.get("note") == "":
            self.add_error("note", "Hãy ghi lý do, để người sau biết vì sao.")
        return said
