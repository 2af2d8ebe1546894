"""Finds the events of a text."""

from spacy.tokens import Doc

from claims.extraction.context import Context
from claims.values import Statement


def find_events(doc: Doc, ctx: Context) -> list[Statement]:
    """The events of a parsed text, in order of place."""
    return []
