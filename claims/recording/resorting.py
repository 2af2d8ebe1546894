"""After a decision on measures: every claim to where it belongs now, in batches, and its findings judged anew."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from claims.models import Claim, Finding, Measure, WholePhrase
from claims.recording.blocks import write_keys
from claims.recording.findings import rejudge
from claims.recording.placing import place_all
from claims.recording.settling import settle_all

_PLACED_BY = ("kind", "counted", "unit", "trackable", "machine", "measure", "scope", "nature", "standing")
_CLAIMS = 500
_JUDGED = 200


def place_again(*, measures: set[int], renamed: set[int]) -> None:
    """Place the claims of these measures again and judge what moved anew.

    All claims of the `renamed` ones are judged anew, since comparison goes by the name.
    """
    moved, touched, loosened = _placed(measures, renamed)
    for batch in _batches(touched):
        rejudge(touched=batch)
    rejudge(touched=(), loosened=loosened)
    for batch in _batches(moved):
        _name_findings(batch)


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


def _placed(measures: set[int], renamed: set[int]) -> tuple[list[int], list[int], set[int]]:
    """Place the claims; the ids of those that moved, of those to be judged anew, and of those that may meet fewer."""
    last = 0
    moved: list[int] = []
    touched: list[int] = []
    loosened: set[int] = set()
    rows = Claim.objects.filter(measure__in=measures).only(*_PLACED_BY).prefetch_related("corrections").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:_CLAIMS]):
        last = batch[-1].pk
        elsewhere = place_all((claim, list(claim.corrections.all())) for claim in batch if claim.machine)
        Claim.objects.bulk_update(elsewhere, ["measure", "scope", "nature"], batch_size=200)
        moved += [claim.pk for claim in elsewhere]
        new = {claim.pk for claim in elsewhere}
        keyed = [one.pk for one in batch if one.standing and (one.pk in new or one.measure_id in renamed)]
        rekeyed = write_keys(Claim.objects.with_context().filter(pk__in=keyed))
        loosened |= rekeyed.loosened
        touched += [*keyed, *(rekeyed.returned - set(keyed))]
    return moved, touched, loosened


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _JUDGED):
        yield ids[start : start + _JUDGED]


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
    settle_all(finding for finding in findings if finding.ruling_id is not None)
