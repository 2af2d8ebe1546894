"""After a decision on measures: every claim to where it belongs now, in batches, and its findings judged anew."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from claims.models import Claim, Finding, Measure, WholePhrase
from claims.recording.blocks import write_keys
from claims.recording.findings import rejudge
from claims.recording.placing import Named, place
from claims.recording.reviews import fingerprint

# A signed finding: its id, what its sides were, and the newest review of it.
Reopened = tuple[int, str, int]
_PLACED_BY = ("kind", "counted", "unit", "trackable", "machine", "measure", "scope", "nature", "standing")
_CLAIMS = 500
_JUDGED = 200


def place_again(*, measures: set[int], renamed: set[int]) -> list[Reopened]:
    """Place the claims of these measures again and judge what moved anew.

    All claims of the `renamed` ones are judged anew, since comparison goes by the name. Returns the signed findings
    that came into doubt by it.
    """
    moved, touched, loosened = _placed(measures, renamed)
    signed = [row for batch in _batches(touched) for row in _signed(batch)]
    for batch in _batches(touched):
        rejudge(touched=batch)
    rejudge(touched=(), loosened=loosened)
    for batch in _batches(moved):
        _name_findings(batch)
    doubted = set(
        Finding.objects.filter(pk__in=[row[0] for row in signed], changed_since=True).values_list("pk", flat=True)
    )
    return [row for row in signed if row[0] in doubted]


def settle_again(reopened: Iterable[Reopened]) -> None:
    """Take the doubt from verdicts whose evidence is again what was signed."""
    for pk, print_then, newest_then in reopened:
        finding = Finding.objects.filter(pk=pk, changed_since=True).first()
        newest = finding.reviews.last() if finding else None
        if finding and newest and newest.pk == newest_then and fingerprint(finding) == print_then:
            finding.changed_since = False
            finding.save(update_fields=["changed_since", "changed_at"])


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
    named, last = Named(), 0
    moved: list[int] = []
    touched: list[int] = []
    loosened: set[int] = set()
    rows = Claim.objects.filter(measure__in=measures).only(*_PLACED_BY).prefetch_related("corrections").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:_CLAIMS]):
        last = batch[-1].pk
        read = (claim for claim in batch if claim.machine)
        elsewhere = [claim for claim in read if place(claim, claim.corrections.all(), named)]
        Claim.objects.bulk_update(elsewhere, ["measure", "scope", "nature"], batch_size=200)
        moved += [claim.pk for claim in elsewhere]
        new = {claim.pk for claim in elsewhere}
        keyed = [one.pk for one in batch if one.standing and (one.pk in new or one.measure_id in renamed)]
        loosened |= write_keys(Claim.objects.with_context().filter(pk__in=keyed))
        touched += keyed
    return moved, touched, loosened


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _JUDGED):
        yield ids[start : start + _JUDGED]


def _signed(claims: list[int]) -> list[Reopened]:
    rows = Finding.objects.filter(sides__claims__in=claims, changed_since=False).exclude(verdict="").distinct()
    return [
        (finding.pk, fingerprint(finding), max(review.pk for review in finding.reviews.all()))
        for finding in rows.prefetch_related("sides__claims", "reviews")
    ]


def _name_findings(claims: list[int]) -> None:
    """Comparison never touches findings that an editor opened, nor those that it no longer makes: name them anew."""
    rows = Finding.objects.filter(Q(found_by=Finding.FoundBy.EDITOR) | Q(live=False), sides__claims__in=claims)
    for finding in rows.distinct().prefetch_related("sides__claims"):
        measures = {claim.measure_id for side in finding.sides.all() for claim in side.claims.all()}
        measure = measures.pop() if len(measures) == 1 else None
        Finding.objects.filter(pk=finding.pk).exclude(measure=measure).update(measure=measure)
