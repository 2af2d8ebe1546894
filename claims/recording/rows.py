"""Claims as judgement takes them: a row of columns, and the statement in it, which is made once for all articles.

A judgement meets hundreds of claims of which it changes none, and the next article meets many of them again. So no
models are made of them; and of a row that is the same as before the statement is the same object, by which all that
comparison knows of it is found at once.
"""

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from claims.models import Claim
from claims.recording.readings import Around, statement_around
from claims.values import Statement

# A story of a week, and the measures that everybody prints.
MOST_KEPT = 8192


class Row(NamedTuple):
    """The columns of a claim and of what stands around it; JSON as it is stored."""

    pk: int
    kind: str
    start: int
    end: int
    surface: str
    sentence: str
    sentence_start: int
    sentence_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal | None
    comparator: str
    unit: str
    approximate: bool
    vague: bool
    trend: str
    counted: str
    nature: str
    period_start: datetime.date | None
    period_end: datetime.date | None
    period_precision: str
    period_basis: str
    period_words: str
    period_conflict: str
    attribution: str
    attribution_cue: str
    attribution_content: str
    what: str
    words: str
    trackable: bool
    in_headline: bool
    standing: bool
    measure_id: int | None
    measure_name: str | None
    measure_catalogued: bool | None
    measure_by_hand: bool | None
    entity_name: str | None
    article_id: int
    outlet_name: str | None
    byline: str
    published_from: datetime.date | None
    published_to: datetime.date | None
    published_basis: str
    text_id: int | None
    scope_json: str
    event_json: str | None
    because_json: str
    passages_json: str | None


_ARTICLE = "revision__article__"
_WAYS = {
    "measure_name": "measure__name",
    "measure_catalogued": "measure__catalogued",
    "measure_by_hand": "measure__by_hand",
    "entity_name": "entity__name",
    "article_id": "revision__article_id",
    "outlet_name": f"{_ARTICLE}outlet__name",
    **{name: _ARTICLE + name for name in ("byline", "published_from", "published_to", "published_basis")},
    "text_id": "revision__printing__text_id",
}
_JSON = {
    "scope_json": "scope",
    "event_json": "event",
    "because_json": "because",
    "passages_json": "revision__printing__passages",
}


def rows_of(claims: QuerySet[Claim]) -> Iterator[Row]:
    """These claims with what stands around them, in no order."""
    stored = {name: Cast(way, TextField()) for name, way in _JSON.items()}
    named = {f"row_{name}": F(way) for name, way in _WAYS.items()}
    columns = [f"row_{name}" if name in _WAYS else name for name in Row._fields]
    return map(Row._make, claims.order_by().annotate(**stored, **named).values_list(*columns))


@lru_cache(maxsize=MOST_KEPT)
def statement_in(row: Row) -> Statement:
    """What the row says, as comparison takes it."""
    return statement_around(
        row,
        Around(
            id=str(row.pk),
            measure=row.measure_name if row.measure_catalogued or row.measure_by_hand else None,
            entity=row.entity_name,
            article=row.article_id,
            outlet=row.outlet_name,
            byline=row.byline,
            printed=row,
            scope=json.loads(row.scope_json),
            event=json.loads(row.event_json or "null"),
            because=json.loads(row.because_json),
            text=row.text_id,
            passages=json.loads(row.passages_json or "[]"),
        ),
    )
