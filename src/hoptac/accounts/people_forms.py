"""The shapes of what is sent to look after people."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from hoptac.accounts.models import Role, User
from hoptac.accounts.roles import CAPABILITIES, GrantedOn, in_words
from hoptac.accounts.successors import Successor
from hoptac.base.days import DayField
from hoptac.base.folding import nfc
from hoptac.units.models import Unit
from hoptac.units.place_names import units_named


class UnitField(forms.CharField):
    """A unit by its full name as it is offered, or by any name that only one unit in reach bears.

    ``needed_when``: in which cases it must be named, where that is not always.
    """

    def __init__(self, *, units: QuerySet[Unit], needed_when: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units, self.needed_when = units, needed_when

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


class EraseForm(ReasonForm):
    """Why something is erased, and by which paper."""

    paper = forms.CharField(
        label="Văn bản",
        max_length=200,
        help_text="Số, ngày của đơn yêu cầu hoặc quyết định; đừng chép lại dữ liệu cá nhân vào đây.",
    )


class PlacedRoleForm(forms.Form):
    """A role, and the place where it is held; ``roles`` and ``units`` are those that may be given."""

    role = forms.ChoiceField(label="Vai trò")
    unit = forms.CharField(label="Đơn vị")

    def __init__(self, *args: Any, roles: frozenset[Role], units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("", "Chọn vai trò"), *((one.value, one.label) for one in CAPABILITIES if one in roles)]
        asked: dict[str, Any] = {
            "required": not _of_the_country(roles),
            "needed_when": "bắt buộc, trừ khi giao cho cả nước",
        }
        # Units are typed, for a province has hundreds and the country thousands.
        self.fields["unit"] = UnitField(units=units, label="Đơn vị", help_text=_help(roles), **asked)
        self.order_fields(self.field_order)

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> None:
        """A role that is held in a unit needs one; told at the field, before anything is sent on."""
        super().clean()
        role, unit = self.cleaned_data.get("role"), self.cleaned_data.get("unit")
        if role and unit is None and "unit" not in self.errors and CAPABILITIES[Role(role)].on is GrantedOn.UNIT:
            self.add_error("unit", f"Vai trò “{Role(role).label}” giữ ở một đơn vị: hãy gõ tên đơn vị.")


class RoleForm(PlacedRoleForm, ReasonForm):
    """A role in a place, for some days."""

    first = DayField(label="Từ ngày", help_text="Sớm nhất là hôm nay. Quyết định ghi ngày đã qua thì nêu ở Lý do.")
    last = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết ngày kết thúc.")
    field_order = ("role", "unit", "first", "last", "reason")


class InviteForm(PlacedRoleForm):
    """Whom to invite, to what."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Để trống thì bạn tự đưa đường dẫn hoặc bản in cho người ấy."
    )
    field_order = ("full_name", "role", "unit", "email")

    def clean_full_name(self) -> str:
        """In one form of Unicode, with single spaces."""
        return nfc(self.cleaned_data["full_name"])


class EndRoleForm(ReasonForm):
    """From which day the role is held no more."""

    from_day = DayField(
        label="Thôi giữ vai trò từ ngày",
        help_text="Sớm nhất là hôm nay: quyền không rút lui ngày được. Quyết định ghi ngày đã qua thì nêu ở Lý do.",
    )
    field_order = ("from_day", "reason")


class DepartureForm(ReasonForm):
    """From which day a person is no longer at the post."""

    left_on = DayField(label="Rời vị trí từ ngày", help_text="Ngày đầu tiên không còn giữ vị trí, theo quyết định.")
    field_order = ("left_on", "reason")


_NOBODY = "Hãy chọn người nhận, hoặc ghi tên đăng nhập ở ô dưới."


class HandOverForm(ReasonForm):
    """Who takes the work over."""

    use_required_attribute = False  # one of two fields is enough
    to = forms.CharField(label="Người nhận", help_text="Tên đăng nhập của người nhận.", max_length=150)
    other = forms.CharField(
        label="Hoặc tên đăng nhập của người khác",
        help_text="Khi người nhận không có trong danh sách trên.",
        max_length=150,
        required=False,
    )
    field_order = ("to", "other", "reason")

    def __init__(self, *args: Any, people: QuerySet[User], offered: Sequence[Successor] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        if not offered:
            del self.fields["other"]
            return
        choices = [(one.person.username, f"{one.person.audit_name}, {one.role}") for one in offered]
        self.fields["to"] = forms.CharField(
            label="Người nhận",
            help_text="Những người làm được ở đơn vị ấy việc của người bàn giao.",
            required=not str(self.data.get("other", "")).strip(),
            error_messages={"required": _NOBODY},
            widget=forms.Select(choices=[("", "Chọn người nhận"), *choices]),
        )
        self.order_fields(self.field_order)

    def clean(self) -> None:
        """One of those who may be seen, chosen or named."""
        super().clean()
        field = "other" if self.cleaned_data.get("other") else "to"
        name = nfc(self.cleaned_data.get(field) or "")
        if field in self.errors:
            return
        if field == "other" and self.cleaned_data.get("to"):
            self.add_error("other", "Hãy chọn trong danh sách hoặc ghi tên ở đây, không cả hai.")
        elif not name:
            self.add_error("to", _NOBODY)
        elif (to := self.people.filter(username=name).first()) is None:
            self.add_error(field, "Không có ai tên đăng nhập như vậy trong phạm vi của bạn.")
        else:
            self.cleaned_data["to"] = to


def _of_the_country(roles: frozenset[Role]) -> list[Role]:
    """The roles that this person may give for the whole country; none to one who looks after a province."""
    if not any(CAPABILITIES[role].on is GrantedOn.COUNTRY for role in roles):
        return []
    return [role for role in CAPABILITIES if role in roles and CAPABILITIES[role].on is not GrantedOn.UNIT]


def _help(roles: frozenset[Role]) -> str:
    example = "Gõ tên đơn vị, chẳng hạn “xã Sơn Hà”."
    if not (national := _of_the_country(roles)):
        return example
    return f"{example} Chỉ để trống khi giao cho cả nước, với vai trò: {in_words(national)}."
