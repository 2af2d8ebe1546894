"""Which values have a newer one: claims that a finding holds to be updated by another of its sides."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claims.values import Relation

if TYPE_CHECKING:
    from claims.models import Claim, Finding

OLDER = "older value"


def older_values(findings: Iterable["Finding"]) -> frozenset[int]:
    """The claims whose time ends before that of the newest side; of two that speak of one time, neither is older."""
    older: set[int] = set()
    for finding in findings:
        if finding.relation != Relation.UPDATES or not finding.live:
            continue
        sides = [list(side.claims.all()) for side in finding.sides.all()]
        ends = [max(map(_end, side), default=datetime.date.min) for side in sides]
        for side, end in zip(sides, ends, strict=True):
            if end < max(ends):
                older |= {claim.pk for claim in side}
    return frozenset(older)


def _end(claim: "Claim") -> datetime.date:
    return claim.period_end or claim.period_start or datetime.date.min
