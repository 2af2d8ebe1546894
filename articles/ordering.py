"""The order in which lists show their rows, for the queries that ask for it and the indexes that serve them."""

from copy import copy
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import F, Index, Model
from django.db.models.expressions import OrderBy


def latest_first(column: str) -> OrderBy:
    """By a column, the latest first and the rows without a value last."""
    return F(column).desc(nulls_last=True)


class LatestFirstIndex(Index):
    """An index that serves `latest_first` on both engines.

    PostgreSQL serves that order only from an index that says NULLS LAST; SQLite knows no such index, and needs none,
    because it takes NULL for the least of all values.
    """

    def create_sql(
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Statement:
        """The statement that makes it, on SQLite without NULLS LAST."""
        index = copy(self)
        if schema_editor.connection.vendor == "sqlite":
            index.expressions = tuple(_without_nulls_last(expression) for expression in self.expressions)
        return Index.create_sql(index, model, schema_editor, using=using, **kwargs)


def _without_nulls_last(expression: Any) -> Any:
    return expression.expression.desc() if isinstance(expression, OrderBy) and expression.nulls_last else expression
