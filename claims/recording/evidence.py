"""What a verdict rests on: the kind of finding, and which articles say what on which side.

Two readings of a text by different rules may cut a claim's words otherwise, or find it once more in the headline;
neither is new evidence. Another article, another value or another kind of finding is.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from claims.models import Claim, Finding, FindingSide, Review
from claims.values import Kind, Relation

POSSIBLE = "possible"


def fingerprint(finding: Finding) -> str:
    """What an editor has before them, in a few characters: relation, sides and their claims."""
    sides = [[side.says, sorted(claim.pk for claim in side.claims.all())] for side in finding.sides.all()]
    return hashlib.sha256(json.dumps([finding.relation, sides]).encode()).hexdigest()[:16]


def kind_of(finding: Finding) -> str:
    """The finding's relation; a clash that is only possible is a kind of its own."""
    return POSSIBLE if finding.relation == Relation.CANNOT_COMPARE and finding.possible else str(finding.relation)


def evidence_of(finding: Finding) -> list[dict[str, Any]]:
    """The sides as they stand now, for the record."""
    return evidence_in(finding, finding.sides.prefetch_related("claims__revision"))


def evidence_in(finding: Finding, sides: Iterable[FindingSide]) -> list[dict[str, Any]]:
    """The same of sides that are loaded; a claim that its article no longer prints stands on none."""
    evidence = []
    for side in sides:
        claims = [claim for claim in side.claims.all() if claim.standing or not finding.live]
        stands = sorted({(claim.revision.article_id, reads(claim)) for claim in claims})
        evidence.append(
            {
                "says": side.says,
                "claims": sorted(claim.pk for claim in claims),
                "stands": [{"article": article, "reads": words} for article, words in stands],
            }
        )
    return evidence


def reads(claim: Claim) -> str:
    """What the claim says, whatever words it is cut to: the figure, the days of an event, a grade, a saying."""
    if claim.kind == Kind.FIGURE:
        numbers = (_plain(number) for number in (claim.value, claim.low, claim.high))
        return " ".join((claim.comparator, *numbers, claim.unit))
    if claim.kind == Kind.EVENT:
        return f"{claim.period_start} {claim.period_end}"
    return " ".join((claim.words or claim.surface).casefold().split())


def has_changed(ruling: Review, finding: Finding) -> bool:
    """Whether the finding stands on other evidence today than when it was ruled on."""
    now = evidence_of(finding)
    if ruling.relation and ruling.relation != kind_of(finding):
        return True
    if all("stands" in side for side in ruling.evidence):
        return _weight(ruling.evidence) != _weight(now)
    return _count(ruling.evidence) != _count(now)  # signed before evidence was kept by article


def _weight(evidence: Sequence[dict[str, Any]]) -> Counter[frozenset[tuple[int, str]]]:
    """The sides, each as what which article says."""
    sides = (frozenset((each["article"], each["reads"]) for each in side["stands"]) for side in evidence)
    return Counter(side for side in sides if side)


def _count(evidence: Sequence[dict[str, Any]]) -> Counter[str]:
    """What the sides say, and how many claims stand on each."""
    count: Counter[str] = Counter()
    for side in evidence:
        count[str(side["says"])] += len(side["claims"])
    return count


def _plain(number: Decimal | None) -> str:
    return "-" if number is None else f"{number.normalize():f}"
