"""The form in which an editor puts a value on a sheet, and the one in which a draft is given to be checked."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.forms_loading import DayField
from claims.models import MOST_WORDING

# So much is read while somebody waits; a thousand words take about a second.
MOST_WORDS = 2_000
MOST_CHARACTERS = 16_000


class AnyDayField(DayField):
    """A day that may lie ahead: when to look again, or when copy is to appear."""

    def clean(self, value: Any) -> datetime.date | None:
        """The day, as the field's own rules have it."""
        day: datetime.date | None = forms.DateField.clean(self, value)
        return day


class SignValueForm(forms.Form):
    """What an editor signs: the words that may be printed, and the day after which to look again."""

    claim = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    wording = forms.CharField(
        label="Wording to print",
        help_text="Made of the article’s words; write it as it should stand in the paper.",
        max_length=MOST_WORDING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    check_again = AnyDayField(label="Check again after")
    note = forms.CharField(label="Why this value (for the history)", required=False, max_length=1000)


class SeenForm(forms.Form):
    """A second signature or an undoing, with what stood on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(label="Note", required=False, max_length=1000)


class CopyField(forms.CharField):
    """Copy as it is pasted, from whatever it was written in: its lines end in one way, and nothing else changes."""

    widget = forms.Textarea(attrs={"rows": 14, "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        """The text without what no text holds."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


class DraftForm(forms.Form):
    """Unpublished copy, and the day on which it is to appear."""

    text = CopyField(
        label="Your copy",
        help_text="As it is to be printed. It is read and forgotten: nothing is saved unless you ask for it.",
        strip=False,
    )
    published = AnyDayField(
        label="Appears on",
        help_text="Words such as “last summer” are reckoned from this day.",
        initial=timezone.localdate,
    )

    def clean_text(self) -> str:
        """The text, unless it is longer than can be read while somebody waits."""
        text: str = self.cleaned_data["text"]
        words = len(text.split())
        if not words:
            raise ValidationError("Paste some copy first.")
        if words > MOST_WORDS:
            raise ValidationError(
                f"That is {words:,} words; at most {MOST_WORDS:,} are checked at once. Check it in parts."
            )
        if len(text) > MOST_CHARACTERS:
            raise ValidationError(
                f"That is {len(text):,} characters; at most {MOST_CHARACTERS:,} are checked at once. Check it in parts."
            )
        return text
