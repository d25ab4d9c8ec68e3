"""Pieces of pages that are more than an include: icons, badges, bars, sorting, breadcrumb, form fields."""

from decimal import Decimal
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Page
from django.forms import BoundField
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hoptac.base.clock import today
from hoptac.base.days import day_of
from hoptac.base.journal import row_called

register = template.Library()
register.filter("row_called", row_called)

# The sign of each tone, so that a state never speaks by colour alone.
_SIGNS = {
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "circle-x",
    "info": "info-circle",
    "waiting": "hourglass",
    "": "minus",
}
_BAR_WIDTH = 200
_BAR_FURTHEST = Decimal("1.25")


# What an address says beside the filters: words, page, order, an entry to begin behind.
_NO_FILTERS = frozenset({"q", "page", "sort", "before"})
_DAY = "ngay"
# Which part of a list is shown, not which list.
_PAGING = ("page", "before")


@register.simple_tag(takes_context=True)
def filters_chosen(context: dict[str, Any]) -> int:
    """How many filters the address sets: on a phone they stand folded until one is in use.

    The form always sends its day; the day that a page shows unasked is no filter.
    """
    request: HttpRequest = context["request"]
    said = {name: request.GET.get(name, "").strip() for name in request.GET if name not in _NO_FILTERS}
    return len([name for name, words in said.items() if words and not (name == _DAY and day_of(words) == today())])


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A sign from the sprite; with ``label`` it is read aloud, without it is decoration."""
    address = f"{static('bundle/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, address)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', address)


@register.inclusion_tag("base/badge.html")
def badge(label: str, tone: str = "", icon: str = "") -> dict[str, str]:
    """A state in a word and a sign. Tones: good, warn, bad, info, waiting, or none."""
    return {"label": label, "tone": tone, "icon_name": icon or _SIGNS[tone]}


@register.inclusion_tag("base/source.html")
def source(text: str, url: str = "") -> dict[str, str]:
    """Where a figure comes from."""
    return {"text": text, "url": url}


@register.inclusion_tag("base/breadcrumb.html")
def breadcrumb(*labels_and_urls: str) -> dict[str, list[tuple[str, str]]]:
    """``{% breadcrumb "Kế hoạch" plans_url "Kế hoạch 2025" %}``: label and address in turn, the last label alone."""
    padded = [*labels_and_urls, ""]
    return {"crumbs": [(str(label), url) for label, url in zip(padded[::2], padded[1::2], strict=False)]}


@register.simple_tag
def page_title(*parts: object) -> str:
    """The title of a page about one of many: what is done, then of whom or of what, so that tabs are told apart.

    What the words before it name already is not said twice.

    >>> page_title("Ghi liên hệ", "", "HTX Chè Sơn Hà")
    'Ghi liên hệ – HTX Chè Sơn Hà'
    >>> page_title("Khóa tài khoản của Trần Thị Bình", "Trần Thị Bình")
    'Khóa tài khoản của Trần Thị Bình'
    """
    said: list[str] = []
    for words in map(str, filter(None, parts)):
        if not any(words in before for before in said):
            said.append(words)
    return " – ".join(said)


@register.inclusion_tag("base/target_bar.html")
def target_bar(actual: Decimal | float | None, goal: Decimal | float | None, label: str) -> dict[str, Any]:
    """How far ``actual`` has come to ``goal``; ``label`` says the same in words. Beyond 125 % the bar is full."""
    if actual is None or not goal:
        return {"width": None, "label": label}
    share = min(max(Decimal(str(actual)) / Decimal(str(goal)), Decimal(0)), _BAR_FURTHEST)
    width = round(share / _BAR_FURTHEST * _BAR_WIDTH)
    return {"width": width, "goal_x": round(_BAR_WIDTH / _BAR_FURTHEST) - 1, "label": label}


@register.simple_tag(takes_context=True)
def sort_header(context: template.Context, key: str, label: str, css: str = "") -> SafeString:
    """A ``<th>`` that sorts by ``key``: rising first, falling on the second press; the page starts again at 1."""
    request: HttpRequest = context["request"]
    now = request.GET.get("sort", "")
    query = request.GET.copy()
    query.pop("page", None)
    query["sort"] = f"-{key}" if now == key else key
    state, sign = {
        key: (' aria-sort="ascending"', "arrow-up"),
        f"-{key}": (' aria-sort="descending"', "arrow-down"),
    }.get(now, ("", "arrows-sort"))
    return format_html(
        '<th scope="col" class="{}"{}><a href="?{}">{}{}</a></th>',
        css, SafeString(state), query.urlencode(), label, icon(sign),
    )  # fmt: skip


@register.inclusion_tag("base/take_away.html", takes_context=True)
def take_away(
    context: dict[str, Any],
    table: str,
    *keys: object,
    query: str | None = None,
    csv_most: int | None = None,
    forms: str = "xlsx csv",
    has_parts: bool = False,
) -> dict[str, Any]:
    """The table of the page as a file: ``{% take_away "registry:proposals" %}``, keys of the address behind it.

    The file is of the same view: it has the page's own conditions, or those of ``query``, and not its page number.
    ``csv_most``: how many rows even the CSV has at most, where that is bounded. ``forms``: as its addresses end.
    ``has_parts``: it is a ``Book``.
    """
    request: HttpRequest = context["request"]
    asked = request.GET.copy()
    for name in _PAGING:
        asked.pop(name, None)
    ending = query if query is not None else f"?{asked.urlencode()}" if asked else ""
    urls = {form: reverse(f"{table}_{form}", args=keys) + ending for form in forms.split()}
    return {**urls, "csv_most": csv_most, "has_parts": has_parts}


@register.filter
def page_numbers(page_obj: Page[Any]) -> list[int | str]:
    """The page numbers to show: the ends and the neighbours, "…" between."""
    return list(page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1))


@register.filter
def fault_count(form: forms.BaseForm | None) -> int:
    """How many faults the fields of a form have; what is wrong with the form as a whole is a sentence, not a place."""
    if not isinstance(form, forms.BaseForm):
        return 0
    return sum(len(faults) for name, faults in form.errors.items() if name != NON_FIELD_ERRORS)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the field is several boxes or buttons under one legend."""
    return bool(field.use_fieldset)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the field is a single box, whose label stands beside it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.simple_tag
def must_fill(field: BoundField) -> SafeString | str:
    """The word behind the label of a field that must be filled, or that must be in some cases; nothing behind others.

    A field says in ``needed_when`` when it must be. A form whose every field is needed, as everybody knows of a name
    and a password, has ``marks_required = False``.
    """
    always = field.field.required and getattr(field.form, "marks_required", True)
    words = "bắt buộc" if always else getattr(field.field, "needed_when", "")
    return format_html(' <span class="field-required">({})</span>', words) if words else ""


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the help and the fault of a field."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    return " ".join([*ids, f"{field.auto_id}_error"] if field.errors else ids)
