"""Finds the ratings of a text."""

from spacy.tokens import Doc

from claims.extraction.context import Context
from claims.values import Statement


def find_ratings(doc: Doc, ctx: Context) -> list[Statement]:
    """The ratings of a parsed text, in order of place."""
    return []
