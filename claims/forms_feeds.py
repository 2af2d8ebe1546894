"""What an admin says of a feed: where it is, and then how it is asked."""

from typing import Any

from django import forms

from claims.forms_loading import AddressField
from claims.models import Feed

_FEED = "Address of the feed"


class FeedAddressForm(forms.Form):
    """Where a feed is."""

    url = AddressField(
        label=_FEED,
        max_length=2000,
        help_text="RSS or Atom. The address of a page that names its feed helps too. You see what it lists before it "
        "is added.",
        error_messages={"required": "Give the address of a feed, such as https://paper.example/rss."},
    )


class FeedForm(forms.Form):
    """A feed as it was looked at, and how it is asked."""

    url = AddressField(label=_FEED, max_length=2000, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Give it a name by which the desk knows it."}
    )
    outlet = forms.CharField(
        label="Outlet",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "outlets"}),
        help_text="Who publishes what it lists. Leave it empty where that is several: each page’s word counts then.",
    )
    interval = forms.TypedChoiceField(
        label="Ask it", choices=Feed.Interval.choices, coerce=int, initial=Feed.Interval.HOUR
    )

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())


class FeedStateForm(forms.Form):
    """Whether a feed is asked."""

    state = forms.ChoiceField(choices=[(state.value, state.label) for state in
                                       (Feed.State.ACTIVE, Feed.State.PAUSED, Feed.State.REMOVED)])  # fmt: skip

    def state_given(self) -> Feed.State:
        """The state, once the form is valid."""
        given: dict[str, Any] = self.cleaned_data
        return Feed.State(given["state"])
