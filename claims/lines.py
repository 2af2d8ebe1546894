"""Statements to and from the JSON lines that `extract`, `compare` and `export` speak.

The field names are a contract with tools outside the project; add to them, never rename. Reading is forgiving: an
absent, null or malformed field is unknown, never an error.
"""

import calendar
import datetime
import re
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from claims.values import (
    Attribution,
    Basis,
    Comparator,
    EventFrame,
    Kind,
    Nature,
    Period,
    Precision,
    Quantity,
    Scope,
    Statement,
)

T = TypeVar("T")

_AS_OF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def statement_to_line(statement: Statement) -> dict[str, Any]:
    """The statement as one JSON object of the `extract` contract."""
    quantity = statement.quantity or Quantity(comparator=Comparator.EQUAL)
    is_figure = statement.quantity is not None
    period = statement.period
    return {
        "article": statement.article,
        "kind": str(statement.kind),
        "surface": statement.surface,
        "what": statement.what,
        "words": statement.words,
        "sentence": statement.sentence,
        "start": statement.start,
        "end": statement.end,
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "comparator": str(quantity.comparator) if is_figure else None,
        "unit": quantity.unit if is_figure else None,
        "approximate": quantity.approximate if is_figure else None,
        "vague": quantity.vague if is_figure else None,
        "step": _number(quantity.step),
        "counted": statement.counted,
        "measure": statement.measure,
        "nature": str(statement.nature) if statement.nature else None,
        "scope": {k: v for k, v in asdict(statement.scope).items() if v} or None,
        "entity": statement.entity,
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
        "period_precision": str(period.precision) if period else None,
        "period_basis": str(period.basis) if period else None,
        "period_words": period.words if period else None,
        "period_conflict": period.conflict if period else None,
        "attribution": statement.attribution.source if statement.attribution else None,
        "trend": statement.trend,
        "trackable": statement.trackable,
        "event": asdict(statement.event) if statement.event else None,
        "in_headline": statement.in_headline,
        "because": dict(statement.because),
    }


def statement_from_line(line: dict[str, Any]) -> Statement:
    """A statement for comparison out of a claim's JSON object; whatever is missing or malformed is unknown."""
    return Statement(
        kind=_member(Kind, line.get("kind")) or Kind.FIGURE,
        surface=_text(line.get("surface")) or "",
        sentence=_text(line.get("sentence")) or _text(line.get("quote")) or "",
        quantity=_quantity(line),
        counted=_text(line.get("counted")),
        measure=_text(line.get("measure")),
        nature=_member(Nature, line.get("nature")),
        scope=_scope(line.get("scope")),
        entity=_text(line.get("entity")),
        period=_period(line),
        attribution=Attribution(source) if (source := _text(line.get("attribution"))) else None,
        trend=_text(line.get("trend")),
        trackable=line.get("trackable") is not False,
        what=_text(line.get("what")),
        words=_text(line.get("words")),
        event=_event(line.get("event")),
        in_headline=line.get("in_headline") is True,
        id=str(line.get("id") or ""),
        article=str(line.get("article") or ""),
        outlet=_text(line.get("outlet")),
        byline=_text(line.get("byline")),
        published=parse_as_of(line.get("published")),
    )


def parse_as_of(value: object) -> Period | None:
    """A period out of `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `start/end` of these; anything else is None."""
    if not isinstance(value, str):
        return None
    first, slash, last = value.strip().partition("/")
    start, end = _days(first), _days(last if slash else first)
    if start is None or end is None or start[0] > end[1]:
        return None
    precision = Precision.RANGE if slash else start[2]
    return Period(start[0], end[1], precision, Basis.STATED, value)


def _days(text: str) -> tuple[datetime.date, datetime.date, Precision] | None:
    match = _AS_OF.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year and month and day:
            exact = datetime.date(year, month, day)
            return exact, exact, Precision.DAY
        if year and month:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last), Precision.MONTH
        return datetime.date(year or 0, 1, 1), datetime.date(year or 0, 12, 31), Precision.YEAR
    except ValueError:
        return None


def _period(line: dict[str, Any]) -> Period | None:
    start, end = _day(line.get("period_start")), _day(line.get("period_end"))
    precision = _member(Precision, line.get("period_precision"))
    if start is None and end is None and precision is not Precision.VAGUE:
        return parse_as_of(line.get("as_of"))
    if start and end and start > end:
        return None
    if precision is None:
        precision = Precision.DAY if start == end else Precision.RANGE
    basis = _member(Basis, line.get("period_basis")) or Basis.STATED
    words = _text(line.get("period_words")) or ""
    return Period(start, end, precision, basis, words, _text(line.get("period_conflict")))


def _quantity(line: dict[str, Any]) -> Quantity | None:
    value, low, high = (_decimal(line.get(name)) for name in ("value", "low", "high"))
    if value is None and low is None and high is None:
        return None
    comparator = _member(Comparator, line.get("comparator")) or Comparator.EQUAL
    vague = line.get("vague")
    if not isinstance(vague, bool):
        vague = value is None and comparator is not Comparator.RANGE
    return Quantity(
        value,
        low,
        high,
        comparator,
        _text(line.get("unit")) or "count",
        approximate=line.get("approximate") is True or comparator is Comparator.ABOUT,
        vague=vague,
        step=_decimal(line.get("step")),
    )


def _scope(value: object) -> Scope:
    if isinstance(value, str) and value.strip():
        return Scope(subset=value.strip())
    if not isinstance(value, dict):
        return Scope()
    names = ("population", "subset", "quantifier", "threshold", "denominator", "polarity")
    return Scope(**{name: _text(value.get(name)) for name in names})


def _event(value: object) -> EventFrame | None:
    if not isinstance(value, dict) or not (kind := _text(value.get("type"))):
        return None
    given = value.get("modifiers")
    modifiers = tuple(str(word) for word in given) if isinstance(given, list | tuple) else ()
    agent, thing, place = (_text(value.get(name)) for name in ("agent", "object", "place"))
    return EventFrame(kind, agent, thing, place, modifiers)


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _decimal(value: object) -> Decimal | None:
    if value is None or isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _member(choices: type[T], value: object) -> T | None:
    try:
        return choices(value)  # type: ignore[call-arg]
    except ValueError:
        return None
