"""Addresses of our own for the pages of allauth that we use, under allauth's names. There is no way to sign up."""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from workforce_portal.users import views

sign_in = views.SignInView.as_view()

urlpatterns = [
    # allauth looks for these three names; here they are one page.
    path("sign-in/", sign_in, name="account_signup"),
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", views.ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("sign-in/staff/", views.StaffSignInView.as_view(), name="staff_sign_in"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("account/", views.AccountView.as_view(), name="account"),
    path("account/closed/", allauth_views.account_inactive, name="account_inactive"),
    path("account/confirm/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("account/password/", allauth_views.password_change, name="account_change_password"),
    path("account/password/set/", allauth_views.password_set, name="account_set_password"),
    path("account/password/reset/", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("account/password/reset/sent/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/second-factor/", include("allauth.mfa.urls")),
]
