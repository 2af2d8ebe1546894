"""The forms in which editors say which measures are one, which are not, and what is called otherwise."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.models import Measure
from claims.values import Polarity

SAME, OPPOSITE, APART = "same", "opposite", "apart"
ANSWERS = [(SAME, "One measure"), (OPPOSITE, "Opposites of one measure"), (APART, "Not the same")]
_NO_MEASURE = "There is no measure of that number here. Go back to the list."


class AnswerForm(forms.Form):
    """What an editor says of two measures that were proposed as one, or that they chose themselves."""

    one = forms.ModelChoiceField(queryset=Measure.objects.all(), error_messages={"invalid_choice": _NO_MEASURE})
    other = forms.ModelChoiceField(queryset=Measure.objects.all(), error_messages={"invalid_choice": _NO_MEASURE})
    answer = forms.ChoiceField(
        choices=ANSWERS,
        error_messages={
            "required": "Choose an answer: one measure, opposites, or not the same.",
            "invalid_choice": "“%(value)s” is no answer. Choose one measure, opposites, or not the same.",
        },
    )
    population = forms.CharField(max_length=200, required=False)
    threshold = forms.CharField(max_length=200, required=False)
    note = forms.CharField(max_length=2000, required=False)

    @property
    def polarity(self) -> str:
        """`opposite`, where the editor said so."""
        return str(Polarity.OPPOSITE) if self.cleaned_data["answer"] == OPPOSITE else ""


class MergeForm(forms.Form):
    """Another measure that this one is the same as, by its name."""

    into = forms.CharField(
        label="The same as", max_length=200, widget=forms.TextInput(attrs={"list": "known-measures"}),
        help_text="The name of the other measure. What was read of this one goes there, and its address leads there.",
    )  # fmt: skip
    population = forms.CharField(
        label="Only of", max_length=200, required=False, help_text="Where it counts a part: “agency staff”."
    )
    threshold = forms.CharField(
        label="Only under the limit", max_length=200, required=False, help_text="Where there is one: “within 45 days”."
    )
    opposite = forms.BooleanField(
        label="It is the opposite", required=False,
        help_text="As “posts vacant” is of “posts filled”: they stand together and are never set against each other.",
    )  # fmt: skip
    note = forms.CharField(label="Why", max_length=2000, required=False)

    def clean_into(self) -> Measure:
        """The measure of that name."""
        name = " ".join(self.cleaned_data["into"].split())
        found = Measure.objects.own().filter(name=name).first()
        if found is None:
            raise ValidationError(f"There is no measure “{name}”. Choose one from the list.")
        return found


class SplitForm(forms.Form):
    """Phrases that mean another measure."""

    phrases = forms.MultipleChoiceField(
        label="These phrases mean something else",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick the phrases that mean something else.",
            "invalid_choice": "“%(value)s” is not printed for this measure any more.",
        },
    )
    name = forms.CharField(
        label="Name of the other measure", max_length=200, help_text="A new one, or one that there is already."
    )
    note = forms.CharField(label="Why", max_length=2000, required=False)

    def __init__(self, *args: Any, phrases: list[tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(phrase, f"{phrase} ({number:,})") for phrase, number in phrases]
        self.fields["phrases"].choices = choices  # type: ignore[attr-defined]


class RenameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label="New name", max_length=200, help_text="Its address stays as it is.")
    note = forms.CharField(label="Why", max_length=2000, required=False)
