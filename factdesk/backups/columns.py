"""How a column's values stand in a backup: the same on both engines, and to the last digit.

What JSON has is written as it is; days, times and numbers with decimals as text; bytes in base64; a column of JSON as
the text that the database holds, so that a JSON null is not taken for an empty column. Rows that every database numbers
for itself, such as permissions, are named rather than numbered.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignKey, JSONField, TextField
from django.db.models.functions import Cast

# Fields whose values are JSON's own.
_PLAIN = {
    "AutoField", "BigAutoField", "SmallAutoField", "BigIntegerField", "IntegerField", "PositiveBigIntegerField",
    "PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField", "BooleanField", "FloatField", "CharField",
    "SlugField", "TextField", "GenericIPAddressField", "JSONField",
}  # fmt: skip
# Fields whose values JSON lacks, and how they are written; `to_python` reads them again.
_WRITTEN: dict[str, Callable[[Any], str]] = {
    "DecimalField": lambda value: f"{value:f}",
    "UUIDField": str,
    "DurationField": str,
    "DateField": lambda value: value.isoformat(),
    "DateTimeField": lambda value: value.isoformat(),
    "TimeField": lambda value: value.isoformat(),
    "BinaryField": lambda value: base64.b64encode(bytes(value)).decode(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, and how its values are written and read."""

    field: "Field[Any, Any]"
    write: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None

    @property
    def name(self) -> str:
        """What it is called in the backup."""
        return self.field.attname

    @property
    def selected(self) -> str | Cast:
        """What is asked of the database."""
        return Cast(self.name, TextField()) if isinstance(self.field, JSONField) else self.name

    def stored(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """A value of the backup, as a parameter of an INSERT."""
        if value is None or (self.read is None and type(value) in (str, int)):
            return value  # of JSON too: its text is what the column takes
        return self.field.get_db_prep_save(self.read(value) if self.read else value, connection)

    def same(self, one: Any, other: Any) -> bool:
        """Whether two written values are one value; engines keep JSON in different order and with different spaces."""
        if one == other and type(one) is type(other):
            return True
        if isinstance(self.field, JSONField) and isinstance(one, str) and isinstance(other, str):
            return bool(json.loads(one) == json.loads(other))
        return False


def column(field: "Field[Any, Any]", using: str) -> Column:
    """The column of a field in a database; a field of a kind that nobody has thought of is an error."""
    if isinstance(field, ForeignKey) and field.related_model in (ContentType, Permission):
        names = _Names(field.related_model, using)
        return Column(field, names.name_of, names.number_of)
    kind = _kind(field)
    if kind in _PLAIN:
        return Column(field)
    if kind not in _WRITTEN:
        raise NotImplementedError(f"{field} is a {kind}, of which it is not settled how a backup writes it")
    return Column(field, _WRITTEN[kind], field.to_python)


def _kind(field: "Field[Any, Any]") -> str:
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field.get_internal_type()


class _Names:
    """Content types and permissions by name, as they are numbered in one database; one that it lacks is made."""

    def __init__(self, model: type[ContentType] | type[Permission], using: str) -> None:
        self._model, self._using = model, using
        self._names: dict[int, list[str]] = {}
        self._numbers: dict[tuple[str, ...], int] = {}

    def name_of(self, number: int) -> list[str]:
        if number not in self._names:
            self._names[number] = list(self._model._base_manager.using(self._using).get(pk=number).natural_key())
        return self._names[number]

    def number_of(self, name: list[str]) -> int:
        key = tuple(name)
        if key not in self._numbers:
            self._numbers[key] = self._find(*key)
        return self._numbers[key]

    def _find(self, *name: str) -> int:
        app_label, model = name[-2:]
        kind, _ = ContentType._base_manager.using(self._using).get_or_create(app_label=app_label, model=model)
        if self._model is ContentType:
            return kind.pk
        permissions = Permission._base_manager.using(self._using)
        return permissions.get_or_create(codename=name[0], content_type=kind, defaults={"name": name[0]})[0].pk
