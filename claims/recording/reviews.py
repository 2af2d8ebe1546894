"""Editors' decisions on findings: verdicts signed, seconded and undone by appended rows; findings opened by hand."""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.models import Claim, Enquiry, Finding, FindingSide, Review
from claims.recording.enquiries import check_days
from claims.recording.evidence import evidence_of, fingerprint, has_changed, kind_of
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings
from claims.recording.settling import settle, standing_rows
from claims.values import Relation

_UNCHECKED = -1
_TO_DECIDE = {
    Relation.CONTRADICTS,
    Relation.CANNOT_COMPARE,
    Relation.IMPOSSIBLE_DATE,
    Relation.ARITHMETIC,
    Relation.QUOTE_VARIES,
    Relation.HEDGE_VARIES,
}


class DecidedMeanwhile(Exception):
    """Another editor decided after the form was opened; `review` is their decision."""

    def __init__(self, review: Review) -> None:
        super().__init__(f"{review.reviewer} decided meanwhile.")
        self.review = review


class EvidenceChanged(Exception):
    """Comparison changed the finding after the form was opened; the editor has to look again."""


def sign_review(
    *,
    finding: Finding,
    by: User,
    verdict: str,
    reason: str = "",
    note: str = "",
    ask_whom: str = "",
    ask_what: str = "",
    asked_on: datetime.date | None = None,
    remind_on: datetime.date | None = None,
    prefers: str = "",
    prefers_because: str = "",
    seen: int | None = _UNCHECKED,
    shown: str = "",
) -> Review:
    """Append an editor's verdict to a finding.

    Where a first signature waits for a second one and this editor rules the same, the row is that second signature.
    `asked_on` and `remind_on` note that the question of a verdict that needs reporting was put already.

    `seen` is the id of the newest review that stood on the editor's screen, None for none; where another has come
    since, nothing is written and `DecidedMeanwhile` is raised. `shown` is the `fingerprint` of the evidence that
    stood there; where it has changed, `EvidenceChanged` is raised. Raises `ValidationError` on a verdict or reason
    that is not on the list.
    """
    if asked_on:
        check_days(day=asked_on, remind_on=remind_on)
    with transaction.atomic():
        finding = _locked(finding, seen, shown)
        review = Review(
            verdict=verdict,
            reason=reason,
            note=note,
            ask_whom=ask_whom,
            ask_what=ask_what,
            prefers=prefers,
            prefers_because=prefers_because,
            reviewer=by,
        )
        if _agrees(review, finding):
            review = Review(seconds=finding.ruling, note="\n".join(filter(None, [prefers_because, note])), reviewer=by)
        _append(review, finding)
        if asked_on and review.verdict == Finding.Verdict.NEEDS_REPORTING:
            asked = Enquiry.Step.ASKED
            Enquiry.objects.create(question=review, step=asked, day=asked_on, remind_on=remind_on, created_by=by)
        settle(finding)
        note_findings([finding], by=by)
    return review


def second_review(
    *, finding: Finding, by: User, note: str = "", seen: int | None = _UNCHECKED, shown: str = ""
) -> Review:
    """Sign the verdict of another editor too, where the measure demands two signatures.

    Raises `ValidationError` where no verdict waits for it, where the first signature is this editor's own, and where
    the evidence is another one by now.
    """
    with transaction.atomic():
        finding = _locked(finding, seen, shown)
        if not finding.awaits_second or finding.ruling is None:
            raise ValidationError("No verdict on this finding waits for a second signature.")
        if has_changed(finding.ruling, finding):
            raise ValidationError("The evidence changed after the first signature. Sign a verdict of your own.")
        review = Review(seconds=finding.ruling, note=note, reviewer=by)
        _append(review, finding)
        settle(finding)
        note_findings([finding], by=by)
    return review


