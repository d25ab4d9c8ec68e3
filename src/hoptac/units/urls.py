"""Administrative units."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.units import views
from hoptac.units.converting.views import convert_figures

app_name = "units"
urlpatterns = [
    path("", views.units, name="units"),
    *table_paths("tai-ve", views.units_table, "units"),
    path("quy-doi/", convert_figures, name="convert"),
    path("<row:unit_id>/", views.unit, name="unit"),
]
