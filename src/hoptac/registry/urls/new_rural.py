"""Addresses of a commune's proof for new rural areas."""

from django.urls import path

from hoptac.registry.views import new_rural

urlpatterns = [
    path("don-vi/<int:unit_id>/nong-thon-moi/", new_rural.new_rural, name="new_rural"),
    path("don-vi/<int:unit_id>/nong-thon-moi/tai-ve.csv", new_rural.new_rural_csv, name="new_rural_csv"),
]
