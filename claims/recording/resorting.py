"""After a decision on measures: every claim to where it belongs now, in batches, and its findings judged anew.

Where a decision moves few claims, that is done with it. Where it moves many, nobody waits for it with a page open: the
worker does it, a batch a transaction, and how far it is stands in the database. Placing a claim follows from the
decisions that stand, so that batches, and decisions in between, come to the same as all at once.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from claims.models import Claim, Finding, Measure, MeasureDecision, Resorting, WholePhrase
from claims.recording.blocks import write_keys
from claims.recording.findings import judge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings
from claims.recording.placing import place_all
from claims.recording.proposals import propose_for
from claims.recording.settling import settle_all

MOST_AT_ONCE = 2_000
_PLACED_BY = ("kind", "counted", "unit", "trackable", "machine", "measure", "scope", "nature", "standing")
_CLAIMS = 500


def place_again(*, measures: set[int], renamed: set[int]) -> None:
    """Place the claims of these measures again and judge what moved anew.

    All claims of the `renamed` ones are judged anew, since comparison goes by the name. For who has the turn already.
    """
    last = 0
    while batch := _next(measures, last):
        last = batch[-1].pk
        _place(batch, renamed)


def place_later(*, decision: MeasureDecision, measures: set[int], renamed: set[int]) -> None:
    """Leave that to the worker, which `claims.receivers` tells."""
    total = Claim.objects.filter(measure__in=measures).count()
    Resorting.objects.create(decision=decision, measures=sorted(measures), renamed=sorted(renamed), total=total)


def are_many(measures: Iterable[int]) -> bool:
    """Whether more claims belong to these measures than can be placed while somebody waits."""
    return Claim.objects.filter(measure__in=list(measures)).order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE


def place_next() -> bool:
    """Place the next claims of the oldest decision that was left to the worker; false where none is left."""
    with transaction.atomic():
        wait_for_turn()
        waiting = Resorting.objects.select_for_update().order_by("pk").first()
        if waiting is None:
            return False
        if batch := _next(set(waiting.measures), waiting.done_to):
            _place(batch, set(waiting.renamed))
            waiting.done_to, waiting.done = batch[-1].pk, waiting.done + len(batch)
            waiting.save(update_fields=["done_to", "done"])
        else:
            propose_for(measures=waiting.measures)
            waiting.delete()
    return True


def roots_of(measures: Iterable[int]) -> set[int]:
    """These measures, all into which they were merged, and what was split off any of them."""
    found: set[int] = set()
    fresh = set(measures)
    while fresh:
        found |= fresh
        into = Measure.objects.filter(pk__in=fresh, merged_into__isnull=False).values_list("merged_into", flat=True)
        split = WholePhrase.objects.filter(split_off__in=fresh).values_list("measure", flat=True)
        fresh = {pk for pk in (*into, *split) if pk is not None} - found
    return found


def _next(measures: set[int], last: int) -> list[Claim]:
    rows = Claim.objects.filter(measure__in=measures, pk__gt=last).order_by("pk")
    return list(rows.only(*_PLACED_BY).prefetch_related("corrections")[:_CLAIMS])


def _place(batch: list[Claim], renamed: set[int]) -> None:
    """Place these claims, and judge those that moved or whose measure has another name."""
    elsewhere = place_all((claim, list(claim.corrections.all())) for claim in batch if claim.machine)
    Claim.objects.bulk_update(elsewhere, ["measure", "scope", "nature"], batch_size=200)
    new = {claim.pk for claim in elsewhere}
    keyed = {one.pk for one in batch if one.standing and (one.pk in new or one.measure_id in renamed)}
    moved = write_keys(Claim.objects.with_context().filter(pk__in=keyed))
    judge(keyed | moved.returned, moved.loosened)
    _name_findings(sorted(new))


def _name_findings(claims: list[int]) -> None:
    """Comparison never touches findings that an editor opened, nor those that it no longer makes: name them anew.

    What was signed on them goes by what it is named: another measure may demand a second signature, or none.
    """
    rows = Finding.objects.filter(Q(found_by=Finding.FoundBy.EDITOR) | Q(live=False), sides__claims__in=claims)
    findings = list(rows.distinct().prefetch_related("sides__claims"))
    for finding in findings:
        measures = {claim.measure_id for side in finding.sides.all() for claim in side.claims.all()}
        measure = measures.pop() if len(measures) == 1 else None
        if measure != finding.measure_id:
            finding.measure_id = measure
            finding.save(update_fields=["measure"])
    ruled = [finding for finding in findings if finding.ruling_id is not None]
    settle_all(ruled)
    note_findings(ruled)
