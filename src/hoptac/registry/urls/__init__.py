"""Addresses of the registry, one file for each noun."""

from django.urls import include, path

app_name = "registry"
urlpatterns = [
    path("", include("hoptac.registry.urls.organizations")),
    path("", include("hoptac.registry.urls.doubles")),
    path("", include("hoptac.registry.urls.managers")),
    path("", include("hoptac.registry.urls.map")),
    path("", include("hoptac.registry.urls.new_rural")),
    path("", include("hoptac.registry.urls.proposals")),
    path("", include("hoptac.registry.urls.imports")),
    path("", include("hoptac.registry.urls.differences")),
]
