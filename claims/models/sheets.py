"""What editors sign as safe to print, and drafts that a journalist asked to be kept."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.catalogue import Entity, Measure
from claims.models.claims import Claim

# Characters of a wording: three sentences, so that the sheet stays a page.
MOST_WORDING = 500


class SheetSignatureQuerySet(AppendOnlyQuerySet["SheetSignature"]):
    """Sets of signatures on sheets."""

    def of_measures(self, measures: "models.QuerySet[Measure] | set[int]") -> "SheetSignatureQuerySet":
        """What was signed on these measures, or on one that has been merged into them since."""
        names = ("measure", "measure__merged_into", "measure__merged_into__merged_into")
        wanted = Q(pk__in=[])
        for name in names:
            wanted |= Q(**{f"{name}__in": measures})
        return self.filter(wanted)

    def in_order(self) -> "SheetSignatureQuerySet":
        """In order of time, with who signed."""
        return self.select_related("created_by").order_by("created_at", "pk")


class SheetSignature(AppendOnly):
    """An editor's signature on a sheet: a value put on it, a second signature under one, or the undoing of either.

    The sheet itself is made from the rows that stand whenever somebody looks. `stands` keeps what the claim said when
    it was signed, `{"article", "reads", "of", "period", "entity"}`: where it says something else today, the signature
    holds no longer.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="signatures")
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures")
    wording = models.CharField(max_length=MOST_WORDING, blank=True)
    check_again = models.DateField(null=True, blank=True, help_text="After this day somebody has to look again.")
    note = models.TextField(blank=True)
    stands = models.JSONField(default=dict)
    seconds = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="seconded_by")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SheetSignatureQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sheet_signs_seconds_or_undoes",
                condition=Q(claim__isnull=False, seconds__isnull=True, undoes__isnull=True)
                | Q(claim__isnull=True, seconds__isnull=False, undoes__isnull=True)
                | Q(claim__isnull=True, seconds__isnull=True, undoes__isnull=False),
            ),
            models.CheckConstraint(
                name="sheet_value_has_wording_and_date",
                condition=Q(claim__isnull=True) | (~Q(wording="") & Q(check_again__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        done = self.wording or ("Undone" if self.undoes_id else "Signed too")
        return f"{done} by {self.created_by}"

    def clean(self) -> None:
        """Refuse a second signature by the hand that gave the first."""
        if self.seconds is not None and self.seconds.created_by_id == self.created_by_id:
            raise ValidationError("You signed first. The second signature has to be another editor's.")


class KeptDraftQuerySet(models.QuerySet["KeptDraft"]):
    """Sets of drafts."""

    def of(self, user: object) -> "KeptDraftQuerySet":
        """Those of one owner: nobody else sees that they exist."""
        return self.filter(owner=user)


class KeptDraft(models.Model):
    """Unpublished copy that its owner asked to be kept; it is checked anew whenever they open it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    text = models.TextField()
    published = models.DateField(help_text="The day on which it is to appear.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = KeptDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("claims:kept_draft", args=[self.pk])

    @property
    def title(self) -> str:
        """Its first words."""
        first = " ".join(self.text.split())
        return first if len(first) <= 70 else f"{first[:69].rstrip()}…"
