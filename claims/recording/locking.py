"""One judgement at a time, so that two loaders each see the other's claims."""

from django.db import connection

# Any number that nothing else in the database uses as an advisory lock.
_LOCK = 7_033_2019


def wait_for_turn() -> None:
    """Hold off until no other transaction records or judges; the turn ends with the transaction.

    SQLite needs nothing: its transactions begin IMMEDIATE, so that writers queue there already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
