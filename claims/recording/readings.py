"""Statements to columns and back: the machine's reading, editors' corrections over it, and the plain value again."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from articles.models import Article
from claims.models import Claim, Correction, Entity, Measure
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

_DECIMALS = ("value", "low", "high", "step")
_DATES = ("period_start", "period_end")
_SIX_PLACES = Decimal("0.000001")


def reading_of(statement: Statement) -> dict[str, Any]:
    """The machine's reading as JSON, by the names of the claim's columns; measure and entity by name."""
    quantity = statement.quantity
    period = statement.period
    said = statement.attribution
    reading: dict[str, Any] = dict.fromkeys((*_DECIMALS, *_DATES))
    if quantity:
        reading |= {name: _plain(getattr(quantity, name)) for name in _DECIMALS}
        reading["step"] = _plain(quantity.step and max(quantity.step, _SIX_PLACES))
    if period:
        reading |= {name: end and end.isoformat() for name, end in zip(_DATES, (period.start, period.end), strict=True)}
    return reading | {
        "comparator": str(quantity.comparator) if quantity else "",
        "unit": quantity.unit if quantity else "",
        "approximate": quantity.approximate if quantity else False,
        "vague": quantity.vague if quantity else False,
        "trend": statement.trend or "",
        "counted": statement.counted or "",
        "measure": statement.measure,
        "nature": str(statement.nature or ""),
        "scope": {name: value for name, value in asdict(statement.scope).items() if value},
        "entity": statement.entity,
        "period_precision": str(period.precision) if period else "",
        "period_basis": str(period.basis) if period else "",
        "period_words": period.words if period else "",
        "period_conflict": (period.conflict or "") if period else "",
        "attribution": said.source[:300] if said else "",
        "attribution_cue": said.cue if said else "",
        "attribution_content": said.content if said else "",
        "what": statement.what or "",
        "words": statement.words or "",
        "event": asdict(statement.event) if statement.event else None,
        "trackable": statement.trackable,
    }


def lay_over(reading: dict[str, Any], corrections: Iterable[Correction]) -> dict[str, Any]:
    """The reading with the newest correction of each field in its place; `corrections` in order of time."""
    corrected = dict(reading)
    for correction in corrections:
        corrected[correction.field] = reading.get(correction.field) if correction.withdrawn else correction.value
    if corrected != reading:
        _follow_up(corrected, reading)
    return corrected


def _follow_up(corrected: dict[str, Any], reading: dict[str, Any]) -> None:
    """Make what hangs on a corrected field agree with it: bounds with value and comparator, precision with dates."""
    number = {"value", "comparator"}
    if any(corrected[name] != reading[name] for name in number):
        if corrected["comparator"] in (Comparator.MORE, Comparator.AT_LEAST):
            corrected["low"] = corrected["value"] if corrected["value"] is not None else corrected["low"]
        if corrected["comparator"] in (Comparator.LESS, Comparator.AT_MOST):
            corrected["high"] = corrected["value"] if corrected["value"] is not None else corrected["high"]
        if corrected["comparator"] == Comparator.EQUAL:
            corrected["low"] = corrected["high"] = None
        corrected["step"] = None
        corrected["vague"] = corrected["value"] is None and corrected["comparator"] != Comparator.RANGE
        corrected["approximate"] = corrected["comparator"] == Comparator.ABOUT
    if any(corrected[name] != reading[name] for name in _DATES):
        one_day = corrected["period_start"] == corrected["period_end"]
        corrected["period_precision"] = str(Precision.DAY if one_day else Precision.RANGE)
        corrected["period_basis"] = str(Basis.STATED)
        corrected["period_conflict"] = ""


def fill(claim: Claim, reading: dict[str, Any], named: "Named") -> None:
    """Set the claim's columns from a reading."""
    for name, value in reading.items():
        if name in _DECIMALS:
            setattr(claim, name, None if value is None else Decimal(str(value)).quantize(_SIX_PLACES))
        elif name in _DATES:
            setattr(claim, name, datetime.date.fromisoformat(value) if value else None)
        elif name not in ("measure", "entity"):
            setattr(claim, name, value)
    claim.measure = named.measure(reading["measure"]) or named.unsorted(claim)
    claim.entity = named.entity(reading["entity"])