def undo_review(*, finding: Finding, by: User, note: str = "", seen: int | None = _UNCHECKED) -> Review:
    """Undo the newest signature that stands, by a row of its own; what was signed before it counts again."""
    with transaction.atomic():
        finding = _locked(finding, seen, "")
        rows = standing_rows(finding)
        if not rows:
            raise ValidationError("There is no verdict to undo.")
        review = Review(undoes=rows[-1], note=note, reviewer=by)
        _append(review, finding)
        settle(finding)
        note_findings([finding], by=by)
    return review


def open_finding(*, claims: Sequence[Claim], relation: str, note: str, by: User) -> Finding:
    """Open a finding by hand from two or more claims, each a side of its own; comparison never touches it.

    A form that was sent twice opens one finding: the same claims in the same relation, still undecided, are it.
    """
    if len({claim.pk for claim in claims}) < 2:
        raise ValidationError("A finding needs two different claims.")
    if relation not in list(Relation) or relation == Relation.UNRELATED:
        allowed = ", ".join(sorted(set(Relation) - {Relation.UNRELATED}))
        raise ValidationError(f"“{relation}” is no relation; these are: {allowed}.")
    measures = {claim.measure_id for claim in claims}
    entities = {claim.entity_id for claim in claims}
    with transaction.atomic():
        wait_for_turn()
        if Claim.objects.filter(pk__in={claim.pk for claim in claims}).count() < len({claim.pk for claim in claims}):
            raise ValidationError("One of these claims is no longer read in its article; look at them again.")
        if opened := _opened_before(claims, relation, by):
            return opened
        finding = Finding.objects.create(
            relation=relation,
            possible=relation == Relation.CANNOT_COMPARE,
            queue=relation in _TO_DECIDE,
            reasons=["opened_by_editor"],
            explanation=note or f"Opened by {by}: " + " and ".join(f"“{claim.surface}”" for claim in claims) + ".",
            note=note,
            measure=claims[0].measure if len(measures) == 1 else None,
            entity=claims[0].entity if len(entities) == 1 else None,
            found_by=Finding.FoundBy.EDITOR,
            opened_by=by,
            reach=len({claim.revision.article_id for claim in claims}),
        )
        for position, claim in enumerate(claims):
            FindingSide.objects.create(finding=finding, position=position, says=claim.surface).claims.add(claim)
        note_findings([finding], by=by)
    return finding


def _opened_before(claims: Sequence[Claim], relation: str, by: User) -> Finding | None:
    """The editor's own undecided finding of just these claims in this relation."""
    wanted = {claim.pk for claim in claims}
    rows = Finding.objects.live().filter(opened_by=by, relation=relation, verdict="", sides__claims__in=wanted)
    for finding in rows.distinct().prefetch_related("sides__claims"):
        if {claim.pk for side in finding.sides.all() for claim in side.claims.all()} == wanted:
            return finding
    return None


def _locked(finding: Finding, seen: int | None, shown: str) -> Finding:
    """The finding as it stands, held until the transaction ends, if it is still what the editor saw."""
    wait_for_turn()
    finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    _check_seen(finding, seen)
    if shown and shown != fingerprint(finding):
        raise EvidenceChanged
    return finding


def _append(review: Review, finding: Finding) -> None:
    review.finding = finding
    review.relation = kind_of(finding)
    review.evidence = evidence_of(finding)
    review.full_clean(exclude=["evidence"])
    review.save()


def _agrees(review: Review, finding: Finding) -> bool:
    """Whether this ruling is another editor's in other hands, and so the second signature under it."""
    first = finding.ruling
    if not finding.awaits_second or first is None or first.reviewer_id == review.reviewer_id:
        return False
    same = all(getattr(first, name) == getattr(review, name) for name in ("verdict", "reason", "prefers"))
    return same and not has_changed(first, finding)


def _check_seen(finding: Finding, seen: int | None) -> None:
    if seen == _UNCHECKED:
        return
    newest = finding.reviews.last()
    if newest is not None and newest.pk != seen:
        raise DecidedMeanwhile(newest)
