"""What editors sign on a finding, and note of their questions. Errors name the bad value and say what is allowed."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundWidget

from claims.display import verdict_words
from claims.headings import in_quotes, side_title
from claims.models import Finding, FindingSide, Review
from claims.recording.enquiries import check_days

NEITHER_YET = "neither"
# The letter that signs “not a contradiction” for a reason, once that verdict is chosen.
REASON_KEYS = {
    Review.Reason.PERIOD: "p",
    Review.Reason.POPULATION: "o",
    Review.Reason.DEFINITION: "d",
    Review.Reason.REVISED: "v",
    Review.Reason.ROUNDING: "g",
    Review.Reason.MISQUOTED: "q",
    Review.Reason.MISREAD: "m",
}


class _DayField(forms.DateField):
    """A day; an error quotes what was written instead."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> datetime.date | None:
        """The day written."""
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(f"“{value}” is no date. Write it as 2019-06-05.", code="invalid") from None


class ReviewForm(forms.Form):
    """An editor's ruling on a finding. `seen` and `shown` tie it to what was on screen when it was signed."""

    verdict = forms.ChoiceField(
        choices=Finding.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a verdict: contradiction, not a contradiction, or needs reporting.",
            "invalid_choice": "“%(value)s” is not a verdict. Choose contradiction, not a contradiction, "
            "or needs reporting.",
        },
    )
    reason = forms.ChoiceField(
        label="Why not",
        choices=Review.Reason.choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not one of the reasons listed."},
    )
    ask_whom = forms.CharField(label="Whom to ask", max_length=200, required=False)
    ask_what = forms.CharField(
        label="What to ask", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    asked_on = _DayField(label="Asked on", required=False, help_text="Empty where nobody was asked yet.")
    remind_on = _DayField(label="Remind the desk on", required=False)
    prefers = forms.ChoiceField(label="Prefer", choices=[], widget=forms.RadioSelect, required=False)
    prefers_because = forms.CharField(label="Why that one", required=False, max_length=2000)
    note = forms.CharField(
        label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2, "data-key": "n"})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sides: Sequence[FindingSide] = (), relation: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        rulings = [(value, verdict_words(value, relation).capitalize()) for value in Finding.Verdict.values]
        self.fields["verdict"].choices = rulings  # type: ignore[attr-defined]
        choices = [(str(side.position), side_title(side)) for side in sides]
        self.fields["prefers"].choices = [*choices, (NEITHER_YET, "neither yet")]  # type: ignore[attr-defined]
        self.fields["prefers"].initial = NEITHER_YET

    @property
    def reasons(self) -> list[tuple[BoundWidget, str]]:
        """The reasons to choose from, each with its letter."""
        return [(radio, REASON_KEYS[Review.Reason(radio.data["value"])]) for radio in self["reason"]]

    def clean_prefers(self) -> str:
        """What the preferred side says; empty for neither."""
        chosen = self.cleaned_data["prefers"]
        return next((side.says[:300] for side in self.sides if str(side.position) == chosen), "")

    def clean(self) -> dict[str, Any]:
        """Ask for what the verdict needs, and drop what belongs to another one."""
        cleaned = super().clean() or {}
        verdict = cleaned.get("verdict")
        if not cleaned.get("prefers"):
            cleaned["prefers_because"] = ""
        elif not cleaned.get("prefers_because") and "prefers_because" not in self.errors:
            self.add_error("prefers_because", f"Say why you prefer {in_quotes(cleaned['prefers'])}.")
        if verdict == Finding.Verdict.NOT_CONTRADICTION:
            if not cleaned.get("reason") and "reason" not in self.errors:
                reasons = ", ".join(label.lower() for label in Review.Reason.labels)
                self.add_error("reason", f"Say why it is not a contradiction: {reasons}.")
        else:
            cleaned["reason"] = ""
        if verdict == Finding.Verdict.NEEDS_REPORTING:
            self._check_question(cleaned)
        else:
            for name in ("ask_whom", "ask_what", "asked_on", "remind_on"):
                self.errors.pop(name, None)
                cleaned[name] = "" if name.startswith("ask_") else None
        return cleaned

    def _check_question(self, cleaned: dict[str, Any]) -> None:
        """A question has words; a reminder is of one that was put."""
        if not cleaned.get("ask_what") and "ask_what" not in self.errors:
            self.add_error("ask_what", "Write what has to be asked, so that someone can ask it.")
        asked_on, remind_on = cleaned.get("asked_on"), cleaned.get("remind_on")
        if asked_on:
            _check_days(self, "asked_on", asked_on, remind_on)
        elif remind_on and "asked_on" not in self.errors:
            self.add_error("asked_on", f"Say on which day it was asked, to be reminded of it on {remind_on}.")


class SeenForm(forms.Form):
    """A signature under another editor's verdict, tied to what was on screen when it was given."""

    note = forms.CharField(label="Note", required=False, max_length=5000)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)


class AskedForm(forms.Form):
    """When a question was put, and when to look for the answer."""

    day = _DayField(label="Asked on", error_messages={"required": "Give the day on which it was asked."})
    remind_on = _DayField(label="Remind the desk on", required=False)
    words = forms.CharField(label="How", required=False, max_length=2000, help_text="By telephone, in writing, whom.")

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        cleaned = super().clean() or {}
        if cleaned.get("day"):
            _check_days(self, "day", cleaned["day"], cleaned.get("remind_on"))
        return cleaned


class AnswerForm(forms.Form):
    """What was answered, and when."""

    day = _DayField(label="Answered on", error_messages={"required": "Give the day of the answer."})
    words = forms.CharField(
        label="What they answered",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write what was answered; “no comment” is an answer too."},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day that has not come."""
        cleaned = super().clean() or {}
        if cleaned.get("day"):
            _check_days(self, "day", cleaned["day"], None)
        return cleaned


def _check_days(form: forms.Form, name: str, day: datetime.date, remind_on: datetime.date | None) -> None:
    try:
        check_days(day=day, remind_on=remind_on)
    except ValidationError as error:
        form.add_error(name, error)
