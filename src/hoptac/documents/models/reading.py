"""What the reader found, and what people said of it."""

from django.conf import settings
from django.db import models

from hoptac.documents.models.document import Document


class Reading(models.Model):
    """One run of the reader over one document; never changed. The newest is the one in force."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reader_version = models.CharField(max_length=40)
    read_at = models.DateTimeField()
    text = models.TextField()
    result = models.JSONField()

    class Meta:
        ordering = ("document", "-pk")

    def __str__(self) -> str:
        return f"{self.document}: {self.reader_version}"


class Correction(models.Model):
    """What one person said of one item of a reading; never changed. The newest of an item is the one in force.

    ``item`` is the item's stable name (kind and digest of its quote), the same in every reading of the document:
    that is how a second reading keeps corrections. ``values`` holds the whole item as corrected.
    """

    class Action(models.TextChoices):
        EDIT = "edit", "Sửa"
        ADD = "add", "Thêm"
        DROP = "drop", "Bỏ"
        RESTORE = "restore", "Lấy lại"
        CONFIRM = "confirm", "Xác nhận"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="corrections")
    item = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    action = models.CharField(max_length=10, choices=Action.choices)
    values = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("document", "item"))]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.item}"
