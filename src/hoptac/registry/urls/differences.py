"""Addresses of what extracts say otherwise than the book."""

from django.urls import path

from hoptac.registry.views import differences

urlpatterns = [
    path("to-chuc/khac-biet/", differences.differences, name="differences"),
    path("to-chuc/khac-biet/tai-ve.csv", differences.differences_csv, name="differences_csv"),
    path("to-chuc/khac-biet/tai-ve.xlsx", differences.differences_xlsx, name="differences_xlsx"),
    path("to-chuc/khac-biet/chua-cap-nhat/", differences.list_yearly, name="list_not_updated"),
    path("to-chuc/khac-biet/<int:difference_id>/", differences.difference, name="difference"),
]
