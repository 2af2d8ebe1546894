"""Findings with their sides. What editors sign on them is in `claims.models.reviews`."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Least
from django.urls import reverse
from django.utils import timezone

from claims.models.catalogue import Entity, Measure
from claims.models.choices import RELATIONS
from claims.models.claims import Claim

# What can do most harm in print comes first; every other kind of finding comes after these.
RISKS = [
    Q(relation="contradicts"),
    Q(relation="cannot_compare", possible=True),
    Q(relation="impossible_date"),
    Q(relation="arithmetic"),
    Q(relation__in=["quote_varies", "hedge_varies"]),
]
_FURTHEST = 1_000_000


def undecided(prefix: str = "") -> Q:
    """What an editor has to look at: no verdict in force, new evidence, an answer that came in, a reminder due.

    `prefix` is the way to the finding, such as `sides__finding__`.
    """
    asked_for = Q(**{f"{prefix}verdict": ""}) | Q(**{f"{prefix}changed_since": True})
    answered = Q(**{f"{prefix}asking": Finding.Asking.ANSWERED})
    return asked_for | answered | Q(**{f"{prefix}remind_on__lte": timezone.localdate()})


class FindingQuerySet(models.QuerySet["Finding"]):
    """Sets of findings."""

    def live(self) -> "FindingQuerySet":
        """Findings that comparison still makes, or that an editor opened."""
        return self.filter(live=True)

    def public(self) -> "FindingQuerySet":
        """Findings that hold nothing of a withdrawn article; the others are kept, and shown to nobody."""
        withdrawn = FindingSide.objects.filter(finding=OuterRef("pk"), claims__revision__article__withdrawn=True)
        return self.filter(~Exists(withdrawn))

    def queued(self) -> "FindingQuerySet":
        """What stands in the editors' queue, decided or not."""
        return self.live().filter(queue=True)

    def waiting(self) -> "FindingQuerySet":
        """Queued, and something is left to decide."""
        return self.queued().filter(undecided())

    def others_than_mine(self, user: User | AnonymousUser) -> "FindingQuerySet":
        """Without what this user signed first: the second signature has to be somebody else's."""
        return self.exclude(awaits_second=True, changed_since=False, ruling__reviewer=user.pk)

    def waiting_for(self, user: User | AnonymousUser) -> "FindingQuerySet":
        """What this user is to look at: waiting, and not theirs alone whom somebody assigned it to.

        Who may not sign is shown all that waits.
        """
        rows = self.waiting().others_than_mine(user)
        return rows.free_for(user) if user.has_perm("claims.review_finding") else rows

    def free_for(self, user: User | AnonymousUser) -> "FindingQuerySet":
        """What is this user's or nobody's."""
        return self.filter(Q(assigned_to=None) | Q(assigned_to=user.pk))

    def in_queue_order(self) -> "FindingQuerySet":
        """By risk, then by how many articles carry it, then the oldest first."""
        return self.order_by("queue_place", "pk")

    def with_sides(self) -> "FindingQuerySet":
        """With sides, their claims, and the articles they stand in."""
        return self.select_related("measure", "entity").prefetch_related(
            Prefetch("sides__claims", queryset=Claim.objects.with_context())
        )


class Finding(models.Model):
    """What comparison says of a set of claims, or an editor: a relation, reasons and the sides.

    From `verdict` on, the columns repeat what the signatures come to, so that queues can be filtered:
    `claims.recording.settling` is their only writer. `ruling` is the newest verdict that stands; `verdict` is what it
    rules, and stays empty until a second editor has signed where a measure demands that. `assigned_to` repeats the
    newest assignment (`claims.recording.assigning`).
    """

    class FoundBy(models.TextChoices):
        """Who made the finding."""

        RULES = "rules", "the rules"
        EDITOR = "editor", "an editor"

    class Verdict(models.TextChoices):
        """An editor's ruling."""

        CONTRADICTION = "contradiction", "Contradiction"
        NOT_CONTRADICTION = "not_contradiction", "Not a contradiction"
        NEEDS_REPORTING = "needs_reporting", "Needs reporting"

    class Asking(models.TextChoices):
        """How far the reporting has come that an editor asked for."""

        TO_ASK = "to_ask", "To ask"
        ASKED = "asked", "Asked, no answer yet"
        ANSWERED = "answered", "Answered"

    relation = models.CharField(max_length=20, choices=RELATIONS)
    possible = models.BooleanField(default=False)
    queue = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    explanation = models.TextField()
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    found_by = models.CharField(max_length=10, choices=FoundBy.choices, default=FoundBy.RULES)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    live = models.BooleanField(default=True)
    reach = models.PositiveIntegerField(default=0, help_text="How many articles stand on its sides.")
    # Made by the database, so that no way of writing a finding can leave it in the wrong place.
    queue_place = models.GeneratedField(
        expression=Case(*(When(risk, then=Value(rank)) for rank, risk in enumerate(RISKS)), default=Value(len(RISKS)))
        * Value(_FURTHEST)
        - Least(F("reach"), Value(_FURTHEST - 1)),
        output_field=IntegerField(),
        db_persist=True,
    )
    rules_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True)
    ruling = models.ForeignKey("Review", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    awaits_second = models.BooleanField(default=False, help_text="Signed once; the measure demands a second editor.")
    changed_since = models.BooleanField(default=False, help_text="New evidence came in after the verdict.")
    asking = models.CharField(max_length=10, choices=Asking.choices, blank=True)
    ask_whom = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    # Without an index of its own: it would tempt SQLite to gather the whole queue by it, and then to sort that.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    told = models.CharField(
        max_length=20, blank=True, help_text="How it stood when readers were last told of it; empty: never."
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        permissions = [("review_finding", "Can open findings and sign verdicts")]
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["queue", "verdict", "relation"]),
            models.Index(fields=["queue_place", "id"], name="finding_in_queue_order"),
            models.Index(
                "measure", F("queue").desc(), "relation", "id", name="finding_of_measure", condition=Q(live=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.explanation[:80]}"

    def get_absolute_url(self) -> str:
        """The finding's page."""
        return reverse("claims:finding", args=[self.pk])


class FindingSide(models.Model):
    """The claims of a finding that say the same thing."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="sides")
    position = models.PositiveSmallIntegerField()
    says = models.TextField()
    origins = models.PositiveIntegerField(default=1)
    claims = models.ManyToManyField(Claim, related_name="sides")

    class Meta:
        ordering = ["finding", "position"]
        constraints = [models.UniqueConstraint(fields=["finding", "position"], name="side_position_once")]

    def __str__(self) -> str:
        return self.says


def ruled_out(claim: str = "pk") -> Exists:
    """Whether an editor has signed a contradiction and prefers another side than the one that the claim is on.

    `claim` is the way to the claim.
    """
    sides = FindingSide.objects.filter(
        claims=OuterRef(claim),
        finding__live=True,
        finding__verdict=Finding.Verdict.CONTRADICTION,
        finding__changed_since=False,
    )
    return Exists(sides.exclude(finding__ruling__prefers="").exclude(finding__ruling__prefers=F("says")))
