"""Finding claims, articles and measures by their words: one class, with a backend for SQLite and one for PostgreSQL."""

from claims.search.index import Hits, SearchIndex, search_index
from claims.search.query import MOST_LETTERS, MOST_WORDS, Query, QueryField, Term, parse

__all__ = [
    "MOST_LETTERS",
    "MOST_WORDS",
    "Hits",
    "Query",
    "QueryField",
    "SearchIndex",
    "Term",
    "parse",
    "search_index",
]
