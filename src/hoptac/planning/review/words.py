"""The items of a review in words: names of kinds, a title and facts for each card. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hoptac.base.templatetags.vietnamese import day
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import kind_label
from hoptac.planning.calc import amount_words, target_words
from hoptac.planning.models import ReportDuty
from hoptac.planning.review.items import Item

Values = Mapping[str, Any]
Facts = tuple[tuple[str, str], ...]
SHORT = 140


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a page speaks of one kind of item: ``mark`` is the kind's name in the page's styles, ``icon`` its sign."""

    title: str
    one: str
    mark: str
    icon: str


KIND_WORDS = {
    "targets": KindWords("Chỉ tiêu", "chỉ tiêu", "target", "target"),
    "goals": KindWords("Mục tiêu định tính", "mục tiêu định tính", "aim", "flag"),
    "tasks": KindWords("Nhiệm vụ", "nhiệm vụ", "task", "checklist"),
    "obligations": KindWords("Nhiệm vụ báo cáo", "nhiệm vụ báo cáo", "duty", "report"),
    "citations": KindWords("Văn bản viện dẫn", "văn bản viện dẫn", "citation", "file-text"),
    "relations": KindWords("Quan hệ giữa các văn bản", "quan hệ giữa hai văn bản", "citation", "scale"),
    "recommendations": KindWords("Kiến nghị", "kiến nghị", "recommendation", "message-circle"),
    "actuals": KindWords("Số liệu", "số liệu", "figure", "number"),
}
STATE_WORDS = {"read": "máy đọc", "edited": "đã sửa", "added": "đã thêm", "dropped": "đã bỏ"}
MEASURES = {
    "level": "mức đạt",
    "cumulative": "lũy kế cả kỳ",
    "growth": "mức tăng so với năm gốc",
    "per_year": "mỗi năm",
    "share": "tỷ lệ",
}
BASES = {"official": "chính thức", "estimate": "ước"}
RELATIONS = {
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "proposed_by": "theo đề nghị tại",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "mentions": "có nhắc tới",
}
DUE_KINDS = dict(ReportDuty.DueKind.choices)


def short(text: str, most: int = SHORT) -> str:
    """The text on one line, cut at a word.

    >>> short("một hai ba", 8)
    'một hai…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def title_of(item: Item) -> str:
    """What the card is called: the subject of a figure, the act of a citation, else the quote."""
    values = item.values
    if item.kind in ("targets", "actuals"):
        return short(str(values.get("subject") or item.quote))
    if item.kind == "citations":
        number = values.get("number")
        return f"{kind_label(str(values.get('kind') or 'other'))} {number}" if number else short(item.quote)
    return short(item.quote)


def facts_of(item: Item, *, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    """Label and words of what the item says; what it does not say is left out.

    ``indicators`` are the catalogue's names by code, ``names`` the titles of cited acts by the item's name.
    """
    facts = _FACTS[item.kind](item.values, indicators, names)
    return tuple((label, words) for label, words in facts if words)


def _target(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    return (
        ("Cần đạt", _amount_to_reach(values)),
        ("Cách tính", MEASURES.get(str(values.get("measure")), "")),
        ("Năm", _text(values.get("year"))),
        ("Giai đoạn", _text(values.get("period"))),
        ("Chỉ tiêu thống kê", indicators.get(str(values.get("indicator")), "")),
    )


def _amount_to_reach(values: Values) -> str:
    value, upper = values.get("value"), values.get("value_max")
    if value is None:
        return ""
    return target_words(
        str(values.get("comparator") or "eq"),
        Decimal(str(value)),
        None if upper is None else Decimal(str(upper)),
        str(values.get("unit") or ""),
        measure=str(values.get("measure") or "level"),
        base_year=values.get("base_year"),
    )


def _actual(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    value = values.get("value")
    as_of = day_of(values.get("as_of"))
    return (
        ("Giá trị", "" if value is None else amount_words(Decimal(str(value)), str(values.get("unit") or ""))),
        ("Tính đến", day(as_of) if as_of else _text(values.get("as_of"))),
        ("Loại số", BASES.get(str(values.get("basis")), "")),
        ("Chỉ tiêu thống kê", indicators.get(str(values.get("indicator")), "")),
    )


def _task(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    return (
        ("Chủ trì", _list(values.get("lead"))),
        ("Phối hợp", _list(values.get("partners"))),
        ("Cùng thực hiện", _list(values.get("agencies"))),
        ("Thời gian", _text(values.get("timeframe"))),
        ("Hạn", _day(values.get("due"))),
        ("Mục", _text(values.get("section"))),
    )


def _duty(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    due = _day(values.get("due"))
    before = DUE_KINDS.get(str(values.get("due_kind")), "")
    return (
        ("Ai báo cáo", _text(values.get("who"))),
        ("Gửi tới", _text(values.get("to"))),
        ("Qua", _text(values.get("via"))),
        ("Hạn", f"{before} {due}".strip() if due else ""),
        ("Định kỳ", _text(values.get("recurrence"))),
    )


def _citation(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    return (
        ("Ngày", _day(values.get("date"))),
        ("Cơ quan ban hành", _text(values.get("issuer"))),
        ("Quan hệ", RELATIONS.get(str(values.get("relation")), "")),
        ("Số lần nhắc", _text(values.get("mentions"))),
    )


def _relation(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    source, target = str(values.get("source") or ""), str(values.get("target") or "")
    return (
        ("Văn bản", names.get(source, source)),
        ("Quan hệ", RELATIONS.get(str(values.get("kind")), "")),
        ("Với", names.get(target, target)),
    )


def _said(values: Values, indicators: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    return (("Kiến nghị với", _text(values.get("to"))), ("Mục", _text(values.get("section"))))


_FACTS: dict[str, Callable[[Values, Mapping[str, str], Mapping[str, str]], Facts]] = {
    "targets": _target,
    "goals": _said,
    "tasks": _task,
    "obligations": _duty,
    "citations": _citation,
    "relations": _relation,
    "recommendations": _said,
    "actuals": _actual,
}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _list(value: object) -> str:
    return "; ".join(str(name) for name in value) if isinstance(value, list | tuple) else ""


def _day(value: object) -> str:
    found = day_of(value)
    return day(found) if found else ""
