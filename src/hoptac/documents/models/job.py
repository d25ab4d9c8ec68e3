"""Files that take long to read."""

from django.conf import settings
from django.db import models

from hoptac.documents.models.document import Document
from hoptac.units.models import Unit


class ReadingJob(models.Model):
    """One file on its way to a document, or a document on its way to a second reading, read by a job.

    ``task`` is the task in the queue that reads it now: only that one may finish it. ``page`` of ``pages`` is being
    read. ``refusal`` are the reader's words about a file that it will not read.
    """

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reading_jobs")
    sha256 = models.CharField(max_length=64)
    name = models.CharField("Tên tệp", max_length=255)
    document = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="reading_jobs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    task = models.UUIDField(null=True)
    page = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [models.UniqueConstraint(fields=("owner", "sha256"), name="reading_job_once_per_unit")]

    def __str__(self) -> str:
        return self.name
