"""The filters of claims, for timeline and exports alike: plain GET parameters in, a smaller queryset out."""

import datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Outlet
from claims.lines import parse_as_of
from claims.measurefilter import MeasureFilter
from claims.models import KINDS, Claim, ClaimQuerySet, Entity, FindingSide, Measure
from claims.search import QueryField, parse, search_index
from claims.values import Period

CLAIM_STATES = [
    ("open", "waits for a verdict"),
    ("contradiction", "in a signed contradiction"),
    ("needs_reporting", "needs reporting"),
    ("not_contradiction", "looked at, no contradiction"),
    ("unreviewed", "nothing to decide"),
]


class DayField(forms.CharField):
    """A day, month or year as people type it: `2019-05-15`, `2019-05` or `2019`."""

    def __init__(self, *, last: bool = False, **kwargs: Any) -> None:
        self.last = last
        super().__init__(max_length=10, **kwargs)
        self.widget.attrs.update({"placeholder": "2019 or 2019-05-15", "size": 10, "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """The first day that is meant, or the last one."""
        period = self.period(value)
        return period and (period.end if self.last else period.start)

    def period(self, value: Any) -> Period | None:
        """All days that are meant."""
        text = super().clean(value)
        if not text:
            return None
        period = parse_as_of(text)
        if period is None or "/" in text:
            raise ValidationError(f"“{text}” is not a day. Write 2019, 2019-05 or 2019-05-15.")
        return period


class DayFilter(django_filters.Filter):
    """Filters by `DayField`."""

    field_class = DayField


class SpanField(DayField):
    """A day, month or year, taken whole."""

    def clean(self, value: Any) -> Period | None:
        """Its first day and its last."""
        return self.period(value)


class SpanFilter(DayFilter):
    """Filters by `SpanField`."""

    field_class = SpanField


class WordsFilter(django_filters.CharFilter):
    """Filters by `QueryField`."""

    field_class = QueryField


class FilterForm(forms.Form):
    """Refuses intervals that end before they begin."""

    def clean(self) -> dict[str, Any]:
        """Each pair of days in order."""
        cleaned = super().clean() or {}
        for start, end in (("period_from", "period_to"), ("published_from", "published_to")):
            first, last = cleaned.get(start), cleaned.get(end)
            if first and last and first > last:
                self.add_error(end, "This ends before it begins: swap the two days.")
        return cleaned


class ClaimFilter(django_filters.FilterSet):
    """Claims by what they say, of what, when, who says it, and how far editors are with it."""

    measure = MeasureFilter(queryset=Measure.objects.all(), to_field_name="slug", label="Measure", null_label="none")
    kind = django_filters.ChoiceFilter(
        choices=[(kind, f"{kind}s") for kind, _ in KINDS],
        label="Kind",
        empty_label="every kind",
        error_messages={"invalid_choice": "“%(value)s” is no kind of claim. Choose one of the list."},
    )
    outlet = django_filters.ModelChoiceFilter(
        field_name="revision__article__outlet",
        queryset=Outlet.objects.all(),
        to_field_name="name",
        label="Outlet",
        empty_label="every outlet",
        null_label="outlet not known",
        error_messages={"invalid_choice": "There is no outlet of that name here. Choose one of the list."},
    )
    entity = django_filters.CharFilter(method="about", label="About", max_length=200)
    who = django_filters.CharFilter(
        field_name="attribution", lookup_expr="icontains", label="Who says it", max_length=200
    )
    period_from = DayFilter(method="still_running_on", label="Speaks of, from")
    period_to = DayFilter(method="begun_by", label="to", last=True)
    begins = SpanFilter(method="beginning_in", label="Time begins in")
    published_from = DayFilter(field_name="revision__article__published_to", lookup_expr="gte", label="Printed, from")
    published_to = DayFilter(field_name="revision__article__published_from", lookup_expr="lte", label="to", last=True)
    state = django_filters.ChoiceFilter(
        method="in_state",
        choices=CLAIM_STATES,
        label="State",
        empty_label="every state",
        error_messages={"invalid_choice": "“%(value)s” is no state. Choose one of the list."},
    )
    words = WordsFilter(method="with_words", label="Words")
    untracked = django_filters.BooleanFilter(
        method="with_untracked", label="Also ages and time limits", widget=forms.CheckboxInput
    )

    class Meta:
        model = Claim
        fields: list[str] = []
        form = FilterForm

    def about(self, queryset: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Claims about what one of an organisation's or place's names contains."""
        named = Entity.objects.filter(Q(name__icontains=value) | Q(aliases__phrase__icontains=value))
        return queryset.filter(entity__in=named.values("pk"))

    def still_running_on(self, queryset: QuerySet[Claim], name: str, value: datetime.date) -> QuerySet[Claim]:
        """Claims whose period reaches this day; one without an end does."""
        return queryset.filter(Q(period_end__gte=value) | Q(period_end__isnull=True, period_start__isnull=False))

    def begun_by(self, queryset: QuerySet[Claim], name: str, value: datetime.date) -> QuerySet[Claim]:
        """Claims whose period has begun on this day; one without a beginning has."""
        return queryset.filter(Q(period_start__lte=value) | Q(period_start__isnull=True, period_end__isnull=False))

    def beginning_in(self, queryset: QuerySet[Claim], name: str, value: Period) -> QuerySet[Claim]:
        """Claims whose period begins in this span."""
        return queryset.filter(period_start__range=(value.start, value.end))

    def in_state(self, queryset: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Claims by the gravest of their findings' verdicts."""
        found = FindingSide.objects.filter(claims=OuterRef("pk"), finding__live=True)
        contradiction = Exists(found.filter(finding__verdict="contradiction"))
        reporting = Exists(found.filter(finding__verdict="needs_reporting"))
        waiting = Exists(found.filter(finding__verdict="", finding__queue=True))
        settled = Exists(found.filter(finding__verdict="not_contradiction"))
        graver_first = [contradiction, reporting, waiting, settled]
        place = ["contradiction", "needs_reporting", "open", "not_contradiction", "unreviewed"].index(value)
        for graver in graver_first[:place]:
            queryset = queryset.filter(~graver)
        return queryset.filter(graver_first[place]) if place < len(graver_first) else queryset

    def with_words(self, queryset: ClaimQuerySet, name: str, value: str) -> ClaimQuerySet:
        """Claims that hold every one of these words, in their sentence or in what they are known to speak of."""
        return search_index().claims(parse(value), queryset)

    def with_untracked(self, queryset: QuerySet[Claim], name: str, value: bool) -> QuerySet[Claim]:
        """Without ages and thresholds, unless they are asked for."""
        return queryset if value else queryset.filter(trackable=True)
