"""Sources as people read them: acts with their articles, without the marks of ``rules/sources.toml``.

Where a rule was read is in that table; a page says by which act and article it holds.
"""

import re
from types import MappingProxyType

from django import template

register = template.Library()

_ONE = r"(?:[ST]\d{2,3}b?)"
_LEADING = re.compile(rf"^{_ONE}(?:[;,] ?{_ONE})*:\s*")
_BRACKETED = re.compile(rf"\s*\({_ONE}(?:[;,] ?{_ONE})*\)")
# "ngày bắt đầu: S12" says nothing without its mark.
_BARE = re.compile(rf"(?:^|[;,] ?)(?:[^;,:()]+: )?{_ONE}(?=[;,)]|$)")
_LEFT = re.compile(rf"\b{_ONE}\b")
_ACT = re.compile(r"^(?:Bộ luật|Luật|Nghị định|Thông tư|Quyết định|Nghị quyết) (?:liên tịch )?\d")
# What a mark is of: papers as others printed or told of them (``rules/sources.toml``). Alone it says so in full.
_TOLD = "tài liệu tra cứu"
PUBLISHED = "tài liệu tra cứu đã công bố, không phải văn bản gốc"
_KNOWLEDGE = MappingProxyType(
    {
        "MEM-H": "theo hiểu biết chung, độ tin cao",
        "MEM-M": "theo hiểu biết chung, độ tin vừa",
        "MEM-L": "theo hiểu biết chung, độ tin thấp",
    }
)
# data/README.md names the packages, their versions and licences; to a reader they are what they hold.
_PACKAGES = MappingProxyType(
    {
        "underthesea": "Bảng đối chiếu xã cũ với xã mới (dữ liệu công khai, chưa đối chiếu với nghị quyết)",
        "vietnamadminunits": "Danh mục đơn vị hành chính (dữ liệu công khai, chưa đối chiếu với nghị quyết)",
    }
)
# A line of a table that was made of other lines, or shortens what people write out.
_WRITTEN_OUT = MappingProxyType(
    {
        "suy từ các xã của huyện": "Suy ra từ các xã của huyện theo bảng đối chiếu xã cũ với xã mới",
        "NQ ": "Nghị quyết ",
        "NĐ ": "Nghị định ",
    }
)


@register.filter
def source_words(text: str | None) -> str:
    """A source without marks: of "S34; S35: Luật 17/2023/QH15; ngày bắt đầu: S12" the act is left."""
    written = text or ""
    if known := _PACKAGES.get(written.partition(" ")[0]):
        return known
    said = _BARE.sub("", _BRACKETED.sub("", _LEADING.sub("", written))).lstrip("; ")
    for short, words in (*_KNOWLEDGE.items(), *_WRITTEN_OUT.items()):
        said = said.replace(short, words)
    return _LEFT.sub(_TOLD, said) if said else PUBLISHED if written else ""


def cited(source: str, clause: str | None) -> str:
    """The acts behind a rule, each with its own articles: of several acts and as many clauses one beside the other.

    >>> cited("T01: Luật 17/2023/QH15; Nghị định 92/2024/NĐ-CP", "Điều 96; Điều 47")
    'Luật 17/2023/QH15, Điều 96; Nghị định 92/2024/NĐ-CP, Điều 47'
    >>> cited("Luật 17/2023/QH15; theo cách hiểu của phần mềm", "Điều 42; Điều 108")
    'Luật 17/2023/QH15, Điều 42, Điều 108; theo cách hiểu của phần mềm'
    """
    said = source_words(source)
    if not clause:
        return said
    parts, clauses = said.split("; "), clause.split("; ")
    acts = [place for place, part in enumerate(parts) if _ACT.match(part)]
    if len(acts) == 1:
        clauses = [", ".join(clauses)]
    if len(acts) != len(clauses):
        return f"{said}, {clause}"
    for place, one in zip(acts, clauses, strict=True):
        parts[place] += f", {one}"
    return "; ".join(parts)
