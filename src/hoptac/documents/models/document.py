"""A document as it was received."""

from django.conf import settings
from django.db import models

from hoptac.documents.kinds import kind_label
from hoptac.units.models import Unit


class StoredFile(models.Model):
    """Bytes kept once under their digest, outside every static path."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """One received document of one unit; its head is repeated in columns, so that lists and search need no JSON."""

    class State(models.TextChoices):
        READ = "read", "Chờ rà soát"
        ACCEPTED = "accepted", "Đã nhận"

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField("Tên tệp", max_length=255)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=30, blank=True)
    number = models.CharField(max_length=80, blank=True)
    title = models.TextField(blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    search_exact = models.TextField(blank=True)
    search_folded = models.TextField(blank=True)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = [models.UniqueConstraint(fields=("owner", "file"), name="document_once_per_unit")]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def kind_label(self) -> str:
        """The name of its kind for a page."""
        return kind_label(self.kind)

    @property
    def is_accepted(self) -> bool:
        """Whether a person accepted what was read."""
        return self.state == self.State.ACCEPTED
