"""What somebody types into a search field, as words to look for.

All words have to be there. Words in quotation marks stand next to each other, and so do the parts of one that is
written with marks inside: `£1.2bn`, `34.5`, `1,200`, `two-tier`. A minus before a word or a quotation keeps out what
holds it; before a digit it belongs to the figure. Nothing else means anything: no wildcards, no AND, OR or NEAR.
"""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.search.plain import plain

MOST_LETTERS = 200
MOST_WORDS = 20
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PART = re.compile(r'(?P<minus>(?<!\S)[-−–])?"(?P<phrase>[^"]*)"|(?P<chunk>[^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s(?=\W*$)", re.IGNORECASE)
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Python's and PostgreSQL's expressions alike.
_ALONE_BEFORE, _ALONE_BEHIND = "(?<![0-9][.,])(?<![0-9])", "(?![.,]?[0-9])"
_EXCLUDED = re.compile(r"[-−–](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other; most often one alone. `figures` are the numbers among them, as typed."""

    words: tuple[str, ...]
    excluded: bool = False
    figures: tuple[str, ...] = ()

    @property
    def patterns(self) -> list[str]:
        """What each figure must fit to be a figure of its own: 200 is none in 1,200, nor 34 in 34.5."""
        return [f"{_ALONE_BEFORE}{figure.replace('.', '[.]')}{_ALONE_BEHIND}" for figure in self.figures]


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that all have to be there, or, where excluded, must not."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """Terms that have to be there."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """Terms that must not be there."""
        return tuple(term for term in self.terms if term.excluded)

    def cut(self) -> "Query":
        """As much of it as can be looked for at a time, where nobody can be told that it is too much."""
        return Query(self.terms[:MOST_WORDS])

    def __bool__(self) -> bool:
        return bool(self.terms)


def parse(typed: str) -> Query:
    """The terms of what was typed, each once, in the order of typing."""
    found = (_term(part) for part in _PART.finditer(plain(typed.translate(_QUOTES), marks=False)))
    return Query(tuple(dict.fromkeys(term for term in found if term.words)))


def _term(part: re.Match[str]) -> Term:
    if (phrase := part["phrase"]) is not None:
        return Term(_words(phrase), part["minus"] is not None, _figures(phrase))
    chunk = part["chunk"]
    excluded = _EXCLUDED.match(chunk) is not None
    return Term(_words(_POSSESSIVE.sub("", chunk)), excluded, _figures(chunk))


def _figures(text: str) -> tuple[str, ...]:
    return tuple(_FIGURE.findall(text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


class QueryField(forms.CharField):
    """A field for words to look for; what it gives is the text as typed, known to hold some."""

    default_error_messages = {
        "long": "These are %(number)s characters. A search takes at most %(most)s characters: the words that matter.",
        "wordless": "“%(value)s” holds nothing to look for: type letters or digits.",
        "many": "These are %(number)s words. Look for at most %(most)s at a time: those that matter.",
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No more can be typed than is taken."""
        return {**super().widget_attrs(widget), "maxlength": str(MOST_LETTERS)}

    def clean(self, value: Any) -> str:
        """The text, where it can be looked for."""
        text: str = super().clean(value)
        if not text:
            return text
        if len(text) > MOST_LETTERS:
            raise self._fault("long", number=f"{len(text):,}", most=MOST_LETTERS)
        query = parse(text)
        number = sum(len(term.words) for term in query.terms)
        if not number:
            raise self._fault("wordless", value=text)
        if number > MOST_WORDS:
            raise self._fault("many", number=number, most=MOST_WORDS)
        return text

    def _fault(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)
