"""Several findings decided or assigned in one go: looked at first, done where nothing changed since, undone at once.

What needs an editor's own eyes is left out, each with the reason: what was decided, what changed since, what needs two
signatures, what another editor has. The same rules make the preview and hold when it is confirmed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet

from claims.models import Assignment, Batch, Claim, Finding, FindingSide, Review
from claims.recording.assigning import check_assignee, why_not_assigned
from claims.recording.evidence import evidence_in, fingerprint, kind_of
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings
from claims.recording.settling import settle_all

GONE = "a text was read anew, and this finding is made no longer"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with each of several findings: the same verdict, or the same assignment."""

    verdict: str = ""
    reason: str = ""
    assignee: User | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as it stood in the preview: its newest review and assignment, 0 for none, and its evidence."""

    finding: int
    review: int
    assignment: int
    evidence: str

    @classmethod
    def of(cls, finding: Finding) -> "Shown":
        """The finding as it stands; it comes `with_what_counts`."""
        return cls(finding.pk, _newest(finding.reviews.all()), _newest(finding.assignments.all()), fingerprint(finding))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding that is not touched, and why; None where there is no such finding any more."""

    number: int
    finding: Finding | None
    why: str


@dataclass(slots=True)
class Outcome:
    """What is touched and what is left out; `batch` once something was done."""

    touched: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    batch: Batch | None = None


