"""Every decision of the desk, newest first: one list out of the rows that each kind of decision has appended."""

from claims.history.entries import Entry
from claims.history.reading import Asked, Cursor, entries, page_of_entries
from claims.history.sources import KINDS

__all__ = ["KINDS", "Asked", "Cursor", "Entry", "entries", "page_of_entries"]
