"""The review of a document as it stands, in rows that a page can ask for one part at a time.

Everything here is made of the reading in force and of what people said of it, and can be made again at any time:
nothing of it is evidence, and no person's word lives here alone.
"""

from django.db import models

from hoptac.documents.models import Correction, Document, Reading


class StandingReview(models.Model):
    """What a review page needs of the whole document: the reading in force, how long it is and in how many parts.

    ``recipients`` are the first of them, ``recipient_count`` says how many there are.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="standing_review"
    )
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")
    letters = models.PositiveIntegerField()
    parts = models.PositiveIntegerField()
    recipients = models.JSONField()
    recipient_count = models.PositiveIntegerField()
    scans = models.JSONField()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.parts}"


class ReviewPart(models.Model):
    """A stretch of the text that fits on one page, with what the reader could not make out in it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="review_parts")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    findings = models.JSONField()

    class Meta:
        ordering = ("document", "number")
        constraints = [models.UniqueConstraint(fields=("document", "number"), name="review_part_once")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.number}"


class ReviewItem(models.Model):
    """One item of a review. ``read`` is what the reader says of it, None for one that only a person knows; ``changed``
    is what a person says instead, None where the reader's word stands. ``said`` is the newest correction of it.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="review_items")
    part = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    read = models.JSONField(null=True)
    changed = models.JSONField(null=True)
    state = models.CharField(max_length=10)
    said = models.ForeignKey(Correction, null=True, on_delete=models.CASCADE, related_name="+")
    scan_page = models.PositiveIntegerField(null=True)
    scan_part = models.FloatField(null=True)
    is_checked = models.BooleanField(default=False)
    needs_check = models.BooleanField(default=False)

    class Meta:
        ordering = ("document", "part", "pk")
        constraints = [models.UniqueConstraint(fields=("document", "name"), name="review_item_once")]
        indexes = [
            models.Index(fields=("document", "part"), name="review_item_by_part"),
            models.Index(fields=("document", "kind", "state", "part"), name="review_item_counted"),
            models.Index(
                fields=("document", "part"), condition=models.Q(needs_check=True), name="review_item_unchecked"
            ),
        ]

    def __str__(self) -> str:
        return self.name
