"""The rows that a safe-to-print sheet is made from, in a fixed number of queries however many are stored."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from claims.models import Claim, Entity, FindingSide, Measure, SheetSignature
from claims.recording.signatures import Signed, signed_values
from claims.sheets import Sheet, Sides, make_sheet, may_be_proposed, proposed
from claims.timeline import in_order_of_time

# A sheet goes by the latest claims; what is older is on the measure's own page.
MOST_CLAIMS = 200
MOST_BESIDE = 50
_NOWHERE = "no place named"


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """A place of which a measure has a sheet of its own; without an entity, where none is named."""

    entity: int | None
    name: str
    claims: int

    @property
    def address(self) -> str:
        """How the place is named in an address."""
        return str(self.entity or "none")


def places_of(measure: Measure) -> list[PlaceOption]:
    """The places that the measure's figures speak of, those with most first.

    Where only one is named, figures that name none are taken to be its own.
    """
    rows = (
        Claim.objects.standing().figures().tracked().filter(measure=measure).order_by()
        .values("entity", "entity__name").annotate(claims=Count("pk"))
    )  # fmt: skip
    places = [PlaceOption(row["entity"], row["entity__name"] or _NOWHERE, row["claims"]) for row in rows]
    known = {place.entity for place in places}
    signed = SheetSignature.objects.of_measures({measure.pk}).order_by().values_list("entity", "entity__name")
    places += [PlaceOption(pk, name or _NOWHERE, 0) for pk, name in signed.distinct() if pk not in known]
    places.sort(key=lambda place: (place.entity is None, -place.claims, place.name))
    if len([place for place in places if place.entity]) == 1:
        return places[:1]
    return places


def load_sheet(
    *, measure: Measure, places: list[PlaceOption], place: PlaceOption | None, today: datetime.date
) -> tuple[Sheet, list[Claim]]:
    """The measure's sheet for one of its places, and the claims from which an editor may choose."""
    found = Claim.objects.standing().figures().tracked().filter(measure=measure)
    if len(places) > 1 and place is not None:
        found = found.filter(entity=place.entity)
    claims = list(in_order_of_time(found).with_context()[:MOST_CLAIMS])
    signed = _signed(measure, places, place, today)
    if signed is not None and signed.claim.standing and signed.claim not in claims:
        claims.append(signed.claim)
    sides = sides_of(claims)
    entity = Entity(pk=place.entity, name=place.name) if place and place.entity else None
    value = signed.claim if signed else proposed(claims, sides)
    beside = _beside(value, claims, sides)
    made = make_sheet(
        measure=measure,
        place=entity,
        claims=[*claims, *beside],
        sides=sides | sides_of(beside),
        signed=signed,
        claim=value,
        today=today,
    )
    return made, [claim for claim in claims if may_be_proposed(claim)]


def _beside(value: Claim | None, claims: list[Claim], sides: Sides) -> list[Claim]:
    """Figures of other measures and places that findings set beside the sheet's value, lest they be taken for it."""
    findings = {side.finding_id for side in sides.get(value.pk, [])} if value else set()
    found = Claim.objects.standing().figures().tracked().filter(sides__finding__in=findings)
    known = {claim.pk for claim in claims}
    beside = found.with_context().order_by("-pk").distinct()[: MOST_BESIDE + len(known)]
    return [claim for claim in beside if claim.pk not in known][:MOST_BESIDE]


def _signed(
    measure: Measure, places: list[PlaceOption], place: PlaceOption | None, today: datetime.date
) -> Signed | None:
    """What is signed for the place; where there is but one, also what was signed of a figure that names none."""
    signed = signed_values(measures={measure.pk}, today=today)
    wanted = {place.entity if place else None, *([None] if len(places) < 2 else [])}
    here = [one for (_, entity), one in signed.items() if entity in wanted]
    return max(here, key=lambda one: one.row.pk, default=None)


def sides_of(claims: Iterable[Claim]) -> Sides:
    """The sides of live findings on which these claims stand, each with its finding and the ruling on it."""
    through = FindingSide.claims.through.objects.filter(claim__in=list(claims), findingside__finding__live=True)
    sides: Sides = defaultdict(list)
    for row in through.select_related("findingside__finding__ruling__reviewer").order_by("findingside"):
        sides[row.claim_id].append(row.findingside)
    return dict(sides)


def history_of(measure: Measure, places: list[PlaceOption], place: PlaceOption | None) -> list[SheetSignature]:
    """Who signed, seconded and took off what, the newest first."""
    rows = SheetSignature.objects.of_measures({measure.pk})
    if len(places) > 1:
        rows = rows.filter(entity=place.entity if place else None)
    return list(rows.select_related("created_by", "claim", "seconds__created_by", "undoes").order_by("-pk")[:20])
