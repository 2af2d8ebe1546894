"""Filters of the reading pages: articles, claims and findings."""

from django import template

from claims import headings

register = template.Library()

for _filter in (headings.backing, headings.reason_words, headings.spell, headings.topic, headings.who_says_what):
    register.filter(_filter.__name__, _filter)
