"""A measure's demand for two signatures goes with its claims: no single hand takes it off by sorting them elsewhere."""

from collections.abc import Iterable

from claims.models import Measure, MeasureDecision
from claims.recording import changes
from claims.recording.changes import Change
from claims.recording.settling import settle_measure

_DEMAND = "second_signature"


def demand_of(measure: Measure, other: Measure) -> list[Change]:
    """The change by which `other` demands what `measure` does.

    Undoing it leaves the demand that `other` makes itself, and takes off one that was only carried there.
    """
    if not measure.second_signature:
        return []
    change = changes.of_measure(other, _DEMAND, True)
    if _is_carried(change, MeasureDecision.objects.in_force().filter(other=other)):
        change["before"] = False
    return [change]


def is_kept(change: Change, decision: MeasureDecision) -> bool:
    """Whether undoing leaves a demand as it is: it was taken off since, or another decision carries it there too."""
    if change.get("field") != _DEMAND:
        return False
    others = MeasureDecision.objects.in_force().filter(other=decision.other_id).exclude(pk=decision.pk)
    return not changes.stands(change) or _is_carried(change, others)


def _is_carried(change: Change, decisions: Iterable[MeasureDecision]) -> bool:
    return any(changes.is_of_one_row(change, each) for decision in decisions for each in decision.changes)


def settle_demands(made: Iterable[Change]) -> None:
    """Settle what was signed on measures whose demand changed."""
    changed = {change["key"] for change in made if change.get("field") == _DEMAND}
    for measure in Measure.objects.filter(pk__in=changed):
        settle_measure(measure=measure)
