"""The page at the end of an invitation's link, where somebody chooses a password of their own."""

from typing import Any

from axes.utils import reset
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.urls import reverse_lazy

from factdesk.invitations import tokens


class InvitedView(PasswordResetConfirmView):
    """Django's page, with our tokens; whoever sets a password is logged in with it, also after a lock-out."""

    token_generator = tokens
    template_name = "registration/invited.html"
    success_url = reverse_lazy("claims:desk")
    post_reset_login = True
    post_reset_login_backend = "factdesk.permissions.RoleBackend"

    def get_user(self, uidb64: str) -> User | None:
        """Whose link it is; nobody's where the account is closed."""
        user: User | None = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        """Set it, and forget the wrong ones that were tried before."""
        response: HttpResponse = super().form_valid(form)
        reset(username=form.user.get_username())
        messages.success(self.request, "Your password is set, and you are logged in.")
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the name under which to log in from now on."""
        return {**super().get_context_data(**kwargs), "invited": self.user}
