"""What editors' signatures on sheets come to today. Nothing is kept of it: every answer is made from the rows.

So a value is off its sheet in the moment in which its claim is disputed, corrected or no longer printed, and back on
it when that is settled, without anybody having to remember the sheet.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone

from claims.comparison.relations import relate
from claims.display import period_words, reading
from claims.models import Claim, Correction, Finding, FindingSide, Measure, SheetSignature, ruled_out
from claims.models.claims import CONTEXT
from claims.printing import Objection, objection
from claims.recording.evidence import still_stands
from claims.recording.readings import statement_of
from claims.values import Relation

Place = tuple[int, int | None]
_TOLD = (
    Relation.CONTRADICTS,
    Relation.CANNOT_COMPARE,
    Relation.IMPOSSIBLE_DATE,
    Relation.ARITHMETIC,
    Relation.UPDATES,
)
_CLAIM = tuple(f"claim__{way}" for way in CONTEXT)


class State(StrEnum):
    """How far a signed value may be relied on."""

    SAFE = "safe"
    STALE = "stale"
    NEWER = "newer"
    ONCE = "once"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Signed:
    """The value that is signed for a place, who signed, and whether it may be printed today; if not, why."""

    row: SheetSignature
    second: SheetSignature | None
    claim: Claim
    state: State
    why: str = ""
    finding: Finding | None = None

    @property
    def is_safe(self) -> bool:
        """Whether it may be printed as it stands."""
        return self.state is State.SAFE


def signed_values(*, measures: Collection[int], today: datetime.date) -> dict[Place, Signed]:
    """The newest value that is signed for each measure and place, in a fixed number of queries."""
    rows = _rows(measures)
    undone = {row.undoes_id for row in rows}
    standing = [row for row in rows if row.undoes_id is None and row.pk not in undone]
    newest = {_place_of(row): row for row in standing if row.claim is not None}
    seconds = {row.seconds_id: row for row in standing if row.seconds_id}
    claims = _today(newest.values())
    found = _found(newest.values(), claims) if claims else _Found()
    return {place: _judged(row, seconds.get(row.pk), claims.get(row.pk), found, today) for place, row in newest.items()}


def measure_of(row: SheetSignature) -> Measure:
    """The measure that the row is about today: the one into which its own was merged."""
    measure = row.measure
    while measure.merged_into is not None:
        measure = measure.merged_into
    return measure


def _rows(measures: Collection[int]) -> list[SheetSignature]:
    """All signatures on these measures in order of time, with their claims and when those were last corrected."""
    corrections = Correction.objects.filter(claim=OuterRef("claim")).order_by().values("claim")
    rows = SheetSignature.objects.of_measures(set(measures)).in_order()
    return list(
        rows.select_related("created_by", "entity", "measure__merged_into__merged_into", *_CLAIM)
        .annotate(corrected_at=Subquery(corrections.annotate(last=Max("created_at")).values("last")))
        .defer("claim__revision__text", "claim__revision__original", "claim__revision__dropped")
    )


def _place_of(row: SheetSignature) -> Place:
    return measure_of(row).pk, row.entity_id


def _today(rows: Iterable[SheetSignature]) -> dict[int, Claim]:
    """The claim that says today what each row signed; rows of which no claim does are left out.

    A new version of an article or new rules may read the same value as another claim: that one carries it on.
    """
    found: dict[int, Claim] = {}
    lost: list[SheetSignature] = []
    for row in rows:
        assert row.claim is not None
        if row.claim.standing:
            found[row.pk] = row.claim
        else:
            lost.append(row)
    if lost:
        articles = {row.stands.get("article") for row in lost}
        heirs = list(Claim.objects.standing().figures().with_context().filter(revision__article__in=articles))
        for row in lost:
            if heir := next((claim for claim in heirs if still_stands(claim, row.stands)), None):
                found[row.pk] = heir
    return found


def _found(rows: Iterable[SheetSignature], claims: dict[int, Claim]) -> "_Found":
    """The sides of live findings on which these claims stand, and later values that came in since they were signed.

    Of a long line of updates only what came in since is fetched.
    """
    signed = {claims[row.pk].pk for row in rows if row.pk in claims}
    since = min((row.created_at for row in rows), default=timezone.now())
    came_in = Q(
        ~ruled_out("claim"),
        findingside__finding__relation=Relation.UPDATES,
        claim__standing=True,
        claim__revision__created_at__gt=since,
    )
    # By their findings, which an index leads to, so that the alternative below is asked of few rows.
    theirs = FindingSide.objects.filter(claims__in=signed).values("finding")
    through = FindingSide.claims.through.objects.filter(
        findingside__finding__in=theirs, findingside__finding__live=True, findingside__finding__relation__in=_TOLD
    ).filter(Q(claim__in=signed) | came_in)
    shown = through.select_related("findingside__finding__ruling__reviewer", *_CLAIM).defer(
        "claim__revision__text", "claim__revision__original", "claim__revision__dropped"
    )
    found = _Found()
    for each in shown.order_by("findingside", "-claim"):
        if each.claim_id in signed:
            found.sides[each.claim_id].append(each.findingside)
        if each.findingside.finding.relation == Relation.UPDATES:
            found.updates[each.findingside.finding_id].append(each.claim)
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """The sides on which each signed claim stands, and the claims of findings that are updates."""

    sides: dict[int, list[FindingSide]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def newer_than(self, claim: Claim, row: SheetSignature) -> Claim | None:
        """A later value than the signed one that has come in since."""
        updates = {side.finding_id for side in self.sides[claim.pk] if side.finding.relation == Relation.UPDATES}
        came_in = [
            other
            for finding in updates
            for other in self.updates[finding]
            if other.revision.created_at > row.created_at and _time(other) > _time(claim)
        ]
        said = statement_of(claim)
        # One finding joins a line of updates; of two values at its end neither need update the other.
        came_in = [other for other in came_in if relate(said, statement_of(other)).relation is Relation.UPDATES]
        return max(came_in, key=lambda other: (_time(other), other.pk), default=None)


def _time(claim: Claim) -> tuple[datetime.date, datetime.date]:
    """What makes one of two values of a measure the later: its own time, then its printing."""
    printed = claim.revision.article.published_to
    return claim.period_end or claim.period_start or datetime.date.min, printed or datetime.date.min


def _judged(
    row: SheetSignature,
    second: SheetSignature | None,
    claim: Claim | None,
    found: _Found,
    today: datetime.date,
) -> Signed:
    assert row.claim is not None
    assert row.check_again is not None
    if against := _lost(row, claim) or objection(found.sides[claim.pk] if claim else []):
        return Signed(row, second, claim or row.claim, State.WITHDRAWN, against.words, against.finding)
    assert claim is not None
    if measure_of(row).second_signature and second is None:
        return Signed(row, None, claim, State.ONCE, "Signed once; it counts when another editor has signed it too.")
    if newer := found.newer_than(claim, row):
        words = f"A newer value came in after it was signed: {reading(newer)}, {period_words(newer)}."
        return Signed(row, second, claim, State.NEWER, words)
    if today > row.check_again:
        return Signed(row, second, claim, State.STALE, "Its date has passed: somebody has to look again.")
    return Signed(row, second, claim, State.SAFE)


def _lost(row: SheetSignature, claim: Claim | None) -> Objection | None:
    """Why the signature holds no longer, whatever is found: nobody prints it, or it says something else."""
    if claim is None:
        return Objection("The article that it stands in no longer prints it.")
    corrected = getattr(row, "corrected_at", None)
    if corrected and corrected > row.created_at:
        return Objection("The claim was corrected after it was signed.")
    if claim.measure_id != measure_of(row).pk:
        return Objection("It is no longer read as a value of this measure.")
    if not still_stands(claim, row.stands):
        return Objection("The claim is read otherwise than when it was signed.")
    return None
