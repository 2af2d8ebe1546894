"""Many rows in one statement each, however many they are, and also where there are none.

Rows travel as one JSON parameter. So the number of queries that recording takes follows from what it does, and neither
from how much there is to write nor from how many parameters a database allows.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, JSONField, Model, QuerySet

_Row = TypeVar("_Row", bound=Model)
_NOBODY = (0,)
_NOTHING = ("",)


def some(ids: Iterable[int]) -> Sequence[int]:
    """The ids to look up; where there are none, one that no row has, so that the query is made all the same."""
    return sorted(set(ids)) or _NOBODY


def some_words(words: Iterable[str]) -> Sequence[str]:
    """The same of names and keys."""
    return sorted(set(words)) or _NOTHING


def insert_rows(model: type[_Row], rows: Sequence[_Row], *, clash: str = "") -> None:
    """Insert the rows and give them their ids; no ids where `clash` says what to do about rows that are there."""
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]
    columns = ", ".join(_column(field) for field in fields)
    sql = f"INSERT INTO {_table(model)} ({columns}) SELECT {_values(fields)} FROM {_source()} WHERE true ORDER BY place"
    ending = f" ON CONFLICT {clash}" if clash else f" RETURNING {_column(model._meta.pk)}"
    with connection.cursor() as cursor:
        cursor.execute(sql + ending, [_packed(rows, fields, add=True)])
        for row, (pk,) in zip(rows, [] if clash else cursor.fetchall(), strict=not clash):
            row.pk = pk
            row._state.adding, row._state.db = False, connection.alias


def update_rows(model: type[_Row], rows: Sequence[_Row], names: Iterable[str]) -> None:
    """Write these fields of the rows."""
    fields = [model._meta.pk, *(model._meta.get_field(name) for name in names)]
    changes = ", ".join(f"{_column(field)} = fresh.{_column(field)}" for field in fields[1:])
    named = _values(fields, named=True)
    sql = (
        f"UPDATE {_table(model)} SET {changes} FROM (SELECT {named} FROM {_source()}) AS fresh "
        f"WHERE {_table(model)}.{_column(fields[0])} = fresh.{_column(fields[0])}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_packed(rows, fields, add=False)])


def delete_rows(model: type[Model], ids: "Iterable[int] | QuerySet[Any, Any]", *, by: str = "id") -> None:
    """Delete the rows with these ids, or those that stand `by` them; nothing that hangs on a row is looked for."""
    wanted = ids if isinstance(ids, QuerySet) else some(ids)
    rows: Any = model._default_manager.filter(**{f"{by}__in": wanted}).order_by()
    rows._raw_delete(connection.alias)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _column(field: Any) -> str:
    return connection.ops.quote_name(field.column)


def _source() -> str:
    """The parameter as rows of a `value` each, with their place."""
    if connection.vendor == "postgresql":
        return "json_array_elements(%s::json) WITH ORDINALITY AS packed(value, place)"
    return "(SELECT value, key AS place FROM json_each(%s)) AS packed"


def _values(fields: Sequence[Any], *, named: bool = False) -> str:
    return ", ".join(
        _value(place, field) + (f" AS {_column(field)}" if named else "") for place, field in enumerate(fields)
    )


def _value(place: int, field: Any) -> str:
    if connection.vendor != "postgresql":
        return f"json_extract(value, '$[{place}]')"
    sort = field.cast_db_type(connection)
    # Cast to a length, what is too long would be cut off without a word.
    return f"(value->>{place})::{'text' if sort.startswith('varchar') else sort}"


def _packed(rows: Iterable[Model], fields: Sequence[Any], *, add: bool) -> str:
    return json.dumps([[_plain(row, field, add=add) for field in fields] for row in rows], default=str)


def _plain(row: Model, field: Field[Any, Any], *, add: bool) -> Any:
    value = field.pre_save(row, add)
    if isinstance(field, JSONField):
        return None if value is None else json.dumps(value, cls=field.encoder)
    return field.get_db_prep_save(value, connection=connection)
