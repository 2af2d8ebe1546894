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

    class Meta:
        model = Measure
        fields = ["definition"]
        labels = {"definition": "What it means"}
        help_texts = {"definition": "In a sentence: who or what is counted, where, and what is not."}
        widgets = {"definition": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["aliases"] = "\n".join(alias.phrase for alias in self.instance.aliases.all())

    def clean_aliases(self) -> list[str]:
        """The phrases, once each; one that names another measure is refused, because a phrase has one meaning."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines())
        phrases = list(dict.fromkeys(line for line in lines if line))
        if too_long := next((phrase for phrase in phrases if len(phrase) > 200), None):
            raise ValidationError(f"“{too_long[:40]}…” is longer than 200 characters.")
        taken = MeasureAlias.objects.filter(phrase__in=phrases).exclude(measure=self.instance).select_related("measure")
        if clash := taken.first():
            raise ValidationError(f"“{clash.phrase}” already names “{clash.measure}”. Take it out there first.")
        return phrases

    @transaction.atomic
    def save(self, commit: bool = True) -> Measure:
        """Save row by row, so that the history shows who added and who took out which phrase."""
        measure: Measure = super().save(commit=commit)
        wanted = set(self.cleaned_data["aliases"])
        for alias in measure.aliases.all():
            if alias.phrase not in wanted:
                alias.delete()
            wanted.discard(alias.phrase)
        for phrase in sorted(wanted):
            MeasureAlias.objects.create(measure=measure, phrase=phrase)
        return measure
