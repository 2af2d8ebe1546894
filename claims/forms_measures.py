"""The form in which editors say what a measure means and by which phrases it goes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.models import Measure, MeasureAlias


class MeasureForm(forms.ModelForm):
    """Definition and aliases; the name stays, because links and exports go by it."""

    aliases = forms.CharField(
        label="Phrases that name it",
        help_text="One a line. An article that uses one of them speaks of this measure.",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    # The phrases as the page showed them: only what differs from these is the editor's doing.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Measure
        fields = ["definition", "second_signature"]
        labels = {"definition": "What it means"}
        help_texts = {"definition": "In a sentence: who or what is counted, where, and what is not."}
        widgets = {"definition": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phrases = "\n".join(alias.phrase for alias in self.instance.aliases.all())
        self.initial.update({"aliases": phrases, "shown": phrases})

    def clean_aliases(self) -> list[str]:
        """The phrases, once each; one that names another measure is refused, because a phrase has one meaning."""
        phrases = _phrases(self.cleaned_data["aliases"])
        if too_long := next((phrase for phrase in phrases if len(phrase) > 200), None):
            raise ValidationError(f"“{too_long[:40]}…” is longer than 200 characters.")
        taken = MeasureAlias.objects.filter(phrase__in=phrases).exclude(measure=self.instance).select_related("measure")
        if clash := taken.first():
            raise ValidationError(f"“{clash.phrase}” already names “{clash.measure}”. Take it out there first.")
        return phrases

    @transaction.atomic
    def save(self, commit: bool = True) -> Measure:
        """Save row by row, so that the history shows who added and who took out which phrase.

        What another editor has added or taken out since the page was opened stays as they left it.
        """
        measure: Measure = super().save(commit=commit)
        standing = {alias.phrase: alias for alias in measure.aliases.all()}
        shown = set(_phrases(self.cleaned_data["shown"])) if "shown" in self.data else set(standing)
        wanted = set(self.cleaned_data["aliases"])
        for phrase in standing.keys() & (shown - wanted):
            standing[phrase].delete()
        for phrase in sorted(wanted - shown - standing.keys()):
            MeasureAlias.objects.create(measure=measure, phrase=phrase)
        return measure


def _phrases(lines: str) -> list[str]:
    """The phrases of lines, once each."""
    tidied = (" ".join(line.split()) for line in lines.splitlines())
    return list(dict.fromkeys(phrase for phrase in tidied if phrase))
