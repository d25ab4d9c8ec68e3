"""Addresses and names that the pages of plans need."""

from django import template

from hoptac.planning.acts.names import act_name
from hoptac.planning.plans import links

register = template.Library()


@register.simple_tag
def place_url(document_id: int, item: str) -> str:
    """Where an item stands in the text of its document; "" for an item without a name."""
    return links.place_url(document_id, item) if item else ""


@register.simple_tag
def document_url(document_id: int) -> str:
    """The page of a document."""
    return links.document_url(document_id)


@register.simple_tag
def file_url(document_id: int) -> str:
    """The file as it was received."""
    return links.file_url(document_id)


register.simple_tag(act_name)
