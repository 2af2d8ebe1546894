"""A page as a database can keep it: no reader's word for it holds what no text holds."""

import re
from dataclasses import fields, replace

from articles.characters import tidy
from articles.cleaning import Dropped
from articles.readers import RawArticle
from articles.readers.index import parse_address
from articles.rejects import Rejected

_HALF = re.compile("[\ud800-\udfff]")


def sound(raw: RawArticle) -> RawArticle:
    """The page, or `Rejected` where its words hold NUL characters, or halves of characters that JSON can spell.

    What is only said about it, its name and what was left out and not understood, loses them; its headline, byline,
    standfirst and outlet lose the NUL characters.
    """
    raw = replace(
        raw,
        stem=_told(raw.stem),
        headline=_without_nul(raw.headline),
        byline=_without_nul(raw.byline),
        standfirst=_without_nul(raw.standfirst),
        outlet=_without_nul(raw.outlet),
    )
    for field in fields(raw):
        words = getattr(raw, field.name)
        if not isinstance(words, str):
            continue
        if "\0" in words:
            if field.name == "url":
                parse_address(words)  # refuses it in its own words
            raise Rejected("is not text: it holds NUL characters")
        if _HALF.search(words):
            raise Rejected("holds halves of characters that belong to no text")
    dropped = tuple(Dropped(item.step, _told(item.text), _told(item.why)) for item in raw.dropped)
    notes = tuple(map(_told, raw.notes))
    if (dropped, notes) == (raw.dropped, raw.notes):
        return raw
    return replace(raw, dropped=dropped, notes=notes)


def _told(words: str) -> str:
    return tidy(words) if "\0" in words or _HALF.search(words) else words


def _without_nul(words: str | None) -> str | None:
    return words.replace("\0", "") if words else words
