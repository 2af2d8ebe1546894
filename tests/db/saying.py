"""What the made-up articles of these tests say, and what is stored of it."""

import datetime
from dataclasses import replace
from decimal import Decimal

from claims.models import Claim, Finding, Measure, MeasureAlias, WholePhrase
from claims.values import Kind, Nature, Period, Quantity, Statement

MARCH = Period.day(datetime.date(2024, 3, 1))


def figure(
    number: int, *, sentence: str = "The council employs {} wardens.", period: Period | None = MARCH
) -> Statement:
    """A number of wardens as extraction would read it."""
    words = sentence.format(number)
    surface = f"{number} wardens"
    start = words.index(surface)
    return Statement(
        kind=Kind.FIGURE,
        surface=surface,
        start=start,
        end=start + len(surface),
        sentence=words,
        sentence_start=0,
        sentence_end=len(words),
        quantity=Quantity(Decimal(number), step=Decimal(1)),
        counted="wardens employed",
        nature=Nature.FIXED,
        entity="Borough Council",
        period=period,
    )


def of(counted: str, number: int, **more: object) -> Statement:
    """A figure of the council, counted in these words."""
    return replace(figure(number), counted=counted, **more)


def picture() -> list[tuple]:
    """All findings of the rules, without their ids."""
    return sorted(
        (
            finding.relation,
            finding.queue,
            tuple(
                sorted((side.says, tuple(sorted(c.surface for c in side.claims.all()))) for side in finding.sides.all())
            ),
        )
        for finding in Finding.objects.live().filter(found_by="rules")
    )


def measure(name: str) -> Measure:
    return Measure.objects.get(name=name)


def places() -> dict[str, tuple[str | None, dict[str, str]]]:
    """Where each claim belongs, and its scope."""
    rows = Claim.objects.select_related("measure")
    return {claim.surface: (claim.measure.name if claim.measure else None, claim.scope) for claim in rows}


def everything() -> tuple[object, ...]:
    """All that a decision may touch, but for the decisions themselves."""
    return (
        places(),
        picture(),
        sorted(Measure.objects.values_list("name", "slug", "merged_into__name", "by_hand", "polarity", "population")),
        sorted(WholePhrase.objects.values_list("key", "unit_class", "measure__name")),
        sorted(MeasureAlias.objects.values_list("phrase", "measure__name")),
        sorted(Finding.objects.values_list("relation", "verdict", "changed_since", "live", "measure__name")),
        sorted(Claim.objects.filter(keys__isnull=False).values_list("surface", "keys__key")),
    )
