"""What a user says of what they keep an eye on: the name of a filter, what to follow, how often to have mail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Outlet
from claims.following.mine import Target
from claims.following.saving import Kept, filter_in
from claims.models import DigestSetting, Measure, SavedFilter


class NameForm(forms.Form):
    """A filter's name."""

    name = forms.CharField(
        label="Name",
        max_length=80,
        error_messages={
            "required": "Give it a name, so that you find it again.",
            "max_length": "That is %(show_value)d characters long; a name has at most %(limit_value)d.",
        },
    )


class SaveForm(NameForm):
    """A name for the filter of an address."""

    address = forms.CharField(widget=forms.HiddenInput, max_length=4000)

    def clean_address(self) -> Kept:
        """The filter that stands in it."""
        return filter_in(self.cleaned_data["address"])


class FollowForm(forms.Form):
    """What is followed: one measure, outlet or filter of one's own, or without any, everything that disagrees."""

    measure = forms.ModelChoiceField(Measure.objects.all(), required=False)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False)
    saved_filter = forms.ModelChoiceField(SavedFilter.objects.none(), required=False)

    def __init__(self, *args: Any, owner: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["saved_filter"].queryset = SavedFilter.objects.filter(owner=owner)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One thing at most."""
        given = super().clean() or {}
        if sum(value is not None for value in given.values()) > 1:
            raise ValidationError("Follow one thing at a time.")
        return given

    @property
    def target(self) -> Target:
        """What is meant; None for everything that disagrees."""
        found: Target = next((value for value in self.cleaned_data.values() if value is not None), None)
        return found


class DigestForm(forms.ModelForm):
    """How often to have mail."""

    class Meta:
        model = DigestSetting
        fields = ["every"]
        labels = {"every": "A digest by mail"}
        error_messages = {"every": {"invalid_choice": "“%(value)s” is not offered; choose never, day or week."}}
