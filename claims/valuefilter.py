"""The filter of one measure's claims: by the time that they speak of and by the amount that they state."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from claims.amounts import unit_name
from claims.filters import ClaimFilter, FilterForm
from claims.models import Claim
from claims.values import Comparator

RANGE_FIELDS = ("period_from", "period_to", "begins", "value_from", "value_to", "unit")
_UPWARDS = (Comparator.MORE, Comparator.AT_LEAST)
_DOWNWARDS = (Comparator.LESS, Comparator.AT_MOST)


class AmountField(forms.DecimalField):
    """An amount as people type it: `50`, `12.5` or `1,200`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """The number that is meant."""
        try:
            return super().clean(str(value or "").replace(",", ""))
        except ValidationError as fault:
            if getattr(fault, "code", "") != "invalid":  # a list of faults has none
                raise
            raise ValidationError(f"“{value}” is not a number. Write 50 or 12.5.") from None


class AmountFilter(django_filters.Filter):
    """Filters by `AmountField`."""

    field_class = AmountField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=20, decimal_places=6, **kwargs)


class ValueForm(FilterForm):
    """Refuses amounts that end before they begin, and amounts of nobody knows what."""

    def clean(self) -> dict[str, Any]:
        """Both ends in order, and in one unit."""
        cleaned = super().clean()
        first, last = cleaned.get("value_from"), cleaned.get("value_to")
        if first is not None and last is not None and first > last:
            self.add_error("value_to", "This ends before it begins: swap the two amounts.")
        units = [name for unit, name in self.fields["unit"].choices if unit]  # type: ignore[attr-defined]
        if (first is not None or last is not None) and not cleaned.get("unit") and len(units) > 1:
            self.add_error("unit", f"Amounts of what? Choose one of {', '.join(units)}.")
        return cleaned


class ValueFilter(ClaimFilter):
    """Claims of one measure by time and amount; an interval counts as far as it reaches."""

    value_from = AmountFilter(method="reaching_up_to", label="Value, from")
    value_to = AmountFilter(method="reaching_down_to", label="Value, to")
    unit = django_filters.ChoiceFilter(
        choices=[],
        label="in",
        empty_label="any unit",
        error_messages={"invalid_choice": "“%(value)s” is no unit of this measure. Choose one of the list."},
    )

    class Meta:
        model = Claim
        fields: list[str] = []
        form = ValueForm

    def __init__(self, *args: Any, units: Sequence[str], **kwargs: Any) -> None:
        """`units` are those that the measure's claims are in."""
        super().__init__(*args, **kwargs)
        for name in set(self.filters).difference(RANGE_FIELDS):
            del self.filters[name]
        self.units = units
        self.filters["unit"].extra["choices"] = [(unit, unit_name(unit)) for unit in units]

    def reaching_up_to(self, queryset: QuerySet[Claim], name: str, value: Decimal) -> QuerySet[Claim]:
        """Claims that allow for this amount or a greater one."""
        endless = Q(comparator__in=_UPWARDS) | Q(vague=True, high__isnull=True)
        reaching = queryset.alias(greatest=Coalesce("high", "value", "low"))
        return reaching.filter(endless | Q(greatest__gte=value))

    def reaching_down_to(self, queryset: QuerySet[Claim], name: str, value: Decimal) -> QuerySet[Claim]:
        """Claims that allow for this amount or a smaller one."""
        reaching = queryset.alias(least=Coalesce("low", "value", "high"))
        return reaching.filter(Q(comparator__in=_DOWNWARDS) | Q(least__lte=value))
