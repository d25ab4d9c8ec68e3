"""Asking before a head office leaves the places of the one who writes: afterwards he can put nothing right there."""

from collections.abc import Callable
from typing import Any

from django import forms

from hoptac.units.models import Unit

_TICK = "moves_away"
# Whether the person still looks after the organization once its head office stands in a unit.
Keeps = Callable[[Unit], bool]


class MovingAwayMixin(forms.Form):
    """``keeps`` says where the person may still write; without it nothing is asked. The tick is about one unit."""

    keeps: Keeps | None = None

    def ask_about_move(self) -> None:
        """A unit beyond the person's places is taken once he ticks that he means it."""
        unit = self.cleaned_data.get("unit")
        if self.keeps is None or not isinstance(unit, Unit) or "unit" not in self.changed_data or self.keeps(unit):
            return
        self.fields[_TICK] = forms.BooleanField(
            label=f"Đúng là chuyển sang {unit.full_name}",
            required=False,
            widget=forms.CheckboxInput(attrs={"value": str(unit.pk)}),
            help_text="Sau khi ghi, mục này do nơi ấy theo dõi; cán bộ ở đó được báo.",
        )
        self.order_fields([one for key in self.fields for one in ((key, _TICK) if key == "unit" else (key,))])
        if self.data.get(_TICK) != str(unit.pk):
            self.data: Any = {key: one for key, one in self.data.items() if key != _TICK}
            self.add_error(
                "unit",
                f"{unit.full_name} ở ngoài địa bàn của bạn: ghi xong bạn không còn xem và sửa được mục này. "
                "Hãy xem lại nơi đã chọn; nếu đúng thì đánh dấu ô xác nhận bên dưới.",
            )
