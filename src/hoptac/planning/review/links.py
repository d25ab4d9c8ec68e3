"""Addresses of the review page."""

from urllib.parse import urlencode

from django.urls import reverse


def review_url(document_id: int, item: str = "", *, part: int | None = None, is_editing: bool = False) -> str:
    """The review page at an item of it; the page finds the item's part where ``part`` does not say it."""
    asked = {"sua": "1"} if is_editing else {}
    if part is not None and part > 1:
        asked["phan"] = str(part)
    elif item and part is None:
        asked["muc"] = item
    query = f"?{urlencode(asked, safe=':')}" if asked else ""
    return f"{reverse('planning:review', args=[document_id])}{query}{f'#item-{item}' if item else ''}"
