"""The form of the admin for users: one role each, and no password."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from factdesk.members import ROLES, role_of, why_not_closed, why_not_without


class MemberForm(forms.ModelForm):
    """A user; `asker` is set by the admin to whoever fills the form in."""

    asker: User
    role = forms.ChoiceField(
        choices=list(ROLES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role.", "invalid_choice": "“%(value)s” is no role. Choose one of these."},
    )

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "is_active", "is_superuser"]
        labels = {"is_active": "May log in"}
        help_texts = {
            "is_active": "Without it the account is closed: nobody gets in with it, its tokens are refused, and what "
            "was signed under its name stays.",
            "email": "An invitation goes there, if the desk can send mail.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "role" in self.fields:
            self.initial["role"] = role_of(self.instance)
            self.fields["role"].required = not self.instance.is_superuser

    def clean(self) -> dict[str, Any]:
        """Nobody locks themselves out, and somebody is left who can let others in."""
        said = super().clean() or {}
        if not self.instance.pk:
            return said
        me = User.objects.get(pk=self.instance.pk)  # the instance has taken on what the form says
        if "is_active" in self.fields and not said.get("is_active") and me.is_active:
            if why := why_not_closed([me], by=self.asker):
                self.add_error("is_active", why)
        elif self._gives_up_letting_in(said, me) and (why := why_not_without([me])):
            self.add_error("role" if "role" in self.fields else None, ValidationError(why))
        return said

    def _gives_up_letting_in(self, said: dict[str, Any], me: User) -> bool:
        is_superuser = said.get("is_superuser", me.is_superuser)
        return not is_superuser and said.get("role", role_of(me)) != "admin"
