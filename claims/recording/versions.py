"""Keeping what the desk went by of a claim before something changes it, so that a pinned address stays true."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count

from claims.models import Claim, ClaimVersion, Correction
from claims.recording.bulk import insert_rows
from claims.recording.readings import lay_over


@dataclass(frozen=True, slots=True)
class Before:
    """A claim as it was: what the desk went by, and by which rules it was read."""

    claim: int
    reading: dict[str, Any]
    rules_version: int


def reading_now(claim: Claim) -> dict[str, Any]:
    """What the desk goes by of a claim, as a version keeps it; its corrections in order of time."""
    return lay_over(claim.machine, claim.corrections.all())


def picture(claim: Claim, corrections: Iterable[Correction]) -> Before:
    """The claim before it is filled anew."""
    return Before(claim.pk, lay_over(claim.machine, corrections), claim.rules_version)


def is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two readings are one once they are stored."""
    return _stored(one) == _stored(other)


def keep_versions(before: Iterable[Before], *, ended_by: ClaimVersion.EndedBy) -> None:
    """Append what the claims were as their next versions; in two queries, however many there are."""
    rows = list(before)
    if not rows:
        return
    kept = ClaimVersion.objects.filter(claim__in=[row.claim for row in rows]).order_by().values("claim")
    count = dict(kept.annotate(count=Count("pk")).values_list("claim", "count"))
    insert_rows(
        ClaimVersion,
        [
            ClaimVersion(
                claim_id=row.claim,
                number=count.get(row.claim, 0) + 1,
                reading=row.reading,
                rules_version=row.rules_version,
                ended_by=ended_by,
            )
            for row in rows
        ],
    )


def _stored(reading: dict[str, Any]) -> Any:
    return json.loads(json.dumps(reading, cls=DjangoJSONEncoder))
