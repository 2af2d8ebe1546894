"""The forms of the admin for names: a name means one thing, and a message says which other it names already."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.models import Entity, Measure, MeasureAlias


def _tidied(words: str) -> str:
    return " ".join(words.replace("\0", " ").split())


class EntityForm(forms.ModelForm):
    """An entity, whose name no other may have."""

    def clean_name(self) -> str:
        """The name, tidied; texts would not know which of two is meant."""
        name = _tidied(self.cleaned_data["name"])
        _not_of_another(name, self.instance.pk)
        return name


class EntityAliasForm(forms.ModelForm):
    """Another name of an entity."""

    def clean_phrase(self) -> str:
        """The name, tidied; one that another entity goes by is refused."""
        phrase = _tidied(self.cleaned_data["phrase"])
        _not_of_another(phrase, self.instance.entity_id)
        return phrase


class MeasureAliasForm(forms.ModelForm):
    """A phrase that names a measure."""

    def clean_phrase(self) -> str:
        """The phrase, tidied; one that names another measure is refused, because a phrase has one meaning."""
        phrase = _tidied(self.cleaned_data["phrase"])
        taken = MeasureAlias.objects.filter(phrase=phrase).exclude(pk=self.instance.pk).select_related("measure")
        if (clash := taken.first()) and clash.measure_id != self.instance.measure_id:
            raise ValidationError(f"“{clash.phrase}” already names “{clash.measure}”. Take it out there first.")
        return phrase


class NewMeasureForm(forms.ModelForm):
    """A measure that nobody has named yet."""

    def clean_name(self) -> str:
        """The name, tidied; one that is a measure or an alias already is refused."""
        name = _tidied(self.cleaned_data["name"])
        if Measure.objects.filter(name=name).exists():
            raise ValidationError(f"There is already a measure “{name}”.")
        if clash := MeasureAlias.objects.filter(phrase=name).select_related("measure").first():
            raise ValidationError(f"“{name}” already names “{clash.measure}”. Take it out there first.")
        return name


def _not_of_another(phrase: str, own: Any) -> None:
    if other := Entity.objects.own().called(phrase).exclude(pk=own).first():
        raise ValidationError(f"“{phrase}” already names “{other}”. Take it out there, or merge the two.")