class Named:
    """Measures and entities by name, fetched or made once for a batch of claims."""

    def __init__(self) -> None:
        self._measures: dict[str, Measure | None] = {}
        self._entities: dict[str, Entity] = {}

    def measure(self, name: str | None) -> Measure | None:
        """The measure of that name, or one that went by it before it was renamed; None where nobody has named one."""
        if not name:
            return None
        return self._of_name(name) or Measure.objects.filter(aliases__phrase=name).first()

    def _of_name(self, name: str) -> Measure | None:
        if name not in self._measures:
            self._measures[name] = Measure.objects.filter(name=name).first()
        return self._measures[name]

    def unsorted(self, claim: Claim) -> Measure | None:
        """An unsorted measure for a tracked figure whose phrase no catalogued measure claims."""
        name = " ".join(claim.counted.split())[:200]
        if claim.kind != Kind.FIGURE or not claim.trackable or not name:
            return None
        if self._of_name(name) is None:
            self._measures[name] = Measure.objects.get_or_create(
                name=name, defaults={"slug": _free_slug(name), "unit_class": claim.unit, "catalogued": False}
            )[0]
        return self._measures[name]

    def entity(self, name: str | None) -> Entity | None:
        """The entity of that name or alias, made where it is new."""
        if not name:
            return None
        name = " ".join(name.split())[:200]
        if name not in self._entities:
            known = Entity.objects.filter(aliases__phrase=name).first()
            self._entities[name] = known or Entity.objects.get_or_create(name=name)[0]
        return self._entities[name]


def _free_slug(name: str) -> str:
    base = slugify(name)[:180] or "measure"
    slug, number = base, 2
    while Measure.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


def published_period(article: Article) -> Period | None:
    """The days on which an article may have been published; None where nobody knows."""
    if article.published_from is None or article.published_to is None:
        return None
    one_day = article.published_from == article.published_to
    inferred = article.published_basis == Article.PublishedBasis.INFERRED
    return Period(
        article.published_from,
        article.published_to,
        Precision.DAY if one_day else Precision.RANGE,
        Basis.INFERRED if inferred else Basis.STATED,
    )


def statement_of(claim: Claim) -> Statement:
    """The claim as comparison takes it: what the desk goes by, and where it stands."""
    article = claim.revision.article
    return Statement(
        kind=Kind(claim.kind),
        surface=claim.surface,
        start=claim.start,
        end=claim.end,
        sentence=claim.sentence,
        sentence_start=claim.sentence_start,
        sentence_end=claim.sentence_end,
        quantity=_quantity(claim),
        counted=claim.counted or None,
        measure=claim.measure.name if claim.measure and claim.measure.catalogued else None,
        nature=Nature(claim.nature) if claim.nature else None,
        scope=Scope(**claim.scope),
        entity=claim.entity.name if claim.entity else None,
        period=_period(claim),
        attribution=_attribution(claim),
        trend=claim.trend or None,
        trackable=claim.trackable,
        what=claim.what or None,
        words=claim.words or None,
        event=_event(claim),
        because=tuple(claim.because.items()),
        in_headline=claim.in_headline,
        id=str(claim.pk),
        article=str(article.pk),
        outlet=article.outlet.name if article.outlet else None,
        byline=article.byline or None,
        published=published_period(article),
    )


def _quantity(claim: Claim) -> Quantity | None:
    if claim.kind != Kind.FIGURE:
        return None
    return Quantity(
        claim.value,
        claim.low,
        claim.high,
        Comparator(claim.comparator or "="),
        claim.unit or "count",
        claim.approximate,
        claim.vague,
        claim.step,
    )


def _period(claim: Claim) -> Period | None:
    if not claim.period_precision:
        return None
    return Period(
        claim.period_start,
        claim.period_end,
        Precision(claim.period_precision),
        Basis(claim.period_basis or "stated"),
        claim.period_words,
        claim.period_conflict or None,
    )


def _attribution(claim: Claim) -> Attribution | None:
    if not claim.attribution:
        return None
    return Attribution(claim.attribution, claim.attribution_cue, claim.attribution_content)


def _event(claim: Claim) -> EventFrame | None:
    if not claim.event:
        return None
    return EventFrame(**{**claim.event, "modifiers": tuple(claim.event.get("modifiers") or ())})


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number.quantize(_SIX_PLACES).normalize(), "f")
