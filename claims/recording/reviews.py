"""Editors' decisions on findings: verdicts signed and undone by appended rows, and findings opened by hand."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from claims.models import Claim, Finding, FindingSide, Review
from claims.recording.locking import wait_for_turn
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
    prefers: str = "",
    seen: int | None = _UNCHECKED,
    shown: str = "",
) -> Review:
    """Append an editor's verdict to a finding.

    `seen` is the id of the newest review that stood on the editor's screen, None for none; where another has come
    since, nothing is written and `DecidedMeanwhile` is raised. `shown` is the `fingerprint` of the evidence that
    stood there; where it has changed, `EvidenceChanged` is raised. Raises `ValidationError` on a verdict or reason
    that is not on the list.
    """
    with transaction.atomic():
        wait_for_turn()
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        _check_seen(finding, seen)
        if shown and shown != fingerprint(finding):
            raise EvidenceChanged
        review = Review(
            finding=finding,
            verdict=verdict,
            reason=reason,
            note=note,
            ask_whom=ask_whom,
            ask_what=ask_what,
            prefers=prefers,
            evidence=evidence_of(finding),
            reviewer=by,
        )
        review.full_clean(exclude=["evidence"])
        review.save()
        _settle(finding)
    return review


def undo_review(*, finding: Finding, by: User, note: str = "", seen: int | None = _UNCHECKED) -> Review:
    """Undo the newest verdict that stands, by a row of its own; the one before it counts again."""
    with transaction.atomic():
        wait_for_turn()
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        _check_seen(finding, seen)
        newest = _rulings(finding).last()
        if newest is None:
            raise ValidationError("There is no verdict to undo.")
        review = Review.objects.create(
            finding=finding, undoes=newest, note=note, evidence=evidence_of(finding), reviewer=by
        )
        _settle(finding)
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
        )
        for position, claim in enumerate(claims):
            FindingSide.objects.create(finding=finding, position=position, says=claim.surface).claims.add(claim)
    return finding


def _opened_before(claims: Sequence[Claim], relation: str, by: User) -> Finding | None:
    """The editor's own undecided finding of just these claims in this relation."""
    wanted = {claim.pk for claim in claims}
    rows = Finding.objects.live().filter(opened_by=by, relation=relation, verdict="", sides__claims__in=wanted)
    for finding in rows.distinct().prefetch_related("sides__claims"):
        if {claim.pk for side in finding.sides.all() for claim in side.claims.all()} == wanted:
            return finding
    return None


def fingerprint(finding: Finding) -> str:
    """What an editor has before them, in a few characters: relation, sides and their claims."""
    sides = [[side.says, sorted(claim.pk for claim in side.claims.all())] for side in finding.sides.all()]
    return hashlib.sha256(json.dumps([finding.relation, sides]).encode()).hexdigest()[:16]


def evidence_of(finding: Finding) -> list[dict[str, Any]]:
    """The sides as they stand now, for the record."""
    return [
        {"says": side.says, "claims": sorted(claim.pk for claim in side.claims.all())}
        for side in finding.sides.prefetch_related("claims")
    ]


def _rulings(finding: Finding) -> models.QuerySet[Review]:
    """The verdicts that stand, in order of time."""
    return finding.reviews.filter(undoes__isnull=True, undone_by__isnull=True)


def _settle(finding: Finding) -> None:
    """Go by the newest verdict that stands; it is in question where it was signed on other evidence."""
    newest = _rulings(finding).last()
    finding.verdict = newest.verdict if newest else ""
    finding.changed_since = newest is not None and _weight(newest.evidence) != _weight(evidence_of(finding))
    finding.save(update_fields=["verdict", "changed_since", "changed_at"])


def _weight(evidence: Sequence[dict[str, Any]]) -> Counter[str]:
    """What the sides say, and how many claims stand on each."""
    return Counter({str(side["says"]): len(side["claims"]) for side in evidence})


def _check_seen(finding: Finding, seen: int | None) -> None:
    if seen == _UNCHECKED:
        return
    newest = finding.reviews.last()
    if newest is not None and newest.pk != seen:
        raise DecidedMeanwhile(newest)
