"""Addresses that belong to no app."""

from django.urls import path

from hoptac.base import views

app_name = "base"
urlpatterns = [
    path("song/", views.alive, name="alive"),
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-xem/", views.read_notices, name="read_notices"),
]
