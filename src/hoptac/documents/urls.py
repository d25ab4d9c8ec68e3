"""Addresses of documents; the page of one document is ``planning:review``."""

from django.urls import path

from hoptac.documents.views import documents, files, rereading, upload

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="documents"),
    path("tai-ve.csv", documents.export, name="export"),
    path("tai-len/", upload.upload, name="upload"),
    path("doc-lai/", rereading.progress, name="rereading"),
    path("doc-lai/bat-dau/", rereading.start, name="start_rereading"),
    path("<int:document_id>/tep/", files.original, name="file"),
]
