"""The condition of search as an expression, so that it stands in any queryset beside its other filters."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from claims.search.keeping import INDEXED
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
        found = f"{key} IN (SELECT rowid FROM {table} WHERE {table} MATCH %s)"
        return self._exactly(found, (*params, match(self.rhs)), compiler, "REGEXP")

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """By the column beside the words."""
        from claims.search.postgresql import tsquery

        found = f"{self._column('search', compiler)} @@ to_tsquery('factdesk_english', %s)"
        return self._exactly(found, (tsquery(self.rhs),), compiler, "~")

    def _exactly(self, found: str, params: tuple[Any, ...], compiler: SQLCompiler, fits: str) -> Any:
        """The condition, and that the figures stand in the text as they were typed: engines cut them at their marks."""
        patterns = [pattern for term in self.rhs for pattern in term.patterns]
        if not patterns:
            return found, params
        columns = INDEXED[self.lhs.target.model._meta.db_table]
        text = " || ' ' || ".join(self._column(column, compiler) for column in columns)
        conditions = [found, *(f"({text}) {fits} %s" for _ in patterns)]
        return f"({' AND '.join(conditions)})", (*params, *patterns)

    def _column(self, name: str, compiler: SQLCompiler) -> str:
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{compiler.quote_name_unless_alias(name)}"
