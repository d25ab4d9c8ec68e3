"""Addresses of organizations."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import entering, organization, organizations, statements, things

urlpatterns = [
    path("to-chuc/", organizations.organizations, name="organizations"),
    *table_paths("to-chuc/tai-ve", organizations.organizations_table, "organizations"),
    path("to-chuc/them/", entering.enter, name="enter"),
    path("to-chuc/<row:organization_id>/", organization.organization, name="organization"),
    path("to-chuc/<row:organization_id>/tai-ve.xlsx", organization.taken_xlsx, name="organization_xlsx"),
    path("to-chuc/<row:organization_id>/tai-ve.json", organization.taken_json, name="organization_json"),
    path("to-chuc/<row:organization_id>/lich-su/<slug:facet>/", organization.history, name="facet_history"),
    *table_paths(
        "to-chuc/<row:organization_id>/lich-su/<slug:facet>/tai-ve", organization.history_table, "facet_history"
    ),
    path("to-chuc/<row:organization_id>/thay-doi/<slug:facet>/", statements.change, name="change"),
    path(
        "to-chuc/<row:organization_id>/sua-lai/<slug:facet>/<row:statement_id>/", statements.put_right, name="put_right"
    ),
    path("to-chuc/<row:organization_id>/them/<slug:things>/", things.add, name="add_thing"),
    path("to-chuc/<row:organization_id>/doi/<slug:things>/<row:thing_id>/", things.change, name="change_thing"),
    path("to-chuc/<row:organization_id>/ket-thuc/<slug:things>/<row:thing_id>/", things.end, name="end_thing"),
]
