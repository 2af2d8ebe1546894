"""Finds the quotes of a text."""

from spacy.tokens import Doc

from claims.extraction.context import Context
from claims.values import Statement


def find_quotes(doc: Doc, ctx: Context) -> list[Statement]:
    """The quotes of a parsed text, in order of place."""
    return []
