"""Addresses of a commune's proof for new rural areas."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import new_rural

urlpatterns = [
    path("don-vi/<row:unit_id>/nong-thon-moi/", new_rural.new_rural, name="new_rural"),
    *table_paths("don-vi/<row:unit_id>/nong-thon-moi/tai-ve", new_rural.new_rural_table, "new_rural"),
]
