"""Addresses of the map of organizations."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import country_map

urlpatterns = [
    path("to-chuc/ban-do/", country_map.country_map, name="country_map"),
    *table_paths("to-chuc/ban-do/tai-ve", country_map.country_map_table, "country_map"),
]
