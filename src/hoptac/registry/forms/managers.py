"""Forms about the account that manages an organization."""

from datetime import date
from typing import Any

from django import forms

from hoptac.accounts.models import User
from hoptac.base.folding import nfc
from hoptac.registry.forms.fields import text
from hoptac.registry.managers import places_elsewhere
from hoptac.units.models import Unit


class InviteManagerForm(forms.Form):
    """Whom to invite: one who has no account yet."""

    full_name = text("Họ và tên", most=120, required=True)
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Để trống thì bạn tự đưa đường dẫn cho người ấy.",
        error_messages={"invalid": "Hãy nhập địa chỉ như ten@vidu.vn."},
    )

    def clean_full_name(self) -> str:
        """In one form of Unicode, with single spaces."""
        return nfc(self.cleaned_data["full_name"])


class AppointForm(forms.Form):
    """Who gets the role: one who has an account, told by the name with which he signs in."""

    person = text("Tên đăng nhập", most=150, required=True, help_text="Hỏi chính người ấy; phải đúng từng chữ.")
    reason = text("Lý do", most=300, required=True, help_text="Chẳng hạn số nghị quyết cử người quản lý.")

    def __init__(self, *args: Any, unit: Unit | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.today = unit, today

    def clean(self) -> None:
        """Whoever works in another place alone is asked about: two people may bear one name."""
        super().clean()
        person: User | None = self.cleaned_data.get("person")
        if person is None:
            return
        places = places_elsewhere(person, self.unit, today=self.today)
        if not places:
            return
        named = "; ".join(place.full_name for place in places)
        self.fields["is_sure"] = forms.BooleanField(label=f"Đúng là {person.full_name}, đang có vai trò ở {named}")
        if not self.data.get("is_sure"):
            fault = f"{person.full_name} đang có vai trò ở nơi khác ({named}). Đúng người thì hãy đánh dấu."
            self.add_error("is_sure", fault)

    def clean_person(self) -> User:
        """The person; who is locked is as if not there."""
        found = User.objects.filter(username=nfc(self.cleaned_data["person"]), is_active=True).first()
        if found is None:
            raise forms.ValidationError("Không có tài khoản đang dùng nào tên đăng nhập như vậy.")
        return found