def with_what_counts(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """With all that decides whether a finding can be decided among others."""
    claims = Claim.objects.select_related("revision__article__outlet", "measure")
    claims = claims.defer("revision__text", "revision__original", "revision__dropped")
    return findings.select_related("measure", "ruling__reviewer", "assigned_to").prefetch_related(
        Prefetch("sides", queryset=FindingSide.objects.order_by("position")),
        Prefetch("sides__claims", queryset=claims),
        Prefetch("reviews", queryset=Review.objects.select_related("reviewer")),
        Prefetch("assignments", queryset=Assignment.objects.select_related("assignee", "created_by")),
    )


def look_ahead(*, findings: Iterable[Finding], order: Order, by: User) -> Outcome:
    """What `do_together` would touch now; the findings come `with_what_counts`."""
    outcome = Outcome()
    for finding in findings:
        if why := _why_not(finding, order, by):
            outcome.left_out.append(LeftOut(finding.pk, finding, why))
        else:
            outcome.touched.append(finding)
    return outcome


def do_together(*, shown: Sequence[Shown], order: Order, by: User, note: str = "") -> Outcome:
    """Sign or assign all that stands as it was shown, as rows of one batch; leave out the rest."""
    with transaction.atomic():
        wait_for_turn()
        if not order.verdict:
            check_assignee(order.assignee)
        wanted = {row.finding: row for row in shown}
        found = {finding.pk: finding for finding in _locked(wanted)}
        outcome = Outcome(left_out=[LeftOut(pk, None, GONE) for pk in wanted if pk not in found])
        for pk in filter(found.__contains__, wanted):
            why = _changed(found[pk], wanted[pk], order) or _why_not(found[pk], order, by)
            if why:
                outcome.left_out.append(LeftOut(pk, found[pk], why))
            else:
                outcome.touched.append(found[pk])
        if outcome.touched:
            outcome.batch = Batch.objects.create(created_by=by)
            _sign(outcome, order, by, note) if order.verdict else _assign(outcome, order.assignee, by)
    return outcome


def undo_together(*, batch: Batch, by: User) -> Outcome:
    """Take back what the batch did, by a batch of its own, wherever nothing was done since.

    Raises `ValidationError` where nothing of it is left to undo.
    """
    with transaction.atomic():
        wait_for_turn()
        if batch.undoes_id or Batch.objects.filter(undoes=batch).exists():
            raise ValidationError("This was undone already.")
        reviews = {row.finding_id: row for row in batch.reviews.all()}
        handed = {row.finding_id: row for row in batch.assignments.all()}
        outcome = Outcome()
        for finding in _locked({**reviews, **handed}):
            if why := _done_since(finding, reviews.get(finding.pk), handed.get(finding.pk)):
                outcome.left_out.append(LeftOut(finding.pk, finding, why))
            else:
                outcome.touched.append(finding)
        if not outcome.touched:
            raise ValidationError("Nothing was undone: something was done on each of these findings since.")
        outcome.batch = Batch.objects.create(created_by=by, undoes=batch)
        _undo(outcome, reviews, by)
    return outcome


def _locked(numbers: Iterable[int]) -> list[Finding]:
    rows = Finding.objects.public().filter(pk__in=list(numbers)).select_for_update(of=("self",))
    return list(with_what_counts(rows).in_queue_order())  # type: ignore[attr-defined]


def _why_not(finding: Finding, order: Order, by: User) -> str:
    """What speaks against deciding this finding among others, in words; empty where nothing does."""
    if not finding.live:
        return GONE
    if finding.verdict and finding.ruling:
        return f"decided already, by {finding.ruling.reviewer}"
    if not order.verdict:
        return why_not_assigned(finding, order.assignee)
    if not finding.queue:
        return "no ruling is needed on it"
    if finding.changed_since:
        return "the evidence changed after it was signed: read it again"
    if finding.ruling and finding.awaits_second:
        first = "you signed first" if finding.ruling.reviewer_id == by.pk else f"{finding.ruling.reviewer} signed first"
        return f"needs a second signature, {first}: it is signed by itself"
    if _demands_second(finding):
        return "needs two signatures: it is signed by itself"
    if finding.assigned_to and finding.assigned_to != by:
        return f"{finding.assigned_to} has it"
    return ""


def _demands_second(finding: Finding) -> bool:
    claims = (claim for side in finding.sides.all() for claim in side.claims.all())
    measures = (finding.measure, *(claim.measure for claim in claims))
    return any(measure is not None and measure.second_signature for measure in measures)


def _changed(finding: Finding, shown: Shown, order: Order) -> str:
    """What happened to the finding since it was shown, in words."""
    now = Shown.of(finding)
    if now.review != shown.review:
        return f"{list(finding.reviews.all())[-1].reviewer} decided meanwhile"
    if now.assignment != shown.assignment:
        newest = list(finding.assignments.all())[-1]
        return f"{newest.created_by} gave it to {newest.assignee or 'nobody'} meanwhile"
    if order.verdict and now.evidence != shown.evidence:
        return "the evidence changed meanwhile: read it again"
    return ""


def _done_since(finding: Finding, review: Review | None, handed: Assignment | None) -> str:
    """What was done on the finding after the batch, in words."""
    if review and (newest := list(finding.reviews.all())[-1]) != review:
        return f"{newest.reviewer} decided since"
    if handed and (last := list(finding.assignments.all())[-1]) != handed:
        return f"{last.created_by} gave it to {last.assignee or 'nobody'} since"
    return ""


def _sign(outcome: Outcome, order: Order, by: User, note: str) -> None:
    _append(
        outcome,
        by,
        [
            Review(finding=finding, verdict=order.verdict, reason=order.reason, note=note, reviewer=by)
            for finding in outcome.touched
        ],
    )


def _append(outcome: Outcome, by: User, reviews: list[Review]) -> None:
    """Append reviews with what they rest on, together, and settle what they are on."""
    for review in reviews:
        review.batch = outcome.batch
        review.relation = kind_of(review.finding)
        review.evidence = evidence_in(review.finding, review.finding.sides.all())
        review.clean_fields(exclude=["evidence"])
    Review.objects.bulk_create(reviews)
    settle_all([review.finding for review in reviews])
    note_findings([review.finding for review in reviews], by=by)


def _assign(outcome: Outcome, assignee: User | None, by: User) -> None:
    _hand(outcome, {finding.pk: assignee for finding in outcome.touched}, by)


def _hand(outcome: Outcome, to: dict[int, User | None], by: User) -> None:
    findings = [finding for finding in outcome.touched if finding.pk in to]
    Assignment.objects.bulk_create(
        Assignment(finding=finding, assignee=to[finding.pk], batch=outcome.batch, created_by=by) for finding in findings
    )
    for finding in findings:
        finding.assigned_to = to[finding.pk]
    Finding.objects.bulk_update(findings, ["assigned_to"])


def _undo(outcome: Outcome, reviews: dict[int, Review], by: User) -> None:
    signed = [finding for finding in outcome.touched if finding.pk in reviews]
    _append(outcome, by, [Review(finding=finding, undoes=reviews[finding.pk], reviewer=by) for finding in signed])
    handed = [finding for finding in outcome.touched if finding.pk not in reviews]
    _hand(outcome, {finding.pk: _before(finding) for finding in handed}, by)


def _before(finding: Finding) -> User | None:
    """Who had the finding before its newest assignment."""
    rows = list(finding.assignments.all())
    return rows[-2].assignee if len(rows) > 1 else None


def _newest(rows: Iterable[Review] | Iterable[Assignment]) -> int:
    return max((row.pk for row in rows), default=0)
