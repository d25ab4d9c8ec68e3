"""Tasks and the bodies that the document names for them."""

from django.conf import settings
from django.db import models

from hoptac.planning.models.origin import FromDocument
from hoptac.planning.models.plan import Plan
from hoptac.units.models import Agency


class Task(FromDocument):
    """Something to do. Without a lead it waits for a person to say who leads; nobody is assumed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    text = models.TextField()
    section = models.CharField(max_length=60, blank=True)
    timeframe = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(FromDocument.Meta):
        constraints = [models.UniqueConstraint(fields=("plan", "item"), name="task_once")]

    def __str__(self) -> str:
        return self.text[:120]


class TaskBody(models.Model):
    """One body's part in a task, as written, with the known agency where a person or an exact match says which."""

    class Part(models.TextChoices):
        LEAD = "lead", "Chủ trì"
        PARTNER = "partner", "Phối hợp"
        LISTED = "listed", "Cùng thực hiện"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="bodies")
    part = models.CharField(max_length=10, choices=Part.choices)
    name = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="task_parts")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Người chỉ định cơ quan chủ trì khi văn bản không nêu.",
    )
    named_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("part", "pk")
        verbose_name_plural = "task bodies"

    def __str__(self) -> str:
        return self.name
