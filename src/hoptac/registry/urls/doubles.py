"""Addresses of entries that may be one organization twice."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import doubles

urlpatterns = [
    path("to-chuc/trung/", doubles.doubles, name="doubles"),
    *table_paths("to-chuc/trung/tai-ve", doubles.doubles_table, "doubles"),
    path("to-chuc/trung/la-hai/", doubles.tell_apart, name="tell_apart"),
    path("to-chuc/trung/<row:told_id>/xet-lai/", doubles.look_again, name="look_again"),
]
