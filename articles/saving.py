"""Rows with a history are saved in the name of whoever changed them."""

from django.contrib.auth.models import User
from django.db.models import Model


def save_as(row: Model, *, by: User | None) -> None:
    """Save the row, with who changed it in its history."""
    row._history_user = by  # type: ignore[attr-defined]  # simple-history reads it
    row.save()
