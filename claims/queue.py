"""The editors' queue: which findings stand in it, in what order, and what comes before and after one of them.

What can do most harm in print comes first: contradictions, then possible ones, impossible dates, sums that do not add
up, wording. Within a kind, what most articles carry comes first, then what is oldest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone

from claims.editors import editors
from claims.measurefilter import MeasureChoices, MeasureField
from claims.models import Finding, FindingQuerySet, Measure, undecided
from claims.paging import Tally, count_of
from claims.values import Relation

STATES = [
    ("waiting", "Waiting"),
    ("open", "All that waits"),
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
MINE = "mine"
NOBODY = "nobody"
ASSIGNED = [(MINE, "Mine"), (NOBODY, "Nobody’s yet"), ("others", "Somebody’s, not mine")]


class _DisputedMeasures(MeasureChoices):
    """Measures that findings are about."""

    def spoken_of(self) -> QuerySet[Measure]:
        """Those with a finding that stands."""
        return self.queryset.filter(Exists(Finding.objects.filter(measure=OuterRef("pk"), live=True)))


class _DisputedMeasureField(MeasureField):
    iterator = _DisputedMeasures


class _DisputedMeasureFilter(django_filters.ModelChoiceFilter):
    field_class = _DisputedMeasureField


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
    assigned = django_filters.ChoiceFilter(
        label="Assigned", choices=ASSIGNED, method="by_assigned", empty_label="Anyone’s"
    )
    measure = _DisputedMeasureFilter(
        label="Measure", queryset=Measure.objects.all(), to_field_name="slug", empty_label="Every measure"
    )
    found_by = django_filters.ChoiceFilter(
        label="Found by", choices=Finding.FoundBy.choices, empty_label="Rules or editors"
    )

    class Meta:
        model = Finding
        fields: list[str] = []

    def __init__(self, *args: Any, user: User | AnonymousUser | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.is_editor = user is not None and user.has_perm("claims.review_finding")
        choices = self.filters["assigned"].extra
        choices["choices"] = self._whose
        if self.is_editor:
            self.filters["state"].extra["choices"] = [("waiting", "Waiting for you"), *STATES[1:]]

    @cached_property
    def editors(self) -> list[User]:
        """Those to whom findings can be assigned."""
        return list(editors())

    def _whose(self) -> Iterator[tuple[str, str]]:
        """Choices of `assigned`: words that only an editor can mean of themselves, and every editor by name."""
        yield from ASSIGNED if self.is_editor else ASSIGNED[1:2]
        for editor in self.editors:
            if editor != self.user:
                yield editor.username, f"{editor}’s"

    def follow_merged(self) -> None:
        """Have form and links name the measure into which the one of the address was merged."""
        measure = self.form.cleaned_data.get("measure")
        if measure is not None and measure.slug != self.form.data["measure"]:
            followed = QueryDict(mutable=True)
            followed.update({**self.form.data.dict(), "measure": measure.slug})
            self.data = self.form.data = followed

    def by_assigned(self, findings: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        """Whose it is to look at."""
        if value == MINE:
            return findings.filter(assigned_to=self.user.pk if self.user else None)
        if value == NOBODY:
            return findings.filter(assigned_to=None)
        if value == "others":
            return findings.exclude(assigned_to=None).exclude(assigned_to=self.user.pk if self.user else None)
        return findings.filter(assigned_to__username=value)

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

    def progress(self) -> dict[str, Tally]:
        """How many findings stand in the queue, and how many of them are decided, where both can be told."""
        total, undecided_ones = count_of(self.queued), count_of(self.queued.filter(undecided()))
        return {"total": total} if total.more else {"total": total, "decided": Tally(total - undecided_ones)}

    @property
    def kept(self) -> dict[str, str]:
        """The filters that are set, for addresses and forms that lead on from here."""
        return {name: str(given) for name in self.filters.filters if (given := self.filters.data.get(name))}

    @property
    def address(self) -> str:
        """The filters as they stand in an address, with its question mark; empty where nothing is filtered."""
        kept = QueryDict(mutable=True)
        kept.update(self.kept)
        return f"?{kept.urlencode()}" if kept else ""


def queue_for(data: QueryDict, user: User | AnonymousUser | None = None) -> Queue:
    """The queue that an address asks for. Filters that make no sense are shown as errors and narrow nothing.

    What waits is what waits for the `user`: neither what they signed first, where another has to sign too, nor what
    was assigned to another, unless the address asks whose it is.
    """
    filters = FindingFilter(data, queryset=Finding.objects.live(), user=user)
    narrowed = filters.qs
    filters.follow_merged()
    state = data.get("state", "")
    if state not in dict(STATES):
        state = "decided" if data.get("verdict") else "queue" if data.get("stage") else "waiting"
    findings = _in_state(narrowed, state)
    if user is not None and state == "waiting":
        findings = findings.others_than_mine(user)
        if filters.is_editor and not data.get("assigned"):
            findings = findings.free_for(user)
    return Queue(filters, state, findings.in_queue_order(), narrowed.filter(queue=True))


def neighbours(finding: Finding, findings: QuerySet[Finding]) -> tuple[int | None, int | None]:
    """The ids of the findings before and after this one in an ordered set, whether or not it stands in it.

    The end of what shares its place and the beginning of the next place are asked for apart: each is found on the
    index at once, where one condition over both columns would have the whole queue read.
    """
    place, pk = finding.queue_place, finding.pk
    before = _first_of(findings.reverse(), Q(queue_place=place, pk__lt=pk), Q(queue_place__lt=place))
    after = _first_of(findings, Q(queue_place=place, pk__gt=pk), Q(queue_place__gt=place))
    return Finding.objects.filter(pk=pk).values_list(before, after).first() or (None, None)


def _first_of(findings: QuerySet[Finding], *conditions: Q) -> Coalesce:
    return Coalesce(*(Subquery(findings.filter(condition).values("pk")[:1]) for condition in conditions))


def _of_kind(kind: str) -> Q:
    """Findings of a kind, as `relation_key` names it."""
    if kind in ("possible", Relation.CANNOT_COMPARE):
        return Q(relation=Relation.CANNOT_COMPARE, possible=kind == "possible")
    return Q(relation=kind)


def _in_state(findings: FindingQuerySet, state: str) -> FindingQuerySet:
    if state in ("waiting", "open"):
        return findings.filter(undecided(), queue=True)
    if state == "decided":
        return findings.exclude(verdict="").exclude(changed_since=True)
    if state == "queue":
        return findings.filter(queue=True)
    return findings
