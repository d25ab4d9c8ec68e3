"""Addresses of entries that may be one organization twice."""

from django.urls import path

from hoptac.registry.views import doubles

urlpatterns = [
    path("to-chuc/trung/", doubles.doubles, name="doubles"),
    path("to-chuc/trung/la-hai/", doubles.tell_apart, name="tell_apart"),
    path("to-chuc/trung/<int:told_id>/xet-lai/", doubles.look_again, name="look_again"),
]
