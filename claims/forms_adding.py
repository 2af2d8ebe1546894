"""The forms by which an editor adds a claim: pick the words, then say how they read."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Revision
from claims.forms import COMPARATOR_WORDS, CorrectionForm
from claims.picking import find_words, line_at, place_of_words
from claims.recording import Place, Said
from claims.values import Kind

KINDS = [
    (str(Kind.FIGURE), "a figure"),
    (str(Kind.EVENT), "an event and when it was"),
    (str(Kind.RATING), "an official rating"),
    (str(Kind.QUOTE), "a quotation"),
]


class PickForm(forms.Form):
    """Words of a text: by their offsets, as a selection gives them, or typed and looked for in a sentence."""

    kind = forms.ChoiceField(label="It is", choices=KINDS, initial=str(Kind.FIGURE), required=False)
    start = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)
    sentence = forms.IntegerField(required=False, min_value=0, max_value=10**9)
    words = forms.CharField(
        label="The words that say it, just as the sentence has them", required=False, max_length=2000
    )
    which = forms.IntegerField(
        label="If they stand there more than once: which of them", required=False, min_value=1, max_value=999
    )

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision
        for name in ("start", "end", "sentence"):
            self.fields[name].error_messages["invalid"] = "“%(value)s” is no place in the text."

    def clean(self) -> dict[str, Any]:
        """`place` is where the words stand: `text[start:end]` are they."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        kind = Kind(cleaned["kind"] or Kind.FIGURE)
        start, end = cleaned["start"], cleaned["end"]
        if start is None or end is None:
            if cleaned["sentence"] is None:
                raise ValidationError("Choose the sentence.")
            line = line_at(self.revision.text, cleaned["sentence"])
            start, end = find_words(line, cleaned["words"], which=cleaned["which"] or 1)
        cleaned["place"] = place_of_words(self.revision.text, start, end, kind)
        return cleaned


class ReadingForm(forms.Form):
    """How the picked words read. What the rules make of them is filled in; the editor's word counts."""

    FIELDS: ClassVar = {
        Kind.FIGURE: (
            "comparator", "value", "low", "high", "unit", "counted", "measure", "entity", "period_start", "period_end",
            "attribution",
        ),
        Kind.EVENT: ("what", "period_start", "period_end", "entity", "attribution"),
        Kind.RATING: ("what", "words", "entity", "period_start", "period_end", "attribution"),
        Kind.QUOTE: ("words", "what", "attribution", "period_start", "period_end"),
    }  # fmt: skip
    LABELS: ClassVar = CorrectionForm.LABELS | {"what": "What", "words": "Words"}
    NUMBERS: ClassVar = CorrectionForm.NUMBERS
    DAYS: ClassVar = CorrectionForm.DAYS

    note = forms.CharField(label="Why", required=False, max_length=2000, help_text="For those who come after you.")

    def __init__(self, *args: Any, place: Place, proposal: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        names = self.FIELDS[place.kind]
        for name in names:
            self.fields[name] = self._field(name)
            self.fields[name].initial = (proposal or {}).get(name)
        self.order_fields([*names, "note"])

    def said(self) -> Said:
        """What the editor filled in."""
        return Said({name: self.cleaned_data[name] for name in self.FIELDS[self.place.kind]})

    def _field(self, name: str) -> forms.Field:
        label = self.LABELS[name]
        if name == "comparator":
            return forms.ChoiceField(
                label=label, choices=[(str(sign), word) for sign, word in COMPARATOR_WORDS.items()]
            )
        field = forms.CharField(label=label, required=False, max_length=2000 if name in ("words", "what") else 300)
        if name in self.DAYS:
            field.widget = forms.DateInput(attrs={"type": "date"})
        elif name in self.NUMBERS:
            field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
        elif name in ("measure", "unit", "entity"):
            field.widget = forms.TextInput(attrs={"list": f"known-{name}"})
        return field
