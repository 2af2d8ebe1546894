"""Filters of the reading pages: articles, claims and findings."""

from django import template

from claims import headings
from claims.forms import COMPARATOR_WORDS
from claims.models import Claim
from claims.values import Comparator

register = template.Library()

for _filter in (
    headings.backing,
    headings.first_sentence,
    headings.reason_words,
    headings.side_title,
    headings.topic,
    headings.who_says_what,
):
    register.filter(_filter.__name__, _filter)


@register.filter
def comparator_words(claim: Claim) -> str:
    """How the number is meant: exactly, more than, about."""
    return COMPARATOR_WORDS[Comparator(claim.comparator)] if claim.comparator else ""
