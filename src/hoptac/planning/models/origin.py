"""Where a row of a plan stands in the document that states it."""

from django.db import models


class FromDocument(models.Model):
    """A row read in a document (``start`` and ``end`` count characters of the reading's text) or added by a person.

    ``item`` is the item's stable name in the review: accepting again finds the same row by it.
    """

    item = models.CharField(max_length=60)
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    ordinal = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("ordinal", "pk")
