"""People, their roles and the units they hold them in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hoptac.accounts"
    label = "accounts"
    verbose_name = "Tài khoản và quyền"
