"""What editors correct and lay side by side. Errors name the bad value and say what is allowed."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.models import Claim
from claims.values import Comparator, Relation

COMPARATOR_WORDS = {
    Comparator.EQUAL: "exactly",
    Comparator.ABOUT: "about",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "at most",
    Comparator.RANGE: "from … to …",
}

RELATIONS_BY_HAND = [
    (Relation.CONTRADICTS, "They contradict each other"),
    (Relation.CANNOT_COMPARE, "They may contradict each other: something is missing"),
    (Relation.UPDATES, "One is newer than the other"),
    (Relation.DIFFERS_IN_SCOPE, "They are not about the same thing"),
    (Relation.CORROBORATES, "They agree"),
    (Relation.COMPATIBLE, "One covers the other"),
    (Relation.QUOTE_VARIES, "One saying, worded differently"),
    (Relation.HEDGE_VARIES, "One figure, hedged differently"),
]


class CorrectionForm(forms.Form):
    """An editor's value for one field of a claim, with a note."""

    NUMBERS: ClassVar = ("value", "low", "high")
    DAYS: ClassVar = ("period_start", "period_end")
    LABELS: ClassVar = {
        "value": "Number",
        "low": "Lower bound",
        "high": "Upper bound",
        "comparator": "Read as",
        "unit": "Unit",
        "counted": "What is counted",
        "measure": "Measure",
        "entity": "About",
        "period_start": "First day",
        "period_end": "Last day",
        "attribution": "Who says it",
        "trackable": "Followed over time",
    }

    field = forms.CharField(widget=forms.HiddenInput)
    value = forms.CharField(required=False, max_length=300)
    note = forms.CharField(
        required=False,
        max_length=2000,
        label="Why",
        widget=forms.TextInput(attrs={"placeholder": "Why, for those who come after you"}),
    )

    def __init__(self, *args: Any, claim: Claim, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim, self.name = claim, field
        self.fields["value"].label = self.LABELS[field]
        self.fields["value"].widget = self._widget()
        self.initial = {"field": field, "value": self._now()}

    def _widget(self) -> forms.Widget:
        if self.name == "comparator":
            return forms.Select(choices=[(str(sign), words) for sign, words in COMPARATOR_WORDS.items()])
        if self.name == "trackable":
            return forms.Select(choices=[("yes", "yes"), ("no", "no")])
        if self.name in self.DAYS:
            return forms.DateInput(attrs={"type": "date"})
        if self.name in self.NUMBERS:
            return forms.TextInput(attrs={"inputmode": "decimal"})
        if self.name in ("measure", "unit", "entity"):
            return forms.TextInput(attrs={"list": f"known-{self.name}"})
        return forms.TextInput()

    def _now(self) -> str:
        current = getattr(self.claim, self.name)
        if self.name == "trackable":
            return "yes" if current else "no"
        if isinstance(current, Decimal):
            return f"{current:f}".rstrip("0").rstrip(".") if "." in f"{current:f}" else f"{current:f}"
        return "" if current is None else str(current)

    def clean_value(self) -> Any:
        """The value as the field's own type; None where the words were emptied."""
        words = self.cleaned_data["value"].strip()
        if self.name == "trackable":
            return self._one_of(words, {"yes": True, "no": False})
        if self.name == "comparator":
            return self._one_of(words, {str(sign): str(sign) for sign in COMPARATOR_WORDS})
        if not words:
            return None
        if self.name in self.NUMBERS:
            return self._number(words)
        if self.name in self.DAYS:
            return self._day(words)
        return words

    def clean(self) -> dict[str, Any]:
        """Keep bounds and days in order, so that the claim stays one that can be true."""
        cleaned = super().clean() or {}
        if "value" in cleaned and self.name in ("low", "high"):
            self._in_order("low", "high", "The lower bound %s is above the upper bound %s.")
        if "value" in cleaned and self.name in self.DAYS:
            self._in_order("period_start", "period_end", "The first day %s comes after the last day %s.")
        if "value" in cleaned and self.name in self.NUMBERS and self.claim.kind == "figure":
            left = [cleaned["value"] if name == self.name else getattr(self.claim, name) for name in self.NUMBERS]
            if all(number is None for number in left):
                self.add_error("value", "A figure needs a number: leave a number, a lower bound or an upper bound.")
        return cleaned

    def _in_order(self, first: str, last: str, error: str) -> None:
        new = self.cleaned_data["value"]
        low = new if self.name == first else getattr(self.claim, first)
        high = new if self.name == last else getattr(self.claim, last)
        if low is not None and high is not None and low > high:
            self.add_error("value", error % (_plain(low), _plain(high)))

    def _one_of(self, words: str, allowed: dict[str, Any]) -> Any:
        if words not in allowed:
            raise ValidationError(f"“{words}” is not allowed here. Choose one of: {', '.join(allowed)}.")
        return allowed[words]

    def _number(self, words: str) -> Decimal:
        try:
            number = Decimal(words.replace(",", "").replace(" ", ""))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValidationError(f"“{words}” is not a number. Write digits, such as 1200 or 12.5.")
        if abs(number) >= Decimal(10) ** 18:
            raise ValidationError(f"“{words}” is too large: at most 18 digits before the point.")
        if number != round(number, 6):
            raise ValidationError(f"“{words}” has more than six decimal places.")
        return number

    def _day(self, words: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(words)
        except ValueError:
            raise ValidationError(f"“{words}” is not a day. Write it as year-month-day: 2024-03-08.") from None


class NoteForm(forms.Form):
    """The words that go with a single press of a button."""

    note = forms.CharField(label="Note", required=False, max_length=5000)


class OpenFindingForm(forms.Form):
    """Lay other claims beside this one as a finding opened by hand."""

    others = forms.TypedMultipleChoiceField(
        label="Compare with", required=False, coerce=int, choices=[], widget=forms.CheckboxSelectMultiple
    )
    numbers = forms.CharField(
        label="or claims by number or link",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"placeholder": "for example 12, 40 or /c/12/"}),
    )
    relation = forms.ChoiceField(
        label="What is between them",
        choices=RELATIONS_BY_HAND,
        error_messages={"required": "Say what is between the claims."},
    )
    note = forms.CharField(label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, claim: Claim, candidates: Sequence[Claim] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        known = {other.pk for other in candidates}
        if self.is_bound:
            # What was ticked on another list of results still counts: every number is looked up below.
            known |= {int(pk) for pk in _ticked(self.data) if pk.isdecimal() and len(pk) < 19}
        self.fields["others"].choices = [(pk, str(pk)) for pk in sorted(known)]  # type: ignore[attr-defined]

    def clean_numbers(self) -> list[int]:
        """Claim numbers out of numbers and links, in the order they were written."""
        found = []
        for word in self.cleaned_data["numbers"].replace(",", " ").split():
            match = re.fullmatch(r"(?:\S*/c/)?(\d{1,18})/?", word.strip())
            if not match:
                raise ValidationError(f"“{word}” is neither a claim's number nor a link to one, such as 12 or /c/12/.")
            found.append(int(match[1]))
        return found

    def clean(self) -> dict[str, Any]:
        """Look the claims up; `claims` is this one and the others, each once."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        wanted = dict.fromkeys([*cleaned["others"], *cleaned["numbers"]])
        wanted.pop(self.claim.pk, None)
        if not wanted:
            raise ValidationError("Choose at least one other claim to lay beside this one.")
        if len(wanted) > 20:
            raise ValidationError(f"{len(wanted)} claims are too many for one finding: choose at most 20.")
        claims = Claim.objects.public().in_bulk(list(wanted))
        missing = [str(pk) for pk in wanted if pk not in claims]
        if missing:
            raise ValidationError(f"There is no claim with the number {', '.join(missing)}.")
        cleaned["claims"] = [self.claim, *(claims[pk] for pk in wanted)]
        return cleaned


def _ticked(data: object) -> list[str]:
    """The ticked claims of a form as it was sent."""
    return data.getlist("others") if isinstance(data, QueryDict) else []


def _plain(value: Decimal | datetime.date) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
