"""The shapes of what is sent to look after people."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from hoptac.accounts.models import Role, User
from hoptac.accounts.place_names import units_named
from hoptac.accounts.roles import CAPABILITIES
from hoptac.base.folding import nfc
from hoptac.units.models import Unit

_DAY = {"type": "date"}


class UnitField(forms.CharField):
    """A unit by its full name as it is offered, or by any name that only one unit in reach bears."""

    def __init__(self, *, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units = units

    def clean(self, value: str) -> Unit | None:
        """The unit; None where nothing is written."""
        words = nfc(super().clean(value) or "")
        if not words:
            return None
        found = units_named(words, among=self.units)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(f"Không có đơn vị nào tên “{words}” trong phạm vi của bạn.")
        named = "; ".join(unit.full_name for unit in found[:5])
        raise forms.ValidationError(f"Có nhiều đơn vị tên như vậy. Hãy viết đủ tên: {named}.")


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="Ghi vào nhật ký, chẳng hạn số văn bản hoặc ai đề nghị."
    )


class RoleForm(ReasonForm):
    """A role in a place, for some days."""

    role = forms.ChoiceField(label="Vai trò")
    unit = forms.CharField(label="Đơn vị")
    first = forms.DateField(label="Từ ngày", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    last = forms.DateField(
        label="Đến hết ngày",
        required=False,
        help_text="Để trống nếu chưa biết ngày kết thúc.",
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
    )
    field_order = ("role", "unit", "first", "last", "reason")

    def __init__(self, *args: Any, roles: frozenset[Role], units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, roles=roles, units=units)

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


class InviteForm(forms.Form):
    """Whom to invite, to what."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    role = forms.ChoiceField(label="Vai trò")
    unit = forms.CharField(label="Đơn vị")
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Để trống thì bạn tự đưa đường dẫn hoặc bản in cho người ấy."
    )

    def __init__(self, *args: Any, roles: frozenset[Role], units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, roles=roles, units=units)

    def clean_full_name(self) -> str:
        """In one form of Unicode, with single spaces."""
        return nfc(self.cleaned_data["full_name"])

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


class EndRoleForm(ReasonForm):
    """From which day the role is held no more."""

    from_day = forms.DateField(label="Thôi giữ vai trò từ ngày", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    field_order = ("from_day", "reason")


class DepartureForm(ReasonForm):
    """From which day a person is no longer at the post."""

    left_on = forms.DateField(
        label="Rời vị trí từ ngày",
        help_text="Ngày đầu tiên không còn giữ vị trí, theo quyết định.",
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
    )
    field_order = ("left_on", "reason")


class HandOverForm(ReasonForm):
    """Who takes the work over."""

    to = forms.CharField(label="Người nhận", help_text="Tên đăng nhập của người nhận.", max_length=150)
    field_order = ("to", "reason")

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean_to(self) -> User:
        """One of those who may be seen."""
        to = self.people.filter(username=nfc(self.cleaned_data["to"])).first()
        if to is None:
            raise forms.ValidationError("Không có ai tên đăng nhập như vậy trong phạm vi của bạn.")
        return to


def offer(form: forms.Form, *, roles: frozenset[Role], units: QuerySet[Unit]) -> None:
    """Offer these roles and units. Units are typed, for a province has hundreds and the country thousands."""
    role = form.fields["role"]
    assert isinstance(role, forms.ChoiceField)
    role.choices = [("", "Chọn vai trò"), *((one.value, one.label) for one in CAPABILITIES if one in roles)]
    form.fields["unit"] = UnitField(
        units=units,
        label="Đơn vị",
        required=False,
        help_text="Gõ tên đơn vị, chẳng hạn “xã Sơn Hà”. Để trống là cả nước (chỉ quản trị, Bộ và cơ quan trung ương).",
    )
    form.order_fields(form.field_order or ("full_name", "role", "unit", "email"))
