"""The form in which editors say what a measure means and by which phrases it goes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.models import Measure, MeasureAlias
from claims.search import QueryField
from claims.values import Polarity


class MeasureWordsForm(forms.Form):
    """What the list of measures is narrowed by."""

    words = QueryField(required=False)


class MeasureForm(forms.ModelForm):
    """Definition and aliases; the name stays, because links and exports go by it."""

    aliases = forms.CharField(
        label="Phrases that name it",
        help_text="One a line. An article that uses one of them speaks of this measure. Behind a semicolon, say what "
        "else a phrase means: “of agency staff”, “limit within 45 days”, or “opposite”, as posts vacant are of posts "
        "filled.",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    # The phrases as the page showed them: only what differs from these is the editor's doing.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Measure
        fields = ["definition", "good_for_days", "second_signature"]
        labels = {"definition": "What it means"}
        help_texts = {"definition": "In a sentence: who or what is counted, where, and what is not."}
        widgets = {"definition": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phrases = "\n".join(map(_line, self.instance.aliases.all()))
        self.initial.update({"aliases": phrases, "shown": phrases})

    def clean_aliases(self) -> list[str]:
        """The phrases, once each; one that names another measure is refused, because a phrase has one meaning."""
        lines = _lines(self.cleaned_data["aliases"])
        aliases = [_alias(line) for line in lines]
        phrases = [alias.phrase for alias in aliases]
        if twice := next((phrase for phrase in phrases if phrases.count(phrase) > 1), None):
            raise ValidationError(f"“{twice}” stands there twice. A phrase has one meaning: leave one of the lines.")
        taken = MeasureAlias.objects.filter(phrase__in=phrases).exclude(measure=self.instance).select_related("measure")
        if clash := taken.first():
            raise ValidationError(f"“{clash.phrase}” already names “{clash.measure}”. Take it out there first.")
        return lines

    @transaction.atomic
    def save(self, commit: bool = True) -> Measure:
        """Save row by row, so that the history shows who added and who took out which phrase.

        What another editor has added or taken out since the page was opened stays as they left it.
        """
        measure: Measure = super().save(commit=commit)
        standing = {_line(alias): alias for alias in measure.aliases.all()}
        shown = set(_lines(self.cleaned_data["shown"])) if "shown" in self.data else set(standing)
        wanted = set(self.cleaned_data["aliases"])
        gone = standing.keys() & (shown - wanted)
        kept = {alias.phrase for line, alias in standing.items() if line not in gone}
        for line in gone:
            standing[line].delete()
        for line in sorted(wanted - shown - standing.keys()):
            if (alias := _alias(line)).phrase not in kept:
                alias.measure = measure
                alias.save()
        if "aliases" in self.changed_data and measure.looked_at:
            Measure.objects.filter(pk=measure.pk).update(looked_at=False)  # others may be like the new phrases
        return measure


def _lines(text: str) -> list[str]:
    """The lines that hold something, once each."""
    tidied = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in tidied if line))


def _line(alias: MeasureAlias) -> str:
    return f"{alias.phrase}; {alias.says}" if alias.narrows else alias.phrase


def _alias(line: str) -> MeasureAlias:
    """A phrase with what is said behind its semicolons."""
    phrase, *said = (part.strip() for part in line.split(";"))
    alias = MeasureAlias(phrase=phrase)
    for words in filter(None, said):
        first, _, rest = words.partition(" ")
        if words == Polarity.OPPOSITE:
            alias.polarity = str(Polarity.OPPOSITE)
        elif first == "of" and rest:
            alias.population = rest
        elif first == "limit" and rest:
            alias.threshold = rest
        else:
            raise ValidationError(f"“{words}” behind “{phrase}”: write “of …”, “limit …” or “opposite”.")
    if not phrase:
        raise ValidationError(f"“{line}” has no phrase before its semicolon.")
    if too_long := next((one for one in (phrase, alias.population, alias.threshold) if len(one) > 200), None):
        raise ValidationError(f"“{too_long[:40]}…” is longer than 200 characters.")
    return alias
