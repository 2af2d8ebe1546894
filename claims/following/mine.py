"""What the frame and buttons of a page know of a user, in one query: what waits, is unread, and is followed."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable

from articles.models import Outlet
from claims.models import Finding, Measure, Notice, SavedFilter
from claims.paging import CountOf, Tally, bounded, tally

Target = Measure | Outlet | SavedFilter | None


@dataclass(frozen=True)
class Mine:
    """How many findings wait for a user (None: not asked), how many notices are unread, what they follow by number."""

    waiting: Tally | None = None
    unread: Tally = field(default_factory=lambda: Tally(0))
    measures: frozenset[int] = frozenset()
    outlets: frozenset[int] = frozenset()
    filters: frozenset[int] = frozenset()
    everything: bool = False

    def follows(self, target: Target) -> bool:
        """Whether the user follows this; None is everything that disagrees."""
        if target is None:
            return self.everything
        kinds = {Measure: self.measures, Outlet: self.outlets, SavedFilter: self.filters}
        return target.pk in kinds[type(target)]


def mine_of(user: User | AnonymousUser | None, *, waiting: bool = False) -> Mine:
    """What is this user's own; nothing for whoever may not read the desk.

    What waits is counted for whoever may sign, and for others where it is asked for.
    """
    if not isinstance(user, User) or not user.has_perm("claims.view_claim"):
        return Mine()
    is_counted = waiting or user.has_perm("claims.review_finding")
    for_user = Finding.objects.waiting_for(user) if is_counted else Finding.objects.none()
    counts = {"waiting": _count_of(for_user), "unread": _count_of(Notice.objects.of(user).unread())}
    columns = ("follows__pk", "follows__measure", "follows__outlet", "follows__saved_filter")
    found = list(User.objects.filter(pk=user.pk).annotate(**counts).values_list(*counts, *columns))
    follows = [row[3:] for row in found if row[2]]
    return Mine(
        waiting=tally(found[0][0]) if is_counted else None,
        unread=tally(found[0][1]),
        measures=frozenset(measure for measure, _, _ in follows if measure),
        outlets=frozenset(outlet for _, outlet, _ in follows if outlet),
        filters=frozenset(saved for _, _, saved in follows if saved),
        everything=any(not any(row) for row in follows),
    )


def _count_of(rows: QuerySet[Any]) -> Combinable:
    if rows.query.is_empty():
        return Value(0)
    return CountOf(bounded(rows))
