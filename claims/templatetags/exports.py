"""Filters of the places that offer downloads."""

from django import template
from django.http import HttpRequest

from claims.exports import FORMATS

register = template.Library()

_WORDS = {
    "csv": "Table for a spreadsheet (CSV)",
    "jsonl": "Rows for a program (JSON lines)",
    "timelinejs.json": "Timeline for TimelineJS (JSON)",
    "claimreview.jsonl": "Signed verdicts (ClaimReview)",
    "zip": "All of it, with notes (zip)",
}


@register.filter
def formats(what: str) -> list[tuple[str, str]]:
    """The formats in which something can be downloaded, each with what a reader knows it by."""
    return [(form, _WORDS[form]) for form in FORMATS[what]]


@register.filter
def filter_of(request: HttpRequest) -> str:
    """The filter that the page was asked for, without the number of its page."""
    given = request.GET.copy()
    given.pop("page", None)
    return given.urlencode()
