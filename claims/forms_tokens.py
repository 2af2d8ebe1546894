"""What a user says of a token that they make."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from claims.models import ApiToken
from claims.models.tokens import scopes_of

_DAYS = [("30", "30 days"), ("90", "90 days"), ("365", "a year")]


class TokenForm(forms.Form):
    """A name, what it is for, and for how long; never more than its owner's role allows."""

    name = forms.CharField(
        label="Name",
        max_length=60,
        help_text="What will use it, such as “wire ticker”.",
        error_messages={"required": "Give it a name, so that you know later what uses it."},
    )
    scopes = forms.MultipleChoiceField(
        label="It may",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose what it may do.",
            "invalid_choice": "“%(value)s” is not yours to give: a token may do no more than you.",
        },
    )
    days = forms.ChoiceField(
        label="Ends after",
        choices=_DAYS,
        initial="90",
        error_messages={"invalid_choice": "“%(value)s” is not allowed; choose 30, 90 or 365 days."},
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        allowed = [(str(scope), scope.label) for scope in scopes_of(owner)]
        self.fields["scopes"].choices = allowed  # type: ignore[attr-defined]
        self.fields["scopes"].initial = [ApiToken.Scope.READ]

    def clean_name(self) -> str:
        """The name, unless another of their tokens goes by it: one of the two could not be told from the other."""
        name: str = self.cleaned_data["name"]
        if self.owner.api_tokens.standing().filter(name=name).exists():
            raise ValidationError(_taken(name))
        return name

    def issue(self) -> tuple[ApiToken | None, str]:
        """The token and its secret; None where the form was sent twice at once, and the other was first."""
        given = self.cleaned_data
        try:
            with transaction.atomic():
                return ApiToken.issue(
                    owner=self.owner, name=given["name"], scopes=given["scopes"], days=int(given["days"])
                )
        except IntegrityError:
            self.add_error("name", _taken(given["name"]))
            return None, ""


def _taken(name: str) -> str:
    return f"You have a token “{name}” already. Revoke it first, or choose another name."
