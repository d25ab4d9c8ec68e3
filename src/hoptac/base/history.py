"""The history of one thing: the acts about it, and those about many at once that tell of it too."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from hoptac.base.journal import links_of_many
from hoptac.base.models import AuditLink


def links_about(about: str) -> QuerySet[AuditLink]:
    """Its links, newest first."""
    with_others = links_of_many([about])
    if not with_others:
        return AuditLink.objects.filter(about=about).order_by("-at", "-pk")
    rows = AuditLink.objects.filter(Q(about=about) | Q(pk__in=with_others))
    # Ordered by an expression, so that a database fetches these few links and does not walk all acts.
    return rows.order_by(Coalesce("at", "at").desc(), "-pk")
