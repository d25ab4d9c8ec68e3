"""Signing in and out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from hoptac.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign_out"),
]
