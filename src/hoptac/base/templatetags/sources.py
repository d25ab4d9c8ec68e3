"""Sources as people read them: the marks of ``rules/sources.toml`` become the names of the sites behind them."""

import re
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django import template
from django.conf import settings

register = template.Library()

_MARK = re.compile(r"\b(?:[ST]\d{2,3}b?|MEM-[HML])\b")
_SITE = re.compile(r"\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b")
_KNOWLEDGE = MappingProxyType(
    {
        "MEM-H": "theo hiểu biết chung, độ tin cao",
        "MEM-M": "theo hiểu biết chung, độ tin vừa",
        "MEM-L": "theo hiểu biết chung, độ tin thấp",
    }
)
_PACKAGES = MappingProxyType(
    {
        "underthesea": "Bảng đối chiếu xã cũ, xã mới của gói dữ liệu underthesea",
        "vietnamadminunits": "Danh mục đơn vị của gói dữ liệu vietnamadminunits",
    }
)


@register.filter
def source_words(text: str | None) -> str:
    """A source without marks: "Luật 72/2025/QH15 (S131)" names the site on which it was seen."""
    name, _, version = (text or "").partition(" ")
    if name in _PACKAGES:
        return f"{_PACKAGES[name]} {version}".strip()
    return _MARK.sub(lambda found: _words(found.group()), text or "")


def _words(mark: str) -> str:
    if mark in _KNOWLEDGE:
        return _KNOWLEDGE[mark]
    place = _places(Path(settings.RULES_ROOT)).get(mark, "")
    site = _SITE.search(place)
    if site is not None:
        return f"xem tại {site.group().removeprefix('www.')}"
    return place or "nguồn tra cứu chưa ghi nơi xem"


@cache
def _places(rules: Path) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((rules / "sources.toml").read_text(encoding="utf-8"))["sources"]
    return found
