"""What pages say of the two maps."""

from django import template

from hoptac.units.reform import Reform, reform

register = template.Library()


@register.simple_tag
def last_reform() -> Reform:
    """The last change of the whole map, for ``{% last_reform as reform %}``."""
    return reform()
