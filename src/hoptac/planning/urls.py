"""Addresses of plans and reviews."""

from django.urls import path

from hoptac.planning.views import plans

app_name = "planning"
urlpatterns = [
    path("ke-hoach/", plans.plans, name="plans"),
]
