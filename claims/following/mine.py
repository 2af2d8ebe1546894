"""What the frame of a page and its buttons know of a user: how much is unread, and what they follow. One query."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import IntegerField, Subquery

from articles.models import Outlet
from claims.models import Measure, Notice, SavedFilter
from claims.paging import MOST_COUNTED, Tally

Target = Measure | Outlet | SavedFilter | None


class _CountOf(Subquery):
    """How many rows a queryset has, counted inside another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Mine:
    """A user's unread notices, counted, and the numbers of what they follow."""

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


def mine_of(user: User | AnonymousUser | None) -> Mine:
    """What is this user's own; nothing for whoever may not read the desk."""
    if not isinstance(user, User) or not user.has_perm("claims.view_claim"):
        return Mine()
    unread = Notice.objects.of(user).unread().order_by().values("pk")[: MOST_COUNTED + 1]
    columns = ("unread", "follows__pk", "follows__measure", "follows__outlet", "follows__saved_filter")
    rows = User.objects.filter(pk=user.pk).annotate(unread=_CountOf(unread)).values_list(*columns)
    found = list(rows)
    count = found[0][0] if found else 0
    follows = [row[2:] for row in found if row[1]]
    return Mine(
        unread=Tally(min(count, MOST_COUNTED), more=count > MOST_COUNTED),
        measures=frozenset(measure for measure, _, _ in follows if measure),
        outlets=frozenset(outlet for _, outlet, _ in follows if outlet),
        filters=frozenset(saved for _, _, saved in follows if saved),
        everything=any(not any(row) for row in follows),
    )
