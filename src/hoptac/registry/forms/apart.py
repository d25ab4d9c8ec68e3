"""Asking why an organization that looks like entries of the book is another: once they were found, not before."""

from collections.abc import Iterable

from django import forms

from hoptac.registry.forms.fields import text
from hoptac.registry.services.entering import Apart


class ApartMixin(forms.Form):
    """What was looked at goes along hidden, so that what is found later is asked about anew. Children say ``why``."""

    why = ""
    why_help = ""

    def ask_about(self, doubles: Iterable[int]) -> None:
        """Ask why these entries are others."""
        self.data = {**dict(self.data.items()), "apart": ",".join(map(str, doubles))}
        self.go_on_asking()

    def go_on_asking(self) -> None:
        """Ask again where the sending says that it was asked; called at the end of ``__init__``."""
        if self.data.get("apart"):
            self.fields["apart"] = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)
            self.fields["apart_because"] = text(self.why, most=300, required=True, help_text=self.why_help)

    @property
    def apart(self) -> Apart:
        """The entries that were looked at, and why they are others."""
        said = self.cleaned_data
        ids = (part for part in said.get("apart", "").split(",") if part.isdecimal())
        return Apart(frozenset(map(int, ids)), said.get("apart_because", ""))
