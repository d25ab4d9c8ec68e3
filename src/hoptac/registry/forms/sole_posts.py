"""Asking about a second person in a post that one alone is expected to hold."""

from collections.abc import Sequence

from django import forms

from hoptac.base.templatetags.vietnamese import day
from hoptac.registry.models import Officer
from hoptac.registry.sole_posts import Taking, sole_posts

_TICK = "shares_post"


class SolePostMixin(forms.Form):
    """``taking`` says who takes the post; without it nothing is asked. The tick is about one post."""

    taking: Taking | None = None

    def ask_about_post(self) -> None:
        """Others hold the post at the same time: it is taken once a person ticks that both do."""
        post, since = self.cleaned_data.get("position", ""), self.cleaned_data.get("since")
        if self.taking is None or post not in sole_posts() or since is None or not self.taking.is_news(post, since):
            return
        others = self.taking.others(post, since=since, until=self.cleaned_data.get("left_on"))
        if not others:
            return
        name = Officer.Position(post).label
        self.fields[_TICK] = forms.BooleanField(
            label=f"Đúng là có thêm người cùng giữ chức {name}",
            required=False,
            widget=forms.CheckboxInput(attrs={"value": post}),
            help_text=sole_posts()[post],
        )
        self.order_fields([one for key in self.fields for one in ((key, _TICK) if key == "position" else (key,))])
        if self.data.get(_TICK) != post:
            self.data = {key: one for key, one in self.data.items() if key != _TICK}
            self.add_error("position", _fault(name, others))


def _fault(name: str, others: Sequence[Officer]) -> str:
    held = "; ".join(f"{one.full_name} từ ngày {day(one.valid_from)}" for one in others)
    return (
        f"Sổ đang ghi người khác cùng lúc giữ chức {name}: {held}. Người ấy đã thôi thì hãy ghi ngày thôi giữ chức "
        "trước; đúng là hai người cùng giữ thì đánh dấu ô xác nhận bên dưới."
    )
