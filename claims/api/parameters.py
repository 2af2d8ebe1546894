"""Filters out of an address: what is wrong becomes a problem, and the schema is told what is allowed."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from drf_spectacular.utils import OpenApiParameter

from claims.api.pages import IN_SCHEMA, PageForm
from claims.api.problems import WRONG_PARAMETER, Problem
from claims.filters import DayFilter
from claims.measurefilter import MOST_MEASURES

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# The page puts these behind the first day of the pair, where “to” says enough.
_LABELS = {"period_to": "Speaks of, to", "published_to": "Printed, to"}
_BOOLEANS = ("true", "false", "on")  # “on” is what the page's own checkbox sends


def check_page(page: PageForm) -> PageForm:
    """The form with its values, or a problem."""
    check_filters(None, page)
    return page


def check_filters(chosen: django_filters.FilterSet | None, page: PageForm) -> None:
    """Raise a problem that names each wrong value and what is allowed instead."""
    errors = list(_booleans(chosen)) if chosen else []
    for form in (chosen.form, page) if chosen else (page,):
        for name, messages in form.errors.items():
            detail = _in_words(form.fields.get(name), form.data.get(name, ""), [str(message) for message in messages])
            errors.append({"field": name, "detail": detail})
    if errors:
        raise Problem(WRONG_PARAMETER, " ".join(error["detail"] for error in errors), errors=errors)


def _in_words(field: forms.Field | None, value: str, messages: list[str]) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        allowed = ", ".join(str(key) for key, _ in field.choices if key)  # type: ignore[union-attr, misc]
        return f"“{value}” is not allowed here; one of these is: {allowed}."
    if isinstance(field, forms.ModelChoiceField):
        return f"“{value}” is not known on this desk."
    return " ".join(messages)


def _booleans(chosen: django_filters.FilterSet) -> Iterator[dict[str, str]]:
    """Django's checkbox takes any word for a yes."""
    for name, filter_ in chosen.filters.items():
        value = chosen.data.get(name, "")
        if isinstance(filter_, django_filters.BooleanFilter) and value and value.lower() not in _BOOLEANS:
            yield {"field": name, "detail": f"“{value}” is not allowed here; “true” and “false” are."}


def parameters_of(filterset: type[django_filters.FilterSet]) -> list[OpenApiParameter]:
    """The filters and the pages, for the schema."""
    filters = [
        OpenApiParameter(name, _type_of(filter_), description=_LABELS.get(name) or str(filter_.label))
        for name, filter_ in filterset.base_filters.items()
    ]
    return [*filters, *IN_SCHEMA]


def _type_of(filter_: django_filters.Filter) -> dict[str, Any]:
    match filter_:
        case django_filters.ModelMultipleChoiceFilter():
            return {"type": "array", "items": {"type": "string"}, "maxItems": MOST_MEASURES}
        case django_filters.ModelChoiceFilter():
            return {"type": "string"}
        case django_filters.ChoiceFilter():
            return {"type": "string", "enum": [str(key) for key, _ in filter_.extra["choices"]]}
        case django_filters.BooleanFilter():
            return {"type": "boolean"}
        case django_filters.NumberFilter():
            return {"type": "integer", "minimum": 1}
        case DayFilter():
            return {"type": "string", "pattern": DAY}
    longest = filter_.extra.get("max_length")
    return {"type": "string"} | ({"maxLength": longest} if longest else {})
