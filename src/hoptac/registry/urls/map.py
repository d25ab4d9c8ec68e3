"""Addresses of the map of organizations."""

from django.urls import path

from hoptac.registry.views import country_map

urlpatterns = [
    path("to-chuc/ban-do/", country_map.country_map, name="country_map"),
    path("to-chuc/ban-do/tai-ve.csv", country_map.country_map_csv, name="country_map_csv"),
]
