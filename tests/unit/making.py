"""Statements for the tests of comparison, made from the few fields that a test is about."""

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from claims.comparison import topics
from claims.comparison.topics import Likeness
from claims.lines import parse_as_of
from claims.values import (
    Attribution,
    Comparator,
    EventFrame,
    Kind,
    Period,
    Quantity,
    Scope,
    Statement,
)


def amount(value: Any = None, *, low: Any = None, high: Any = None, sign: str = "=", **more: Any) -> Quantity:
    """A quantity from plain numbers."""
    numbers = [None if number is None else Decimal(str(number)) for number in (value, low, high)]
    return Quantity(*numbers, Comparator(sign), **more)


def figure(counted: str | None, value: Any = None, **more: Any) -> Statement:
    """A figure of Harwick on 3 March 2021, unless the test says otherwise."""
    quantity_names = ("low", "high", "sign", "unit", "approximate", "vague", "step")
    quantity = amount(value, **{name: more.pop(name) for name in quantity_names if name in more})
    return _statement(
        Kind.FIGURE, counted=counted, quantity=quantity, **{"surface": str(value), "day": "2021-03-03", **more}
    )


def event(kind: str, day: str | None, *, agent: str | None = None, thing: str | None = None, **more: Any) -> Statement:
    """A dated event."""
    frame = EventFrame(kind, agent, thing, more.pop("place", None), tuple(more.pop("modifiers", ())))
    return _statement(Kind.EVENT, event=frame, day=day, **{"surface": day or "", "what": thing or kind, **more})


def rating(grade: str, year: str | None, **more: Any) -> Statement:
    """An official grade."""
    what = more.pop("what", "judgement of Harwick schools")
    return _statement(Kind.RATING, words=grade, surface=grade, what=what, day=year, **more)


def quote(said: str, **more: Any) -> Statement:
    """A quoted saying."""
    return _statement(
        Kind.QUOTE, words=said, surface=said, day=None, **{"what": "what nurses said of the ward", **more}
    )


def _statement(kind: Kind, *, day: str | None, **more: Any) -> Statement:
    by, scope = more.pop("by", None), more.pop("scope", {})
    printed = more.pop("published", "2021-03-03")
    name = more.pop("id", None) or f"{more.get('article', 'one')}-{more['surface']}"
    fields: dict[str, Any] = {"article": "one", "entity": "Harwick", **more}
    return Statement(
        kind=kind,
        id=name,
        period=more.pop("period", None) or parse_as_of(day),
        published=parse_as_of(printed),
        attribution=Attribution(by) if by else None,
        scope=Scope(**scope),
        **{field: value for field, value in fields.items() if field != "period"},
    )


def vague_period(words: str) -> Period:
    """Words that name no exact time."""
    period = parse_as_of("2021")
    assert period is not None
    return Period(None, None, type(period.precision).VAGUE, period.basis, words)


def days(start: str, end: str) -> Period:
    """A period from two ISO days."""
    return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


def in_sentence(text: str, **more: Any) -> list[Statement]:
    """Figures for the bracketed numbers of a sentence, placed as extraction would place them."""
    plain = re.sub(r"[\[\]]", "", text)
    found = []
    for shift, match in enumerate(re.finditer(r"\[([^\]]+)\]", text)):
        start, surface = match.start() - 2 * shift, match.group(1)
        number = Decimal(re.sub(r"[^\d.]", "", surface))
        unit = "percent" if "per cent" in surface else "count"
        fields = {"unit": unit, "surface": surface, "step": Decimal(1), "counted": "homes", **more}
        statement = figure(fields.pop("counted"), number, **fields)
        place = {"start": start, "end": start + len(surface), "sentence": plain, "sentence_end": len(plain)}
        found.append(replace(statement, id=f"f{start}", **place))
    return found


def likeness(one: str, other: str) -> Likeness:
    """How surely two bare phrases name one measure, which is the same the other way round."""
    a, b = topics.read(one), topics.read(other)
    forth, back = topics.likeness(a, b), topics.likeness(b, a)
    assert forth is back
    return forth
