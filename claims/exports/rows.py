"""Claims, findings and measures as flat rows, the same for command, page and interface.

A claim's row is `extract`'s line plus `id`, `revision`, `permalink` and `state`. Rows are yielded one by one, so that
an export of any size stays small in memory.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from claims.fragments import source_of
from claims.lines import statement_to_line
from claims.models import Claim, ClaimQuerySet, Finding, FindingQuerySet, FindingSide, Measure, MeasureQuerySet
from claims.recording.readings import statement_of
from claims.values import Relation


def claim_rows(claims: Iterable[Claim], *, site: str = "") -> Iterator[dict[str, Any]]:
    """A row a claim; the claims come with their context and findings fetched.

    `site` is what every permalink begins with, such as `https://desk.example`.
    """
    for claim in claims:
        line = statement_to_line(statement_of(claim))
        yield {
            "id": claim.pk,
            **line,
            "article": claim.revision.article.stem,
            "outlet": claim.revision.article.outlet.name if claim.revision.article.outlet else None,
            "headline": claim.revision.article.headline,
            "published": _iso(claim.revision.article.published_from),
            "published_to": _iso(claim.revision.article.published_to),
            "revision": claim.revision_id,
            "by_hand": claim.by_hand,
            "carried_from": claim.carried_from_id,
            "permalink": f"{site}{claim.get_absolute_url()}",
            "state": state_of(claim),
        }


def state_of(claim: Claim) -> str:
    """Where a claim stands with the editors: one of their verdicts, `open` or `unreviewed`.

    The gravest of its findings counts; `open` waits for a verdict, `unreviewed` has nothing to decide.
    """
    findings = [side.finding for side in claim.sides.all() if side.finding.live]
    verdicts = {finding.verdict for finding in findings if finding.verdict}
    for verdict in (Finding.Verdict.CONTRADICTION, Finding.Verdict.NEEDS_REPORTING):
        if verdict in verdicts:
            return str(verdict.value)
    if any(finding.queue and not finding.verdict for finding in findings):
        return "open"
    return str(Finding.Verdict.NOT_CONTRADICTION.value) if verdicts else "unreviewed"


def finding_rows(findings: Iterable[Finding], *, site: str = "") -> Iterator[dict[str, Any]]:
    """A row a finding, with its sides; an undecided one has a null verdict."""
    for finding in findings:
        yield {
            "id": finding.pk,
            "relation": finding.relation,
            "possible": finding.relation == Relation.CANNOT_COMPARE and finding.possible,
            "queue": finding.queue,
            "reasons": finding.reasons,
            "explanation": finding.explanation,
            "measure": finding.measure.name if finding.measure else None,
            "entity": finding.entity.name if finding.entity else None,
            "sides": [
                {"says": side.says, "claims": sorted(claim.pk for claim in side.claims.all()), "origins": side.origins}
                for side in finding.sides.all()
            ],
            "verdict": finding.verdict or None,
            **_ruling(finding),
            "changed_since": finding.changed_since,
            "found_by": finding.found_by,
            "note": finding.note or None,
            "permalink": f"{site}{finding.get_absolute_url()}",
        }


def _ruling(finding: Finding) -> dict[str, Any]:
    """What was signed beyond the verdict; a preference of a verdict that waits for a second editor is none yet."""
    ruling = None if finding.awaits_second else finding.ruling
    return {
        "reason": (ruling.reason or None) if ruling else None,
        "prefers": (ruling.prefers or None) if ruling else None,
        "prefers_because": (ruling.prefers_because or None) if ruling else None,
        "awaits_second": finding.awaits_second,
        "asking": finding.asking or None,
        "ask_whom": finding.ask_whom or None,
        "asked_on": _iso(finding.asked_on),
        "remind_on": _iso(finding.remind_on),
    }


def measure_rows(measures: Iterable[Measure], *, site: str = "") -> Iterator[dict[str, Any]]:
    """A row a measure, with its aliases."""
    for measure in measures:
        yield {
            "id": measure.pk,
            "name": measure.name,
            "definition": measure.definition,
            "unit_class": measure.unit_class,
            "nature": measure.nature or None,
            "catalogued": measure.catalogued,
            "second_signature": measure.second_signature,
            "merged_into": measure.merged_into.name if measure.merged_into else None,
            "aliases": [alias.phrase for alias in measure.aliases.all()],
            "narrower": {alias.phrase: alias.says for alias in measure.aliases.all() if alias.narrows},
            "permalink": f"{site}{measure.get_absolute_url()}",
        }


def source_and_signature(claim: Claim) -> dict[str, Any]:
    """Where its sentence stands on the web, who signed what `state_of` says of it, and on which day.

    Of several signatures alike, the newest counts.
    """
    state = state_of(claim)
    findings = [side.finding for side in claim.sides.all() if side.finding.live and side.finding.verdict == state]
    rulings = [finding.ruling for finding in findings if finding.ruling]
    newest = max(rulings, key=lambda ruling: ruling.pk, default=None)
    return {
        "source": source_of(claim) or None,
        "page": claim.revision.page_at(claim.start),
        "signed_by": newest.reviewer.get_username() if newest else None,
        "signed_on": _iso(timezone.localdate(newest.created_at)) if newest else None,
    }


def with_signatures(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Claims with all that a row and its signature show."""
    sides = FindingSide.objects.select_related("finding__ruling__reviewer")
    return claims.with_context().prefetch_related(Prefetch("sides", queryset=sides))


def claims_to_export() -> ClaimQuerySet:
    """Claims that stand, with all that a row shows, in order of article and place."""
    shown = with_signatures(Claim.objects.standing())
    return shown.order_by("revision__article__stem", "revision", "start", "pk")


def findings_to_export() -> FindingQuerySet:
    """Every finding that stands, not the queue alone."""
    return with_sides(Finding.objects.live()).order_by("pk")


def with_sides(findings: FindingQuerySet) -> FindingQuerySet:
    """Findings with all that a row shows."""
    return findings.select_related("measure", "entity", "ruling").prefetch_related("sides__claims")


def measures_to_export() -> MeasureQuerySet:
    """Every measure, with all that a row shows."""
    return Measure.objects.select_related("merged_into").prefetch_related("aliases").order_by("name", "pk")


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
