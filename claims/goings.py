"""What became of something that stood at an address and does so no longer, in words for whoever follows the link."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Withdrawal
from claims.display import day
from claims.models import Claim, DroppedClaim

# A larger number than any row has, as an address may give it, is more than SQLite takes.
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Gone:
    """Why it went, when, where that is known, and the withdrawal that took it along, where one did."""

    why: str
    when: datetime.datetime | None = None
    withdrawal: Withdrawal | None = None


def what_became_of(claim: int) -> Gone | None:
    """Why there is no page of a claim of this number any more; None where there never was one."""
    if claim > LARGEST:
        return None
    if withdrawal := _newest(Withdrawal.objects.filter(article__revisions__claims=claim)):
        return _withdrawn(withdrawal)
    if dropped := DroppedClaim.objects.filter(number=claim).first():
        told = f"On {day(timezone.localdate(dropped.dropped_at))} its article was read anew by version"
        why = f"{told} {dropped.rules_version} of the rules, which no longer read it."
        return Gone(f"{why} No editor had decided anything on it, so it was not kept.", dropped.dropped_at)
    if Claim.objects.once_held(claim):
        return Gone("The rules no longer read it in its article, and no editor had decided anything on it.")
    return None


def withdrawal_of(article: int) -> Gone | None:
    """Why there is no page of an article; None where it is not withdrawn."""
    withdrawal = _newest(Withdrawal.objects.filter(article=article)) if article <= LARGEST else None
    return _withdrawn(withdrawal, "It") if withdrawal else None


def withdrawal_behind(finding: int) -> Gone | None:
    """Why a finding is not shown: words of an article that was withdrawn stand in it."""
    inside = Withdrawal.objects.filter(article__revisions__claims__sides__finding=finding)
    withdrawal = _newest(inside) if finding <= LARGEST else None
    return _withdrawn(withdrawal, "An article that it quotes") if withdrawal else None


def _newest(rows: QuerySet[Withdrawal]) -> Withdrawal | None:
    """The withdrawal in force; reinstatements are none."""
    in_force = rows.filter(article__withdrawn=True, reinstates__isnull=True)
    return in_force.select_related("article", "created_by").order_by("-pk").first()


def _withdrawn(row: Withdrawal, of: str = "Its article") -> Gone:
    told = f"{of} was withdrawn on {day(timezone.localdate(row.created_at))} {row.get_ground_display()}."
    return Gone(f"{told} {row.public_words}".strip(), row.created_at, row)
