"""Fills a database of the bench's own with the made-up county's claims, as recording would have left them.

Rows are written in bulk (COPY where there is one), blocks are divided by the database, and each story's facts get the
findings that its articles make of them.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from io import StringIO
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Model

from articles.models import Article, Outlet, Revision
from claims.benching.world import ROUND, Written, bodies, catalogued, phrases, story_of, write
from claims.comparison.keys import LEFT_OUT, MOST_IN_BLOCK, block_keys, place_in_day, speaking_day
from claims.comparison.sameness import telling_words
from claims.models import Claim, ClaimKey, CrowdedBlock, Entity, Finding, FindingSide, Measure, MeasureWord
from claims.recording.readings import reading_of
from claims.values import Period, Statement

_NOW = "2026-01-01T00:00:00+00:00"
_OUTLETS = 40
_AT_ONCE = 5000
_MODELS: tuple[type[Model], ...] = (
    Measure, MeasureWord, Entity, Article, Revision, Claim, ClaimKey, Finding, FindingSide, FindingSide.claims.through,
)  # fmt: skip


class Filling:
    """Writes one article after another; ids are counted here."""

    def __init__(self) -> None:
        self._ids: dict[type[Model], Iterator[int]] = {
            model: count((model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1) for model in _MODELS
        }
        self._outlets = [Outlet.objects.create(name=f"Outlet {number}").pk for number in range(_OUTLETS)]
        self._rows: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
        self._days: list[dict[str, Any]] = []
        self._named: dict[tuple[type[Model], str], int] = {}
        for model in (Measure, Entity):
            rows = model._default_manager.values_list("name", "pk")
            self._named |= {(model, name): pk for name, pk in rows}
        self._told: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_day (claim_id bigint PRIMARY KEY, day varchar(10), place varchar(60))")
        for name in phrases():
            self._measure(name)
        for name in bodies():
            self._entity(name)
        self._flush()

    def fill(self, numbers: Iterable[int], *, told: Callable[[int], None] = lambda _: None) -> None:
        """Store the articles of these numbers, which follow each other."""
        with _poured(), transaction.atomic():
            for done, number in enumerate(numbers, start=1):
                self._write(write(number))
                if number % ROUND == ROUND - 1:
                    self._find()
                if len(self._rows[Claim]) >= _AT_ONCE:
                    self._flush()
                    told(done)
            self._find()
            self._flush()
            _divide()
        _settle()

    def _write(self, article: Written) -> None:
        day = article.published.isoformat()
        pk = self._add(
            Article, stem=f"article-{article.number}", outlet_id=self._outlets[article.outlet],
            headline=f"News of {day}", standfirst="", byline="", url="", published_from=day, published_to=day,
            published_basis="stated", published_reason="", created_at=_NOW,
        )  # fmt: skip
        revision = self._add(
            Revision, article_id=pk, number=1, original="", original_sha256=f"{article.number:064x}",
            text=article.text, text_sha256=f"{article.number:064x}", headline_end=0, dropped="[]", changed="[]",
            created_at=_NOW,
        )  # fmt: skip
        for statement, fact in zip(article.statements, article.facts, strict=True):
            stands = replace(
                statement, article=str(pk), outlet=str(article.outlet), published=Period.day(article.published)
            )
            claim = self._claim(stands, revision)
            if fact is not None and statement.quantity is not None:
                said = f"{statement.quantity.value} {statement.quantity.comparator}"
                self._told[story_of(article.number), fact, said].append((claim, pk))

    def _claim(self, statement: Statement, revision: int) -> int:
        reading = reading_of(statement)
        columns = {name: value for name, value in reading.items() if name not in ("measure", "entity")}
        columns["scope"] = json.dumps(columns["scope"])
        columns["event"] = columns["event"] and json.dumps(columns["event"])
        pk = self._add(
            Claim, **columns, revision_id=revision, kind=str(statement.kind), start=statement.start,
            end=statement.end, surface=statement.surface, sentence=statement.sentence,
            sentence_start=statement.sentence_start, sentence_end=statement.sentence_end,
            measure_id=self._measure(statement.counted), entity_id=self._entity(statement.entity), in_headline=False,
            because="{}", machine=json.dumps(reading), rules_version=1, standing=True, created_at=_NOW,
        )  # fmt: skip
        self._days.append({"claim_id": pk, "day": speaking_day(statement), "place": self._place(pk, statement)})
        for key in block_keys(statement):
            self._add(ClaimKey, claim_id=pk, key=key)
        return pk

    def _place(self, pk: int, statement: Statement) -> str:
        outlet = f"Outlet {statement.outlet}"
        return place_in_day(replace(statement, id=str(pk), outlet=outlet))

    def _measure(self, name: str | None) -> int | None:
        if name is None:
            return None
        row = {"definition": "", "unit_class": "count", "nature": "", "catalogued": name in catalogued()}
        if (Measure, name) not in self._named:
            pk = self._name(Measure, name, slug=f"bench-{len(self._named)}", looked_at=True, **row)
            for word in sorted(telling_words(name)):
                self._add(MeasureWord, measure_id=pk, word=word)
        return self._named[Measure, name]

    def _entity(self, name: str | None) -> int | None:
        return self._name(Entity, name, catalogued=False) if name else None

    def _name(self, model: type[Model], name: str, **columns: Any) -> int:
        if (model, name) not in self._named:
            self._named[model, name] = self._add(model, name=name, **columns)
        return self._named[model, name]

    def _find(self) -> None:
        """Findings of a round's stories: what two articles say alike."""
        for (story, fact, said), claims in self._told.items():
            if len({article for _, article in claims}) < 2:
                continue
            finding = self._add(
                Finding, relation="corroborates", possible=False, queue=False, reasons='["equal"]',
                explanation=f"All are about fact {fact} of story {story}; they say {said}.", found_by="rules", note="",
                verdict="", changed_since=False, live=True, rules_version=1, created_at=_NOW, changed_at=_NOW,
            )  # fmt: skip
            side = self._add(FindingSide, finding_id=finding, position=0, says=said, origins=2)
            for claim, _ in claims:
                self._add(FindingSide.claims.through, findingside_id=side, claim_id=claim)
        self._told.clear()

    def _add(self, model: type[Model], **columns: Any) -> int:
        pk = next(self._ids[model])
        self._rows[model].append({"id": pk, **_defaults(model), **columns})
        return pk

    def _flush(self) -> None:
        for model in _MODELS:
            _insert(model._meta.db_table, self._rows[model])
        _insert("bench_day", self._days)
        self._rows.clear()
        self._days.clear()


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    """What stands in columns that nothing is said of: rows are written past the models, which would fill them."""
    plain = (field for field in model._meta.concrete_fields if not (field.null or field.primary_key or field.generated))
    values = {field.attname: field.get_default() for field in plain if field.has_default() or field.blank}
    plainly = {name: json.dumps(value) if isinstance(value, (list, dict)) else value for name, value in values.items()}
    return {name: value for name, value in plainly.items() if isinstance(value, (bool, int, str))}


