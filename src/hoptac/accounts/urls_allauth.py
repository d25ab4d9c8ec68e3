"""The pages of allauth that the site shows, under the names by which allauth calls them, and no others.

There is no open sign-up, no page of e-mail addresses, no password reset by mail, no connecting of outside accounts.
"""

from allauth.account.views import reauthenticate
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as outside
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from hoptac.accounts.views.sign_in import ProveByCode, SecondStep, SignIn

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="account_login"),
    path("dang-nhap/ma/", SecondStep.as_view(), name="mfa_authenticate"),
    path("dang-nhap/xac-nhan-lai/", reauthenticate, name="account_reauthenticate"),
    path("dang-nhap/xac-nhan-lai/ma/", ProveByCode.as_view(), name="mfa_reauthenticate"),
    path("dang-nhap/loi/", login_not_required(outside.login_error), name="socialaccount_login_error"),
    path("dang-nhap/da-huy/", outside.login_cancelled, name="socialaccount_login_cancelled"),
    path("dang-nhap/<slug:provider_id>/bat-dau/", oidc.login, name="openid_connect_login"),
    path("dang-nhap/<slug:provider_id>/ve/", oidc.callback, name="openid_connect_callback"),
    path("tai-khoan/xac-thuc/", RedirectView.as_view(pattern_name="accounts:mine"), name="mfa_index"),
    path("tai-khoan/xac-thuc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/xac-thuc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/ma-du-phong/tao-moi/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/ma-du-phong/tai-ve/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
