"""The numbers that a database gives to new rows, which it never gives twice."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Max, Model


def last_number(connection: BaseDatabaseWrapper, model: type[Model]) -> int | None:
    """The highest number that was ever given to a row, of which the row may be gone; None for rows without numbers."""
    if not isinstance(model._meta.pk, AutoField):
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT last_value, is_called FROM {_sequence(connection, model)}")
            value, is_given = cursor.fetchone()
            given = value if is_given else 0
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            given = (cursor.fetchone() or [0])[0]
    highest = model._base_manager.using(connection.alias).aggregate(highest=Max("pk"))["highest"]
    return max(given, highest or 0)


def set_last_number(connection: BaseDatabaseWrapper, model: type[Model], last: int) -> None:
    """Have the next row get the number after this one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s, %s, %s)", [_sequence(connection, model), max(last, 1), last > 0])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, last])


def _sequence(connection: BaseDatabaseWrapper, model: type[Model]) -> str:
    """What PostgreSQL counts with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [model._meta.db_table, model._meta.pk.column])
        return str(cursor.fetchone()[0])
