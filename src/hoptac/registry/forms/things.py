"""Forms about officers, contracts, certificates, tools and memberships: entering one, ending one."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from hoptac.registry.codes import code_lists
from hoptac.registry.forms.fields import DayField
from hoptac.registry.forms.statements import SourceMixin, StatementForm
from hoptac.registry.models import Credential, Facet, Membership, Organization, Standing
from hoptac.registry.things import KINDS

# Told by acts of their own: a membership's other side when it is entered, an end when it ends.
_APART = frozenset({"member", "left_on"})


class MemberField(forms.CharField):
    """A cooperative by its number in the book or its tax code."""

    def __init__(self, *, among: QuerySet[Standing], **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.among = among

    def clean(self, value: str) -> Organization:
        """The organization; told in words where there is none."""
        written = super().clean(value).replace(" ", "")
        wanted = Q(tax_code=written)
        # A number in the book is never as long as a tax code.
        if written.isdecimal() and len(written) < len("0100109106"):
            wanted = Q(pk=int(written))
        found = self.among.select_related("organization").filter(wanted)[:2]
        if len(found) != 1:
            raise forms.ValidationError("Không thấy tổ chức như vậy trong phạm vi của bạn: hãy tìm lại số trong sổ.")
        organization: Organization = found[0].organization
        return organization


class ThingForm(StatementForm):
    """One of several that an organization has: entered new, or otherwise from a day on."""

    def __init__(
        self, *args: Any, facet: type[Facet], members: QuerySet[Standing], is_new: bool = False, **kwargs: Any
    ) -> None:
        since_label = KINDS[facet].since if is_new else "Có thay đổi từ ngày"
        super().__init__(*args, facet=facet, since_label=since_label, leave_out=_APART, **kwargs)
        if is_new and facet is Membership:
            member = MemberField(
                label="HTX thành viên",
                among=members,
                help_text="Số trong sổ (ở đầu trang của HTX ấy) hoặc mã số thuế.",
                error_messages={"required": "Hãy ghi số trong sổ hoặc mã số thuế."},
            )
            self.names.append("member")
            self.fields = {"member": member, **self.fields}

    def clean(self) -> None:
        """Stars are given with some kinds of certificates alone, and no more than these have."""
        super().clean()
        stars, kind = self.cleaned_data.get("stars"), self.cleaned_data.get("kind")
        if self.facet is not Credential or stars is None or not kind:
            return
        most = code_lists()["credential"].get(kind).stars
        if not most:
            self.add_error("stars", "Loại chứng nhận này không có số sao.")
        elif not 1 <= stars <= most:
            self.add_error("stars", f"Số sao từ 1 đến {most}.")


class EndForm(SourceMixin):
    """From or until which day."""

    field_order = ("day",)

    def __init__(self, *args: Any, facet: type[Facet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = DayField(label=KINDS[facet].ending)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.order_fields(self.field_order)
