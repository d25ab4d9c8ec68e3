"""Addresses of organizations."""

from django.urls import path

from hoptac.registry.views import organization, organizations, statements

urlpatterns = [
    path("to-chuc/", organizations.organizations, name="organizations"),
    path("to-chuc/tai-ve.csv", organizations.organizations_csv, name="organizations_csv"),
    path("to-chuc/tai-ve.xlsx", organizations.organizations_xlsx, name="organizations_xlsx"),
    path("to-chuc/them/", statements.enter, name="enter"),
    path("to-chuc/<int:organization_id>/", organization.organization, name="organization"),
    path("to-chuc/<int:organization_id>/lich-su/<slug:facet>/", organization.history, name="facet_history"),
    path("to-chuc/<int:organization_id>/thay-doi/<slug:facet>/", statements.change, name="change"),
    path(
        "to-chuc/<int:organization_id>/sua-lai/<slug:facet>/<int:statement_id>/", statements.put_right, name="put_right"
    ),
]
