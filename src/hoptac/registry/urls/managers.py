"""Addresses of the accounts that manage an organization."""

from django.urls import path

from hoptac.registry.views import managers

_OF_ONE = "to-chuc/<row:organization_id>/tai-khoan/"
urlpatterns = [
    path(f"{_OF_ONE}moi/", managers.invite, name="invite_manager"),
    path(f"{_OF_ONE}giao/", managers.give, name="appoint_manager"),
    path(f"{_OF_ONE}<row:manager_id>/thu-hoi/", managers.take_back, name="dismiss_manager"),
    path(f"{_OF_ONE}<row:manager_id>/mo-khoa/", managers.unlock, name="unlock_manager"),
    path(f"{_OF_ONE}<row:manager_id>/mat-khau/", managers.password_link, name="manager_password_link"),
    path(f"{_OF_ONE}<row:manager_id>/xac-thuc/", managers.reset_factor, name="reset_manager_factor"),
    path(f"{_OF_ONE}loi-moi/<row:offer_id>/thu-hoi/", managers.revoke, name="revoke_manager_invitation"),
]
