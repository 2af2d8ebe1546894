"""Statements to columns and back: the machine's reading, editors' corrections over it, and the plain value again."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import QuerySet

from articles.copies import stands_in
from articles.models import Article
from claims.models import Claim, ClaimKey, Correction
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

if TYPE_CHECKING:
    from claims.recording.rows import Row

DECIMALS = ("value", "low", "high", "step")
DATES = ("period_start", "period_end")
SIX_PLACES = Decimal("0.000001")


def reading_of(statement: Statement) -> dict[str, Any]:
    """The machine's reading as JSON, by the names of the claim's columns; measure and entity by name."""
    quantity = statement.quantity
    period = statement.period
    said = statement.attribution
    reading: dict[str, Any] = dict.fromkeys((*DECIMALS, *DATES))
    if quantity:
        reading |= {name: _plain(getattr(quantity, name)) for name in DECIMALS}
        reading["step"] = _plain(quantity.step and max(quantity.step, SIX_PLACES))
    if period:
        reading |= {name: end and end.isoformat() for name, end in zip(DATES, (period.start, period.end), strict=True)}
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
    if any(corrected[name] != reading[name] for name in DATES):
        one_day = corrected["period_start"] == corrected["period_end"]
        corrected["period_precision"] = str(Precision.DAY if one_day else Precision.RANGE)
        corrected["period_basis"] = str(Basis.STATED)
        corrected["period_conflict"] = ""


class Printed(Protocol):
    """The days on which something may have been printed, and how they are known."""

    @property
    def published_from(self) -> datetime.date | None:
        """The first of the days."""

    @property
    def published_to(self) -> datetime.date | None:
        """The last of them."""

    @property
    def published_basis(self) -> str:
        """How they are known."""


def published_period(article: Printed) -> Period | None:
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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the columns of a claim: whom and what it names, and where it was printed."""

    id: str
    measure: str | None
    entity: str | None
    article: int
    outlet: str | None
    byline: str
    printed: Printed
    scope: Mapping[str, str]
    event: Mapping[str, Any] | None
    because: Mapping[str, str]
    text: int | None
    passages: Sequence[Sequence[int]]


def statement_of(claim: Claim) -> Statement:
    """The claim as comparison takes it: what the desk goes by, and where it stands."""
    article = claim.revision.article
    printing = getattr(claim.revision, "printing", None)
    return statement_around(
        claim,
        Around(
            id=str(claim.pk),
            measure=claim.measure.name if claim.measure and claim.measure.is_named else None,
            entity=claim.entity.name if claim.entity else None,
            article=article.pk,
            outlet=article.outlet.name if article.outlet else None,
            byline=article.byline,
            printed=article,
            scope=claim.scope,
            event=claim.event,
            because=claim.because,
            text=printing.text_id if printing else None,
            passages=printing.passages if printing else (),
        ),
    )


def statement_around(claim: "Claim | Row", around: Around) -> Statement:
    """The same of columns and what stands around them."""
    stands_in_text = around.text and stands_in(around.passages, claim.sentence_start, claim.sentence_end)
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
        measure=around.measure,
        nature=Nature(claim.nature) if claim.nature else None,
        scope=Scope(**around.scope),
        entity=around.entity,
        period=_period(claim),
        attribution=_attribution(claim),
        trend=claim.trend or None,
        trackable=claim.trackable,
        what=claim.what or None,
        words=claim.words or None,
        event=_event(around.event),
        because=tuple(around.because.items()),
        in_headline=claim.in_headline,
        id=around.id,
        article=str(around.article),
        outlet=around.outlet,
        byline=around.byline or None,
        published=published_period(around.printed),
        text=str(around.text) if stands_in_text else None,
    )


def stands_of(rows: QuerySet[ClaimKey]) -> Iterator[tuple[ClaimKey, Statement]]:
    """Rows of keys, each with so much of its claim as decides in which part of a block it stands."""
    article = "claim__revision__article"
    shown = rows.select_related(f"{article}__outlet").only(
        "key", *(f"claim__{name}" for name in _STANDS_BY), *(f"{article}__{name}" for name in _PRINTED_BY)
    )
    for row in shown:
        claim, printed = row.claim, row.claim.revision.article
        yield (
            row,
            Statement(
                kind=Kind(claim.kind),
                surface=claim.surface,
                start=claim.start,
                sentence=claim.sentence,
                period=_period(claim),
                id=str(claim.pk),
                outlet=printed.outlet.name if printed.outlet else None,
                byline=printed.byline or None,
                published=published_period(printed),
            ),
        )


_STANDS_BY = (
    "kind", "surface", "start", "sentence", "revision",
    "period_start", "period_end", "period_precision", "period_basis", "period_words", "period_conflict",
)  # fmt: skip
_PRINTED_BY = ("byline", "outlet__name", "published_from", "published_to", "published_basis")


def _quantity(claim: "Claim | Row") -> Quantity | None:
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


def _period(claim: "Claim | Row") -> Period | None:
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


def _attribution(claim: "Claim | Row") -> Attribution | None:
    if not claim.attribution:
        return None
    return Attribution(claim.attribution, claim.attribution_cue, claim.attribution_content)


def _event(event: Mapping[str, Any] | None) -> EventFrame | None:
    return EventFrame(**{**event, "modifiers": tuple(event.get("modifiers") or ())}) if event else None


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number.quantize(SIX_PLACES).normalize(), "f")
