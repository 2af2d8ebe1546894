"""Filters of the reading pages: articles, claims and findings."""

from django import template

from claims import beside, draftremarks, headings, languages, sortinglist
from claims.fieldwords import field_words
from claims.revised import changed_words

register = template.Library()

for _filter in (
    beside.reading_beside,
    changed_words,
    draftremarks.mark_shape,
    draftremarks.mark_words,
    field_words,
    headings.backing,
    languages.language_name,
    languages.not_read,
    headings.first_sentence,
    headings.in_quotes,
    headings.reason_words,
    headings.side_title,
    headings.topic,
    headings.who_says_what,
    sortinglist.in_words,
):
    register.filter(_filter.__name__, _filter)
