"""Addresses of plans, of their tasks, and of the places in the text that they rest on."""

from django.urls import NoReverseMatch, reverse

from hoptac.planning.models import Task


def task_url(task: Task) -> str:
    """The card of a task on its plan's page."""
    return f"{reverse('planning:plan', args=[task.plan_id])}#nhiem-vu-{task.pk}"


def place_url(document_id: int, item: str) -> str:
    """Where an item stands in the text: its mark on the review page."""
    return f"{_url('planning:review', document_id)}#item-{item}"


def document_url(document_id: int) -> str:
    """The page of a document."""
    return _url("planning:review", document_id)


def file_url(document_id: int) -> str:
    """The file as it was received."""
    return _url("documents:file", document_id)


def _url(name: str, document_id: int) -> str:
    try:
        return reverse(name, args=[document_id])
    except NoReverseMatch:
        return ""
