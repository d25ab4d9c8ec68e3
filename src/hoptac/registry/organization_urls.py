"""Addresses of organizations."""

from django.urls import path

from hoptac.registry.views import organizations

urlpatterns = [
    path("to-chuc/", organizations.organizations, name="organizations"),
    path("to-chuc/tai-ve.csv", organizations.organizations_csv, name="organizations_csv"),
    path("to-chuc/tai-ve.xlsx", organizations.organizations_xlsx, name="organizations_xlsx"),
]
