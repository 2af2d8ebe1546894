"""Addresses of the whole site."""

from django.contrib import admin
from django.contrib.auth import views as accounts
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    # No resetting of passwords by mail: an admin of the desk sets new ones.
    path("accounts/login/", accounts.LoginView.as_view(), name="login"),
    path("accounts/logout/", accounts.LogoutView.as_view(), name="logout"),
    path("accounts/password_change/", accounts.PasswordChangeView.as_view(), name="password_change"),
    path("accounts/password_change/done/", accounts.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("api/", include("claims.api.urls")),
    path("", include("claims.urls")),
]
