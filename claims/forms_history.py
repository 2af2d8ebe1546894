"""What the page of decisions can be narrowed by."""

from typing import Any

from django import forms

from claims.history import KINDS, Asked, Cursor


class HistoryForm(forms.Form):
    """Whose decisions, of which kind, between which days; all of it stands in the address."""

    kind = forms.ChoiceField(
        label="What",
        required=False,
        choices=[("", "Every kind"), *KINDS.items()],
        error_messages={"invalid_choice": "“%(value)s” is no kind of decision. Choose one of the list."},
    )
    who = forms.CharField(label="Who", required=False, max_length=150)
    since = forms.DateField(
        label="From",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the first day like 2024-05-03."},
    )
    until = forms.DateField(
        label="to",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the last day like 2024-05-03."},
    )
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    finding = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    after = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def clean_after(self) -> Cursor | None:
        """From where to go on."""
        words = self.cleaned_data["after"]
        cursor = Cursor.parse(words) if words else None
        if words and cursor is None:
            raise forms.ValidationError(f"“{words}” leads nowhere; begin at the newest decision again.")
        return cursor

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        cleaned = super().clean() or {}
        if cleaned.get("since") and cleaned.get("until") and cleaned["since"] > cleaned["until"]:
            self.add_error("until", "This ends before it begins: swap the two days.")
        return cleaned

    def asked(self) -> Asked:
        """What is wanted."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "after" and value}
        return Asked(**given)
