"""The shape of what is sent into the roster."""

from datetime import date
from typing import Any

from django import forms

from hoptac.accounts.models import Contact
from hoptac.accounts.services.contacts import Person
from hoptac.base.days import DayField
from hoptac.base.folding import nfc
from hoptac.base.phones import PhoneField
from hoptac.base.templatetags.vietnamese import day

TRAINED = (("", "Chưa rõ"), ("yes", "Đã bồi dưỡng"), ("no", "Chưa bồi dưỡng"))
_KNOWN = {"yes": True, "no": False}


class ContactForm(forms.Form):
    """Who fills a post from a day on."""

    since = DayField(label="Từ ngày", help_text="Ngày người này nhận việc, hoặc ngày chức danh bắt đầu khuyết.")
    full_name = forms.CharField(
        label="Họ và tên", max_length=120, required=False, help_text="Để trống nếu chức danh đang khuyết."
    )
    position = forms.CharField(label="Chức vụ", max_length=120, required=False)
    phone = PhoneField(label="Điện thoại công vụ")
    email = forms.EmailField(label="Thư điện tử công vụ", required=False)
    trained = forms.ChoiceField(label="Bồi dưỡng về kinh tế tập thể", choices=TRAINED, required=False)
    trained_on = DayField(label="Ngày bồi dưỡng gần nhất", required=False)
    trained_by = forms.CharField(label="Nơi bồi dưỡng", max_length=200, required=False)
    source = forms.CharField(
        label="Căn cứ", max_length=300, help_text="Số, ngày của quyết định phân công, hoặc người cho biết."
    )
    is_correction = forms.BooleanField(
        label="Dòng đang hiện ghi sai ngay từ đầu: thay nó bằng dòng này", required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, current: Contact | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if current is None:
            del self.fields["is_correction"]
        else:
            told = f"Dòng ấy ghi từ ngày {day(current.valid_from)}: hãy xem lại ô “Từ ngày” ở trên."
            self.fields["is_correction"].help_text = told

    def clean(self) -> dict[str, Any]:
        """Refuse what is said of nobody, and a day of training that was none."""
        said = super().clean() or {}
        about = ("position", "phone", "email", "trained", "trained_on", "trained_by")
        if not said.get("full_name") and any(said.get(name) for name in about):
            self.add_error(
                "full_name",
                "Chưa có tên mà đã có chức vụ, điện thoại hoặc bồi dưỡng. Hãy ghi tên, hoặc bỏ trống các ô kia.",
            )
        if said.get("trained_on") and said.get("trained") != "yes":
            self.add_error("trained_on", "Có ngày bồi dưỡng thì hãy chọn “Đã bồi dưỡng”.")
        return said

    @property
    def person(self) -> Person:
        """Who is named."""
        said = self.cleaned_data
        texts = {name: nfc(said[name]) for name in ("full_name", "position", "phone", "email", "trained_by")}
        return Person(**texts, is_trained=_KNOWN.get(said["trained"]), trained_on=said["trained_on"])


def initial_of(current: Contact | None, *, today: date) -> dict[str, Any]:
    """What the form is filled with: the row that holds, and today as the day from which something is otherwise."""
    if current is None:
        return {"since": today, "seen": 0}
    trained = {True: "yes", False: "no", None: ""}[current.is_trained]
    names = ("full_name", "position", "phone", "email", "trained_on", "trained_by")
    return {**{name: getattr(current, name) for name in names}, "since": today, "trained": trained, "seen": current.pk}
