"""Addresses of the registry, one file for each noun."""

from django.urls import include, path

app_name = "registry"
urlpatterns = [
    path("", include("hoptac.registry.organization_urls")),
    path("", include("hoptac.registry.double_urls")),
    path("", include("hoptac.registry.manager_urls")),
    path("", include("hoptac.registry.map_urls")),
    path("", include("hoptac.registry.new_rural_urls")),
    path("", include("hoptac.registry.proposal_urls")),
    path("", include("hoptac.registry.import_urls")),
    path("", include("hoptac.registry.difference_urls")),
]
