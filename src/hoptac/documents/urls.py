"""Addresses of documents."""

from django.urls import path

from hoptac.documents.views import documents

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="documents"),
]
