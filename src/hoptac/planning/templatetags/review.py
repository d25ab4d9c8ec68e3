"""The text of a document with its marks, as HTML."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hoptac.documents.places import Segment
from hoptac.planning.review.links import review_url
from hoptac.planning.review.page import ReviewPage

register = template.Library()


@register.simple_tag
def part_url(view: ReviewPage, part: int, is_editing: bool = False) -> str:
    """Another part of the document, to read or to edit as this one."""
    is_reopened = view.is_editing and view.document.is_accepted
    return review_url(view.document.pk, part=part, is_editing=is_editing or is_reopened)


@register.filter
def marked(pieces: Iterable[Segment]) -> SafeString:
    """Every character of the text and no other, so that offsets in the page are offsets in the document.

    A place where an item begins is an anchor without any text; browsers turn a bare carriage return into a line break
    unless it is written as a reference.
    """
    # Every piece and every name passes through escape; only our own tags are added.
    return mark_safe("".join(_html(piece) for piece in pieces))  # noqa: S308


def _html(piece: Segment) -> str:
    text = escape(piece.text).replace("\r", "&#13;")
    if not piece.names:
        return text
    anchors = "".join(f'<span id="mark-{escape(name)}"></span>' for name in piece.begins)
    names = escape(" ".join(piece.names))
    return f'{anchors}<mark data-item="{names}" data-kind="{escape(piece.kind)}">{text}</mark>'
