"""Addresses of the whole site."""

from django.contrib import admin
from django.contrib.auth import views as accounts
from django.urls import include, path

from factdesk.invited import InvitedView

urlpatterns = [
    path("admin/", admin.site.urls),
    # No resetting of passwords by whoever asks: an admin of the desk makes the link, and its owner the password.
    path("accounts/invited/<uidb64>/<token>/", InvitedView.as_view(), name="invited"),
    path("accounts/login/", accounts.LoginView.as_view(), name="login"),
    path("accounts/logout/", accounts.LogoutView.as_view(), name="logout"),
    path("accounts/password_change/", accounts.PasswordChangeView.as_view(), name="password_change"),
    path("accounts/password_change/done/", accounts.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("api/", include("claims.api.urls")),
    path("", include("claims.urls")),
]
