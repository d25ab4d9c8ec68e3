"""Addresses of what extracts say otherwise than the book."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import differences

urlpatterns = [
    path("to-chuc/khac-biet/", differences.differences, name="differences"),
    *table_paths("to-chuc/khac-biet/tai-ve", differences.differences_table, "differences"),
    path("to-chuc/khac-biet/chua-cap-nhat/", differences.list_yearly, name="list_not_updated"),
    path("to-chuc/khac-biet/<row:difference_id>/", differences.difference, name="difference"),
]
