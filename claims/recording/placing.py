"""Where a claim belongs: the measure and the entity that its reading names, as editors have sorted them.

A measure is found in this order: an editor's correction; the measure that extraction recognised; else an unsorted one
of the phrase's own name. Where that measure was merged into another, the claim belongs to the other; where the phrase
was split off it, to what it was split off as. All of it follows from the reading, the corrections and the decisions
that stand, so that placing a claim again after a decision was undone puts it where it was.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.models import Claim, Correction, Measure
from claims.recording.naming import Named
from claims.recording.readings import DATES, DECIMALS, SIX_PLACES, lay_over
from claims.values import Polarity


def fill_all(rows: Iterable[tuple[Claim, Sequence[Correction]]]) -> None:
    """Set the claims' columns from the machine's reading, with the corrections, in order of time, laid over it."""
    fill_unsaved(rows).save()


def fill_unsaved(rows: Iterable[tuple[Claim, Sequence[Correction]]]) -> Named:
    """The same without writing measures and entities that nobody knows yet: for claims that are only looked at."""
    read = [_Read.of(claim, corrections) for claim, corrections in rows]
    for each in read:
        for name, value in each.reading.items():
            if name in DECIMALS:
                setattr(each.claim, name, None if value is None else Decimal(str(value)).quantize(SIX_PLACES))
            elif name in DATES:
                setattr(each.claim, name, datetime.date.fromisoformat(value) if value else None)
            elif name not in ("measure", "entity"):
                setattr(each.claim, name, value)
    named = Named((each.claim, each.reading) for each in read)
    for each in read:
        _place(each, named)
        each.claim.entity = named.entity(each.reading["entity"])
    return named


def place_all(rows: Iterable[tuple[Claim, Sequence[Correction]]]) -> list[Claim]:
    """Put claims where the decisions of today put them; return those for which that is elsewhere, or in part."""
    read = [_Read.of(claim, corrections) for claim, corrections in rows]
    before = {each.claim.pk: _placing(each.claim) for each in read}
    named = Named(((each.claim, each.reading) for each in read), entities=False)
    for each in read:
        _place(each, named)
    named.save()
    return [each.claim for each in read if before[each.claim.pk] != _placing(each.claim)]


def _placing(claim: Claim) -> tuple[object, ...]:
    return claim.measure.pk if claim.measure else None, claim.scope, claim.nature


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim with its reading, as editors have corrected it; `corrected` where their word on the measure stands."""

    claim: Claim
    reading: dict[str, Any]
    corrected: bool

    @classmethod
    def of(cls, claim: Claim, corrections: Sequence[Correction]) -> "_Read":
        newest = [correction for correction in corrections if correction.field == "measure"][-1:]
        corrected = bool(newest) and not newest[0].withdrawn
        return cls(claim, lay_over(claim.machine, corrections), corrected)


def _place(read: _Read, named: Named) -> None:
    claim, reading = read.claim, read.reading
    found = named.measure(reading["measure"]) or named.unsorted(claim)
    placed = _led_on(found, None if read.corrected else claim, named)
    claim.measure = placed.measure
    claim.scope = placed.narrowed(reading["scope"])
    claim.nature = reading["nature"]
    if placed.measure and placed.measure.is_named and placed.measure.name != claim.machine["measure"]:
        claim.nature = placed.measure.nature or reading["nature"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure, and as what part of it, or as its opposite, the claim counts."""

    measure: Measure | None
    population: str = ""
    threshold: str = ""
    opposite: bool = False

    def merged(self) -> "_Placed":
        """The measure into which this one was merged; the opposite of an opposite is none."""
        one = self.measure
        if one is None:
            return self
        return _Placed(
            one.merged_into,
            self.population or one.population,
            self.threshold or one.threshold,
            self.opposite ^ (one.polarity == Polarity.OPPOSITE),
        )

    def narrowed(self, scope: dict[str, Any]) -> dict[str, Any]:
        """The scope that was read, with what the decisions say in place of the article's words."""
        narrowed = dict(scope)
        if self.population:
            narrowed["population"] = self.population
        if self.threshold:
            narrowed["threshold"] = self.threshold
        if self.opposite:
            was = narrowed.pop("polarity", None)
            narrowed |= {} if was else {"polarity": str(Polarity.OPPOSITE)}
        return narrowed


def _led_on(found: Measure | None, claim: Claim | None, named: Named) -> _Placed:
    """Where decisions lead from a measure: off it where the phrase was split off, else to what it was merged into.

    An editor's correction names the measure itself: `claim` is then None and no phrase matters. A phrase is split off
    a measure once, so that no detour leads round in a circle.
    """
    placed = _Placed(found)
    been: list[Measure] = []
    while (measure := placed.measure) is not None:
        been.append(measure)
        split = named.split_off(measure, claim) if claim is not None else None
        if split is not None and split not in been:
            placed = _Placed(split)
        elif measure.merged_into is not None:
            placed = placed.merged()
        else:
            break
    return placed
