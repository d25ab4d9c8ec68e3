"""Addresses of documents; the page of one document is ``planning:review``."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.documents.views import documents, files, pages, reading_jobs, rereading, upload

app_name = "documents"
urlpatterns = [
    path("", documents.documents, name="documents"),
    *table_paths("tai-ve", documents.documents_table, "documents"),
    path("tai-len/", upload.upload, name="upload"),
    path("doc-lai/", rereading.progress, name="rereading"),
    path("doc-lai/bat-dau/", rereading.start, name="start_rereading"),
    path("dang-doc/<row:job_id>/", reading_jobs.progress, name="reading_job"),
    path("dang-doc/<row:job_id>/doc-lai/", reading_jobs.again, name="read_job_again"),
    path("dang-doc/<row:job_id>/bo/", reading_jobs.discard, name="discard_job"),
    path("<row:document_id>/trang/<row:number>/", pages.scanned_page, name="page"),
    path("<row:document_id>/trang/<row:number>.png", pages.picture, name="page_picture"),
    path("<row:document_id>/tep/", files.original, name="file"),
]
