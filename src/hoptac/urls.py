"""Every address of the site, by app."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="planning:plans"), name="home"),
    path("", include("hoptac.base.urls")),
    path("", include("hoptac.accounts.urls_allauth")),
    path("", include("hoptac.accounts.urls")),
    path("don-vi/", include("hoptac.units.urls")),
    path("van-ban/", include("hoptac.documents.urls")),
    path("", include("hoptac.registry.urls")),
    path("", include("hoptac.planning.urls")),
    path("", include("hoptac.cases.urls")),
]

handler403 = "hoptac.base.views.refused"
handler404 = "hoptac.base.views.missing"
handler500 = "hoptac.base.views.broken"
