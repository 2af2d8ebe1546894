"""What editors choose for one finding's assignment, and for several findings in one go."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.models import Finding, Review
from claims.recording.together import Order, Shown

# So many findings are looked at and decided in one go; a preview of more is no longer read.
MOST = 100
_SHOWN = re.compile(r"(\d{1,18}):(\d{1,18}):(\d{1,18}):([0-9a-f]{16})")


class AssignForm(forms.Form):
    """Whose a finding is to be; `held` ties the choice to whose it was on screen."""

    to = forms.ChoiceField(
        label="Give it to",
        required=False,
        error_messages={"invalid_choice": "“%(value)s” does not sign verdicts. Choose one of the editors."},
    )
    held = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, editors: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editors = {editor.username: editor for editor in editors}
        self.fields["to"].choices = [("", "nobody"), *((name, name) for name in self.editors)]  # type: ignore[attr-defined]

    def clean_to(self) -> User | None:
        """The editor of that name; None releases it."""
        return self.editors.get(self.cleaned_data["to"])


class OrderForm(forms.Form):
    """What to do with each of several findings."""

    do = forms.ChoiceField(
        label="With what is ticked",
        error_messages={
            "required": "Choose what to do with them: sign a verdict, or assign them.",
            "invalid_choice": "“%(value)s” cannot be done in one go. Choose one of the list.",
        },
    )

    def __init__(self, *args: Any, user: User, editors: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editors = {editor.username: editor for editor in editors}
        others = [name for name, editor in self.editors.items() if editor != user]
        assign = [(f"assign:{user.username}", "to me"), *((f"assign:{name}", f"to {name}") for name in others)]
        self.fields["do"].choices = [  # type: ignore[attr-defined]
            ("", "choose …"),
            ("Assign", [*assign, ("assign:", "to nobody")]),
            ("Sign", _verdicts()),
        ]

    def clean_do(self) -> Order:
        """The choice as recording takes it."""
        act, _, rest = self.cleaned_data["do"].partition(":")
        if act == "assign":
            return Order(assignee=self.editors[rest] if rest else None)
        return Order(verdict=act, reason=rest)


class ConfirmForm(OrderForm):
    """The same once it was looked at, with a note that each verdict carries."""

    note = forms.CharField(
        label="Note",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "n"}),
        help_text="It stands with each of the verdicts.",
    )


def ticked(data: QueryDict) -> list[int]:
    """The findings that were ticked, each once; what is no number is none of them."""
    numbers = (value for value in data.getlist("finding") if value.isdecimal() and len(value) < 19)
    return list(dict.fromkeys(map(int, numbers)))


def written(shown: Shown) -> str:
    """A finding as it was shown, in the words of a hidden field."""
    return f"{shown.finding}:{shown.review}:{shown.assignment}:{shown.evidence}"


def shown_in(data: QueryDict) -> list[Shown]:
    """What was on screen, out of the hidden fields; at most as many as one preview shows."""
    fields = data.getlist("row")
    if len(fields) > MOST:
        raise ValidationError(f"{len(fields)} findings are too many in one go: at most {MOST}.")
    found = [_SHOWN.fullmatch(field) for field in fields]
    if not found or None in found:
        raise ValidationError("This does not say what was looked at. Tick the findings again.")
    return [Shown(int(row[1]), int(row[2]), int(row[3]), row[4]) for row in found if row]


def _verdicts() -> list[tuple[str, str]]:
    """Verdicts that need no words of their own; what needs reporting does."""
    contradiction = str(Finding.Verdict.CONTRADICTION.value)
    other = str(Finding.Verdict.NOT_CONTRADICTION.value)
    reasons = [(f"{other}:{value}", f"not a contradiction: {label.lower()}") for value, label in Review.Reason.choices]
    return [(contradiction, "contradiction"), *reasons]
