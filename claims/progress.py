"""How far the desk has come today: what was signed, by whom, against what waited."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from claims.models import Finding, Review
from claims.paging import Tally


@dataclass(frozen=True, slots=True)
class Today:
    """Findings that wait no more because somebody signed them today, those that I signed, and those that wait."""

    decided: int
    by_me: int
    waiting: Tally

    @property
    def total(self) -> int:
        """What waited at any time today."""
        return self.decided + self.waiting


def today(user: User | AnonymousUser, *, waiting: Tally) -> Today:
    """The day so far, by the desk's clock; `waiting` is what still waits for the user. What was undone is not done."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    signed = Review.objects.filter(created_at__gte=midnight, undoes=None, undone_by=None)
    still = Finding.objects.waiting_for(user).filter(pk=OuterRef("finding"))
    return Today(
        **signed.filter(~Exists(still)).aggregate(
            decided=Count("finding", distinct=True),
            by_me=Count("finding", distinct=True, filter=Q(reviewer=user.pk)),
        ),
        waiting=waiting,
    )
