"""The filters by measure: one, or as many as an address names, chosen one by one from a list."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from claims.models import Claim, Measure

MOST_MEASURES = 12
# A list longer than this is no longer read, and would outweigh the page; the address still takes every measure.
_MOST_OFFERED = 100


class MeasureChoices(forms.models.ModelChoiceIterator):
    """Measures that have claims: those of the catalogue first, then phrases that nobody has sorted yet."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        found = list(self.spoken_of().order_by("-catalogued", "-by_hand", "name")[: _MOST_OFFERED + 1])
        offered = found[:_MOST_OFFERED]
        named = [self.choice(measure) for measure in offered if measure.is_named]
        phrases = [self.choice(measure) for measure in offered if not measure.is_named]
        is_cut = len(found) > len(offered)
        yield f"The first {len(named)} measures" if is_cut and not phrases else "Measures", named
        if phrases:
            yield f"The first {len(phrases)} phrases not sorted yet" if is_cut else "Phrases not sorted yet", phrases

    def spoken_of(self) -> QuerySet[Measure]:
        """The measures offered."""
        return self.queryset.filter(Exists(Claim.objects.standing().filter(measure=OuterRef("pk"))))

    def named(self, slugs: list[str]) -> dict[str, str]:
        """The names of measures, also of those that the list has no room for."""
        known = self.queryset.filter(slug__in=[slug for slug in slugs if "\0" not in slug])
        return {measure.slug: measure.name for measure in known}


class MeasureField(django_filters.fields.ModelChoiceField):
    """One measure by its slug."""

    iterator = MeasureChoices

    default_error_messages = {"invalid_choice": "There is no measure of that name here. Choose one of the list."}

    def to_python(self, value: Any) -> Any:
        """The measure of that address, or the one into which it was merged."""
        return _standing(super().to_python(value))


class MeasuresInput(forms.SelectMultiple):
    """What is chosen as boxes to untick, and a list to choose one more from; needs no script."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The boxes and the list."""
        chosen = [str(slug) for slug in value or [] if slug][: MOST_MEASURES + 1]
        groups = [(label, [(str(slug), text) for slug, text in choices]) for label, choices in self.choices]
        names = {slug: text for _, choices in groups for slug, text in choices if slug in chosen}
        if unlisted := [slug for slug in chosen if slug not in names and slug != "null"]:
            names |= self.choices.named(unlisted)  # type: ignore[attr-defined]
        offered = [(label, [choice for choice in choices if choice[0] not in chosen]) for label, choices in groups]
        names["null"] = "no measure"
        boxes = [(slug, names[slug]) for slug in chosen if slug in names]
        context = {"name": name, "id": (attrs or {}).get("id", ""), "boxes": boxes, "offered": offered}
        return SafeString(render_to_string("claims/_measures_input.html", context))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What was sent, less the list left alone."""
        return [slug for slug in super().value_from_datadict(data, files, name) or [] if slug]


class MeasuresField(django_filters.fields.ModelMultipleChoiceField):
    """Measures by their slugs; `null` stands for claims of none."""

    iterator = MeasureChoices
    widget = MeasuresInput

    default_error_messages = {
        "invalid_choice": "There is no measure of that name here. Choose one of the list.",
        "too_many": f"At most {MOST_MEASURES} measures can be shown at once.",
    }

    def _check_values(self, value: Any) -> Any:
        """The measures of these addresses, or those into which they were merged."""
        if len(value) > MOST_MEASURES:
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        if any("\0" in slug for slug in value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return list(dict.fromkeys(_standing(found) for found in super()._check_values(value)))


class MeasureFilter(django_filters.ModelMultipleChoiceFilter):
    """Filters by `MeasuresField`."""

    field_class = MeasuresField

    def filter(self, queryset: QuerySet[Claim], value: list[Measure | str]) -> QuerySet[Claim]:
        """Claims of any of these measures."""
        if not value:
            return queryset
        wanted = Q(measure__in=[measure.pk for measure in value if isinstance(measure, Measure)])
        if self.null_value in value:
            wanted |= Q(measure__isnull=True)
        return queryset.filter(wanted)


def _standing(found: Any) -> Any:
    while isinstance(found, Measure) and found.merged_into is not None:
        found = found.merged_into
    return found
