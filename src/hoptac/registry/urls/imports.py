"""Addresses of workbooks that are read in."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import import_page, imports

urlpatterns = [
    path("to-chuc/nhap/", imports.imports, name="imports"),
    *table_paths("to-chuc/nhap/tai-ve", imports.imports_table, "imports"),
    path("to-chuc/nhap/tai-len/", imports.upload, name="import_upload"),
    path("to-chuc/nhap/mau.xlsx", imports.template, name="import_template"),
    path("to-chuc/nhap/<row:import_id>/", import_page.show, name="import"),
    *table_paths("to-chuc/nhap/<row:import_id>/to-chuc", import_page.written_table, "import_written"),
    path("to-chuc/nhap/<row:import_id>/cot/", import_page.choose, name="import_columns"),
    path("to-chuc/nhap/<row:import_id>/loi.xlsx", import_page.faults_xlsx, name="import_faults"),
    path("to-chuc/nhap/<row:import_id>/viec/", import_page.act, name="import_act"),
    path("to-chuc/nhap/<row:import_id>/tra-loi/", import_page.answer, name="import_answer"),
    path("to-chuc/nhap/<row:import_id>/thu-hoi/", import_page.take_back, name="import_take_back"),
    path("to-chuc/nhap/<row:import_id>/bo/", import_page.discard, name="import_discard"),
]
