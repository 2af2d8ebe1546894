"""The condition of search as an expression, so that it stands in any queryset beside its other filters."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from claims.search.query import Term


class Found(Lookup):
    """Whether a row's indexed words hold all of these terms."""

    lookup_name = "found"
    prepare_rhs = False
    lhs: Col
    rhs: tuple[Term, ...]

    def __init__(self, *terms: Term) -> None:
        super().__init__(F("pk"), terms)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """Among the rows that the index table gives."""
        from claims.search.sqlite import index_table, match

        key, params = compiler.compile(self.lhs)
        table = index_table(self.lhs.target.model)
        return f"{key} IN (SELECT rowid FROM {table} WHERE {table} MATCH %s)", (*params, match(self.rhs))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """By the column beside the words."""
        from claims.search.postgresql import tsquery

        return f"{_column(self.lhs, compiler)} @@ to_tsquery('factdesk_english', %s)", (tsquery(self.rhs),)


def _column(key: Col, compiler: SQLCompiler) -> str:
    return f"{compiler.quote_name_unless_alias(key.alias)}.search"
