"""Where a claim belongs: the measure and the entity that its reading names, as editors have sorted them.

A measure is found in this order: an editor's correction; the measure that extraction recognised; else an unsorted one
of the phrase's own name. Where that measure was merged into another, the claim belongs to the other; where the phrase
was split off it, to what it was split off as. All of it follows from the reading, the corrections and the decisions
that stand, so that placing a claim again after a decision was undone puts it where it was.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from claims.comparison.sameness import phrase_key
from claims.extraction.measures import unit_class
from claims.models import Claim, Correction, Entity, Measure, WholePhrase
from claims.recording.readings import DATES, DECIMALS, SIX_PLACES, lay_over
from claims.values import Kind, Polarity

_KINDS = {"count": "number", "percent": "share", "money": "amount", "duration": "time"}


def fill(claim: Claim, corrections: Iterable[Correction], named: "Named") -> None:
    """Set the claim's columns from the machine's reading, with the corrections, in order of time, laid over it."""
    corrections = list(corrections)
    reading = lay_over(claim.machine, corrections)
    for name, value in reading.items():
        if name in DECIMALS:
            setattr(claim, name, None if value is None else Decimal(str(value)).quantize(SIX_PLACES))
        elif name in DATES:
            setattr(claim, name, datetime.date.fromisoformat(value) if value else None)
        elif name not in ("measure", "entity"):
            setattr(claim, name, value)
    _place(claim, reading, named, corrected=_is_corrected(corrections))
    claim.entity = named.entity(reading["entity"])


def place(claim: Claim, corrections: Iterable[Correction], named: "Named") -> bool:
    """Put a claim where the decisions of today put it; whether that is elsewhere, or with another scope."""
    before = claim.measure_id, claim.scope, claim.nature
    corrections = list(corrections)
    _place(claim, lay_over(claim.machine, corrections), named, corrected=_is_corrected(corrections))
    return before != (claim.measure_id, claim.scope, claim.nature)


def _is_corrected(corrections: Iterable[Correction]) -> bool:
    """Whether an editor's word on the measure stands."""
    newest = [correction for correction in corrections if correction.field == "measure"][-1:]
    return bool(newest) and not newest[0].withdrawn


def _place(claim: Claim, reading: dict[str, Any], named: "Named", *, corrected: bool) -> None:
    found = named.measure(reading["measure"]) or named.unsorted(claim)
    placed = _led_on(found, None if corrected else claim, named)
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


def _led_on(found: Measure | None, claim: Claim | None, named: "Named") -> _Placed:
    """Where decisions lead from a measure: off it where the phrase was split off, else to what it was merged into.

    An editor's correction names the measure itself: `claim` is then None and no phrase matters. A phrase is split off
    a measure once, so that no detour leads round in a circle.
    """
    placed = _Placed(found)
    been: set[int] = set()
    while (measure := placed.measure) is not None:
        been.add(measure.pk)
        split = named.split_off(measure, claim) if claim is not None else None
        if split is not None and split.pk not in been:
            placed = _Placed(split)
        elif measure.merged_into is not None:
            placed = placed.merged()
        else:
            break
    return placed


class Named:
    """Measures, phrases and entities by name, fetched or made once for a batch of claims."""

    def __init__(self) -> None:
        self._measures: dict[str, Measure | None] = {}
        self._aliased: dict[str, Measure | None] = {}
        self._split: set[int | None] | None = None  # the measures off which anything was split
        self._splits: dict[int, dict[tuple[str, str], Measure]] = {}
        self._entities: dict[str, Entity] = {}

    def measure(self, name: str | None) -> Measure | None:
        """The measure of that name, or one that went by it before it was renamed; None where nobody has named one."""
        if not name:
            return None
        return self._of_name(name) or self._of_alias(name)

    def _of_name(self, name: str) -> Measure | None:
        if name not in self._measures:
            self._measures[name] = _measures().filter(name=name).first()
        return self._measures[name]

    def _of_alias(self, phrase: str) -> Measure | None:
        if phrase not in self._aliased:
            self._aliased[phrase] = _measures().filter(aliases__phrase=phrase).first()
        return self._aliased[phrase]

    def split_off(self, measure: Measure, claim: Claim) -> Measure | None:
        """The measure as which the claim's whole phrase was split off this one."""
        if self._split is None:
            self._split = set(
                WholePhrase.objects.exclude(split_off=None).values_list("split_off", flat=True).distinct()
            )
        if measure.pk not in self._split or claim.kind != Kind.FIGURE or not claim.counted:
            return None
        if measure.pk not in self._splits:
            rows = WholePhrase.objects.filter(split_off=measure)
            rows = rows.select_related("measure__merged_into__merged_into")
            self._splits[measure.pk] = {(row.key, row.unit_class): row.measure for row in rows}
        return self._splits[measure.pk].get((phrase_key(claim.counted), unit_class(claim.unit)))

    def _renamed(self, phrase: str, sort: str) -> Measure | None:
        """What an unsorted measure of that phrase is called now."""
        rows = WholePhrase.objects.filter(split_off=None, key=phrase_key(phrase), unit_class=sort)
        row = rows.select_related("measure__merged_into__merged_into").first()
        return row.measure if row else None

    def unsorted(self, claim: Claim) -> Measure | None:
        """An unsorted measure for a tracked figure whose phrase no catalogued measure claims, or what it is called now.

        One phrase may count things in one article and be a share in the next: those are two measures.
        """
        name = " ".join(claim.counted.split())[:200]
        if claim.kind != Kind.FIGURE or not claim.trackable or not name:
            return None
        sort = unit_class(claim.unit)
        if (known := self._of_name(name)) is not None and known.unit_class != sort:
            name = f"{name[:150]} ({_KINDS.get(sort, sort)})"
        if self._of_name(name) is None:
            self._measures[name] = self._renamed(claim.counted, sort) or self._made(name, sort)
        return self._measures[name]

    def _made(self, name: str, sort: str) -> Measure:
        """An unsorted measure for a phrase that nothing stands for yet."""
        wanted = {"slug": free_slug(name), "unit_class": sort, "catalogued": False}
        return Measure.objects.get_or_create(name=name, defaults=wanted)[0]

    def entity(self, name: str | None) -> Entity | None:
        """The entity of that name or alias, made where it is new."""
        if not name:
            return None
        name = " ".join(name.split())[:200]
        if name not in self._entities:
            self._entities[name] = self._made_entity(name)
        return self._entities[name]

    def _made_entity(self, name: str) -> Entity:
        """The entity of an alias, or one made for a name that nobody knows yet."""
        known = Entity.objects.filter(aliases__phrase=name).first()
        return known or Entity.objects.get_or_create(name=name)[0]


def _measures() -> Any:
    return Measure.objects.select_related("merged_into__merged_into")


def free_slug(name: str) -> str:
    """An address for a measure that no other has."""
    base = slugify(name)[:180] or "measure"
    slug, number = base, 2
    while Measure.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
