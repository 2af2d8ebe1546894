"""Filters of lists that no page filters with a set of its own."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from articles.models import Article, Outlet
from claims.api.pages import LAST
from claims.filters import DayFilter, FilterForm
from claims.models import Finding, Measure, Review

_MEASURES = [("named", "named by an editor or the catalogue"), ("unsorted", "phrases that nobody has sorted")]


class NumberField(forms.IntegerField):
    """The number of a row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = dict.fromkeys(("invalid", "min_value", "max_value"), "Give a number, such as 12.")
        super().__init__(*args, **kwargs, min_value=1, max_value=LAST, error_messages=words)


class RowFilter(django_filters.NumberFilter):
    """Filters by the number of a row."""

    field_class = NumberField

    def get_max_validator(self) -> None:
        """The field has its own."""


class MeasureRows(django_filters.FilterSet):
    """Measures by words, and by whether somebody named them."""

    words = django_filters.CharFilter(method="with_words", label="Words of its name or phrases", max_length=200)
    kind = django_filters.ChoiceFilter(method="of_kind", label="Named, or not sorted yet", choices=_MEASURES)

    class Meta:
        model = Measure
        fields: list[str] = []

    def with_words(self, measures: QuerySet[Measure], name: str, value: str) -> QuerySet[Measure]:
        """Measures whose name, or one of whose phrases, holds each of the words."""
        for word in value.split():
            phrased = Measure.objects.filter(aliases__phrase__icontains=word).values("pk")
            measures = measures.filter(Q(name__icontains=word) | Q(pk__in=phrased))
        return measures

    def of_kind(self, measures: QuerySet[Measure], name: str, value: str) -> QuerySet[Measure]:
        """Named ones, or phrases."""
        named = Q(catalogued=True) | Q(by_hand=True)
        return measures.filter(named if value == "named" else ~named)


class ArticleRows(django_filters.FilterSet):
    """Articles by who printed them, where and when."""

    outlet = django_filters.ModelChoiceFilter(
        queryset=Outlet.objects.all(), to_field_name="name", label="Outlet; “null” for those whose outlet is not known",
        null_label="not known",
    )  # fmt: skip
    url = django_filters.CharFilter(label="Address of the page", max_length=2000)
    stem = django_filters.CharFilter(label="Stem of the file it was loaded from", max_length=200)
    published_from = DayFilter(field_name="published_to", lookup_expr="gte", label="Printed, from")
    published_to = DayFilter(field_name="published_from", lookup_expr="lte", label="Printed, to", last=True)
    date = django_filters.ChoiceFilter(
        method="dated",
        label="How its day is known",
        choices=Article.PublishedBasis.choices,
        field_name="published_basis",
    )

    class Meta:
        model = Article
        fields: list[str] = []
        form = FilterForm

    def dated(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Articles whose day is known in this way."""
        return articles.filter(published_basis=value)


class ReviewRows(django_filters.FilterSet):
    """Signatures by finding, editor and verdict."""

    finding = RowFilter(field_name="finding_id", label="Number of the finding")
    reviewer = django_filters.CharFilter(field_name="reviewer__username", label="Who signed", max_length=150)
    verdict = django_filters.ChoiceFilter(label="What was ruled", choices=Finding.Verdict.choices)

    class Meta:
        model = Review
        fields: list[str] = []
