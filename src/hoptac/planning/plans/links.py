"""Addresses of plans, of their tasks, and of the places in the text that they rest on."""

from django.urls import reverse

from hoptac.planning.models import Task
from hoptac.planning.review.links import review_url


def task_url(task: Task) -> str:
    """The card of a task on its plan's page."""
    return f"{reverse('planning:plan', args=[task.plan_id])}#nhiem-vu-{task.pk}"


def place_url(document_id: int, item: str) -> str:
    """Where an item stands in the text: its mark on the review page."""
    return review_url(document_id, item)


def document_url(document_id: int) -> str:
    """The page of a document: its text beside what was read in it."""
    return reverse("planning:review", args=[document_id])


def file_url(document_id: int) -> str:
    """The file as it was received."""
    return reverse("documents:file", args=[document_id])