def _insert(table: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    values = ([row[name] for name in names] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            file = StringIO("".join("\t".join(map(_copied, row)) + "\n" for row in values))
            cursor.cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", file)
        else:
            marks = ", ".join("%s" for _ in names)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values))


def _copied(value: Any) -> str:
    if value is None:
        return "\\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _divide() -> None:
    """Divide crowded blocks as recording does, all at once."""
    key, crowded = ClaimKey._meta.db_table, CrowdedBlock._meta.db_table
    binary = 'COLLATE "C"' if connection.vendor == "postgresql" else ""
    find = "strpos" if connection.vendor == "postgresql" else "instr"
    # A part's stretch of time: none, a year, a month, a day.
    for level, length in (("", 4), ("____", 7), ("____-__", 10), ("____-__-__", 0)):
        where = f"key LIKE '%%//{level}'" if level else "key NOT LIKE '%%//%%'"
        _run(
            f"INSERT INTO {crowded} (part, last, divided_at) SELECT key, '', '{_NOW}' FROM {key} WHERE {where} "
            f"GROUP BY key HAVING count(*) > {MOST_IN_BLOCK} ON CONFLICT DO NOTHING"
        )
        if length:
            base = f"CASE WHEN {find}(key, '//') = 0 THEN key ELSE substr(key, 1, {find}(key, '//') - 1) END"
            day = f"(SELECT substr(day, 1, {length}) FROM bench_day WHERE bench_day.claim_id = {key}.claim_id)"
            change, rows = f"{base} || '//' || {day}", where
        else:
            ranked = (
                f"SELECT {key}.id, row_number() OVER (PARTITION BY key ORDER BY bench_day.place {binary}) AS number "
                f"FROM {key} JOIN bench_day USING (claim_id) WHERE {where}"
            )
            change = f"key || '{LEFT_OUT}'"
            rows = f"id IN (SELECT id FROM ({ranked}) AS ranked WHERE number > {MOST_IN_BLOCK})"
        _run(f"UPDATE {key} SET key = {change} WHERE {rows} AND key IN (SELECT part FROM {crowded})")
    # In one pass, since the index on keys is away.
    lines = (
        f"SELECT key, max(bench_day.place {binary}) AS last FROM {key} JOIN bench_day USING (claim_id) "
        f"WHERE key LIKE '%%//____-__-__' GROUP BY key HAVING count(*) = {MOST_IN_BLOCK}"
    )
    full = f"SELECT 1 FROM {key} WHERE key = {crowded}.part || '{LEFT_OUT}'"
    _run(f"UPDATE {crowded} SET last = line.last FROM ({lines}) AS line WHERE part = line.key AND EXISTS ({full})")


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("%%", "%"))


@contextmanager
def _poured() -> Iterator[None]:
    """On PostgreSQL, while rows pour in, foreign keys are not looked up, and indexes are away, to be made in one go."""
    if connection.vendor != "postgresql":
        yield
        return
    _run("SET session_replication_role = replica; SET synchronous_commit = off")
    indexes = _indexes()
    with connection.schema_editor() as editor:
        editor.remove_constraint(ClaimKey, ClaimKey._meta.constraints[0])
    for name in indexes:
        _run(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    _run("SET session_replication_role = DEFAULT; SET maintenance_work_mem = '512MB'")
    with connection.schema_editor() as editor:
        editor.add_constraint(ClaimKey, ClaimKey._meta.constraints[0])
    for definition in indexes.values():
        _run(definition)


def _indexes() -> dict[str, str]:
    """The definitions of the indexes on what is filled, by name, without those that keep a constraint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ANY(%s) "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [[model._meta.db_table for model in _MODELS]],
        )
        return dict(cursor.fetchall())


def _settle() -> None:
    """Let the database count its rows, and go on with ids behind those written."""
    for sql in connection.ops.sequence_reset_sql(no_style(), list(_MODELS)):
        _run(sql)
    _run("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
