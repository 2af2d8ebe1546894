"""The places that a draft takes for granted: “the council” is one that the desk knows, or one of several."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from claims.draftremarks import Mark, Remark
from claims.models import Claim
from claims.values import Kind, Statement

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Places:
    """The places of which the desk has figures of a measure."""

    names: tuple[str, ...] = ()

    @property
    def only(self) -> str | None:
        """The one place, where there is no other."""
        return self.names[0] if len(self.names) == 1 else None

    def remark(self, remark: Remark) -> Remark:
        """A remark on a figure that names no place, with what was taken for granted or what has to be asked."""
        if self.only and remark.claim is not None and remark.claim.entity is not None:
            taken = f"The draft names no place; this takes it to be {self.only}, the only one the desk has figures of."
            return replace(remark, detail=f"{taken} {remark.detail}".strip())
        is_open = remark.claim is None or remark.claim.entity is not None
        if len(self.names) > 1 and remark.mark is Mark.NEW and is_open:
            told = ", ".join(self.names[:_MOST_TOLD])
            others = len(self.names) - _MOST_TOLD
            more = f" and {others} other{'s'[: others != 1]}" if others > 0 else ""
            return Remark(
                Mark.PLACE, "which place?", f"The draft names none. The desk has figures of this for {told}{more}."
            )
        return remark


def places_of(claims: Mapping[str, Claim]) -> dict[str, Places]:
    """For each figure that names no place, those of which its measure's figures speak; one query for all."""
    unplaced = {
        name: claim.measure.pk
        for name, claim in claims.items()
        if claim.kind == Kind.FIGURE and claim.trackable and not claim.entity and claim.measure and claim.measure.pk
    }
    if not unplaced:
        return {}
    figures = Claim.objects.standing().figures().tracked().filter(measure__in=set(unplaced.values()))
    known: dict[int, list[str]] = defaultdict(list)
    rows = figures.exclude(entity=None).order_by("measure", "entity__name").values_list("measure", "entity__name")
    for measure, place in rows.distinct():
        known[measure].append(place)
    return {name: Places(tuple(known[measure])) for name, measure in unplaced.items() if measure in known}


def placed(said: Mapping[str, Statement], places: Mapping[str, Places]) -> dict[str, Statement]:
    """The statements, those without a place under the only one that is known."""
    return {
        name: replace(one, entity=places[name].only) if name in places and places[name].only else one
        for name, one in said.items()
    }
