"""The editors' queue: which findings stand in it, in what order, and what comes before and after one of them.

What can do most harm in print comes first: contradictions, then possible ones, impossible dates, sums that do not add
up, wording. Within a kind, the oldest comes first.
"""

from dataclasses import dataclass

import django_filters
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils import timezone

from claims.display import relation_key
from claims.models import Finding, FindingQuerySet, Measure, undecided
from claims.values import Relation

# Kinds of finding, as `relation_key` names them, by what they can do in print; every other kind comes after them.
RISKS = {
    "contradicts": 0,
    "possible": 1,
    "impossible_date": 2,
    "arithmetic": 3,
    "quote_varies": 4,
    "hedge_varies": 4,
}
LEAST_RISK = 5
STATES = [
    ("waiting", "Waiting for a verdict"),
    ("decided", "Decided"),
    ("queue", "Whole queue"),
    ("all", "Every finding"),
]
STAGES = [
    ("changed", "Changed since it was signed"),
    ("second", "Waits for a second editor"),
    *Finding.Asking.choices,
    ("due", "Reminder due"),
]
RELATIONS = [
    ("contradicts", "Contradiction"),
    ("possible", "Possible contradiction"),
    ("impossible_date", "Impossible date"),
    ("arithmetic", "Sum that does not add up"),
    ("quote_varies", "Quotation varies"),
    ("hedge_varies", "Hedge dropped or added"),
    ("updates", "Newer value"),
    ("differs_in_scope", "Not the same thing"),
    ("cannot_compare", "Cannot be compared"),
    ("compatible", "Compatible"),
    ("corroborates", "Agreement"),
]


class FindingFilter(django_filters.FilterSet):
    """What the queue's page can be narrowed by; all of it stands in the address."""

    state = django_filters.ChoiceFilter(
        label="Show", choices=STATES, method="by_state", empty_label=None, initial="waiting"
    )
    relation = django_filters.ChoiceFilter(
        label="Kind", choices=RELATIONS, method="by_relation", empty_label="Every kind"
    )
    verdict = django_filters.ChoiceFilter(label="Verdict", choices=Finding.Verdict.choices, empty_label="Any verdict")
    stage = django_filters.ChoiceFilter(label="Stage", choices=STAGES, method="by_stage", empty_label="Any stage")
    measure = django_filters.ModelChoiceFilter(
        label="Measure",
        queryset=Measure.objects.filter(Exists(Finding.objects.filter(measure=OuterRef("pk"), live=True))),
        to_field_name="slug",
        empty_label="Every measure",
    )
    found_by = django_filters.ChoiceFilter(
        label="Found by", choices=Finding.FoundBy.choices, empty_label="Rules or editors"
    )

    class Meta:
        model = Finding
        fields: list[str] = []

    def by_state(self, findings: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        """The state is applied in `queue_for`, which also needs the set without it."""
        return findings

    def by_relation(self, findings: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        """The relation, where possible contradictions are a kind of their own."""
        return findings.filter(_of_kind(value))

    def by_stage(self, findings: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        """How far signing and reporting have come."""
        if value == "changed":
            return findings.filter(changed_since=True)
        if value == "second":
            return findings.filter(awaits_second=True)
        if value == "due":
            return findings.filter(remind_on__lte=timezone.localdate())
        return findings.filter(asking=value)


@dataclass(frozen=True)
class Queue:
    """The findings that an address asks for, in order, and how far the queue has come."""

    filters: FindingFilter
    state: str
    findings: FindingQuerySet
    queued: QuerySet[Finding]

    @property
    def undecided(self) -> QuerySet[Finding]:
        """What of the queue still waits for a verdict."""
        return self.queued.filter(undecided())

    @property
    def address(self) -> str:
        """The filters as they stand in an address, with its question mark; empty where nothing is filtered."""
        kept = QueryDict(mutable=True)
        for name in self.filters.filters:
            if given := self.filters.data.get(name):
                kept[name] = str(given)
        return f"?{kept.urlencode()}" if kept else ""


def queue_for(data: QueryDict, user: User | AnonymousUser | None = None) -> Queue:
    """The queue that an address asks for. Filters that make no sense are shown as errors and narrow nothing.

    What waits for a second signature does not wait for the `user` who gave the first.
    """
    filters = FindingFilter(data, queryset=Finding.objects.live())
    narrowed = filters.qs
    state = data.get("state", "")
    if state not in dict(STATES):
        state = "decided" if data.get("verdict") else "queue" if data.get("stage") else "waiting"
    findings = _in_state(narrowed, state)
    if user is not None and state == "waiting":
        findings = findings.others_than_mine(user)
    return Queue(filters, state, _in_order(findings), narrowed.filter(queue=True))


def neighbours(finding: Finding, findings: QuerySet[Finding]) -> tuple[int | None, int | None]:
    """The ids of the findings before and after this one in an ordered set, whether or not it stands in it."""
    rank = RISKS.get(relation_key(finding), LEAST_RISK)
    earlier = Q(created_at__lt=finding.created_at) | Q(created_at=finding.created_at, pk__lt=finding.pk)
    later = Q(created_at__gt=finding.created_at) | Q(created_at=finding.created_at, pk__gt=finding.pk)
    before = findings.filter(Q(risk__lt=rank) | Q(earlier, risk=rank)).reverse()
    after = findings.filter(Q(risk__gt=rank) | Q(later, risk=rank))
    return before.values_list("pk", flat=True).first(), after.values_list("pk", flat=True).first()


def _of_kind(kind: str) -> Q:
    """Findings of a kind, as `relation_key` names it."""
    if kind in ("possible", Relation.CANNOT_COMPARE):
        return Q(relation=Relation.CANNOT_COMPARE, possible=kind == "possible")
    return Q(relation=kind)


def _in_state(findings: FindingQuerySet, state: str) -> FindingQuerySet:
    if state == "waiting":
        return findings.filter(undecided(), queue=True)
    if state == "decided":
        return findings.exclude(verdict="").exclude(changed_since=True)
    if state == "queue":
        return findings.filter(queue=True)
    return findings


def _in_order(findings: FindingQuerySet) -> FindingQuerySet:
    risk = Case(
        *(When(_of_kind(kind), then=Value(rank)) for kind, rank in RISKS.items()),
        default=Value(LEAST_RISK),
        output_field=IntegerField(),
    )
    return findings.annotate(risk=risk).order_by("risk", "created_at", "pk")
