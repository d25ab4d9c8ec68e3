"""Administrative units."""

from django.urls import path

from hoptac.units import views

app_name = "units"
urlpatterns = [
    path("", views.units, name="units"),
    path("tai-ve.csv", views.units_csv, name="units_csv"),
    path("<int:unit_id>/", views.unit, name="unit"),
]
