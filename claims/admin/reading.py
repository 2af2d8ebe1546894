"""In Django's admin, to look at: what only the desk's own pages write. Of tokens, that they can be ended."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator

from articles.counting import so_many
from claims.comparison.keys import LEFT_OUT, MOST_IN_BLOCK, UNDATED, in_words, stretch_of
from claims.headings import first_sentence
from claims.models import ApiToken, ClaimKey, CrowdedBlock, Finding, MeasureDecision, Review
from factdesk.modeladmin import DeskModelAdmin
from factdesk.previewing import is_confirmed, preview

_SO_MUCH = 110  # characters of an explanation in a list


class ReadOnlyAdmin(DeskModelAdmin):
    """Rows that only the desk's own pages write, with a signature; here they can be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody edits here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes here."""
        return False


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    """Findings, to look at."""

    list_display = ["says", "relation", "measure", "verdict", "found_by", "live", "created_at"]
    list_filter = ["relation", "verdict", "awaits_second", "asking", "found_by", "live"]
    list_select_related = ["measure"]
    search_fields = ["explanation"]

    @admin.display(description="what was found", ordering="explanation")
    def says(self, finding: Finding) -> str:
        """How its explanation begins."""
        return Truncator(first_sentence(finding.explanation)).chars(_SO_MUCH)

    def get_queryset(self, request: HttpRequest) -> Any:
        """What holds words of a withdrawn article is for those who may bring it back."""
        findings = super().get_queryset(request)
        return (
            findings
            if request.user.has_perm("articles.load_article")
            else findings.filter(pk__in=Finding.objects.public())
        )


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """Verdicts, to look at."""

    list_display = ["finding", "verdict", "reason", "seconds", "undoes", "reviewer", "created_at"]
    list_filter = ["verdict", "reason"]
    list_select_related = ["finding", "reviewer", "seconds__reviewer", "undoes__reviewer"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those on findings that are shown."""
        reviews = super().get_queryset(request)
        is_admin = request.user.has_perm("articles.load_article")
        return reviews if is_admin else reviews.filter(finding__in=Finding.objects.public())


@admin.register(CrowdedBlock)
class CrowdedBlockAdmin(ReadOnlyAdmin):
    """Where too many claims are about one thing to compare each with each, and what that leaves out."""

    list_display = ["about", "compared", "left_out", "divided_at"]
    search_fields = ["part"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The blocks, each with the number of claims that it leaves out."""
        keys = ClaimKey.objects.filter(key=Concat(OuterRef("part"), Value(LEFT_OUT))).order_by()
        count = keys.values("key").annotate(count=Count("pk")).values("count")
        return super().get_queryset(request).annotate(left_out=Coalesce(Subquery(count), 0))

    @admin.display(ordering="part")
    def about(self, block: CrowdedBlock) -> str:
        """What the claims have in common."""
        return in_words(block.part)

    @admin.display(description="compared with each other only")
    def compared(self, block: CrowdedBlock) -> str:
        """The claims that still are."""
        stretch = stretch_of(block.part)
        if within := {0: "one year", 4: "one month of", 7: "one day of"}.get(len(stretch)):
            return f"within {within} {stretch}".strip()
        return f"the first {MOST_IN_BLOCK} of {'the undated ones' if stretch == UNDATED else stretch}"

    @admin.display(description="left out", ordering="left_out")
    def left_out(self, block: Any) -> int:
        """Claims that are not compared under this key at all."""
        return block.left_out


@admin.register(MeasureDecision)
class MeasureDecisionAdmin(ReadOnlyAdmin):
    """Which measures are one, to look at."""

    list_display = ["kind", "measure", "other", "created_by", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["measure", "other", "created_by"]


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    """Everybody's tokens, without their secrets, so that one can be ended where its owner cannot."""

    list_display = ["name", "owner", "beginning", "good_for", "state", "last_used_at", "expires_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username", "beginning"]
    search_help_text = "Name, owner, or how it begins."
    fields = ["name", "owner", "beginning", "good_for", "created_at", "expires_at", "last_used_at", "revoked_at"]
    actions = ["revoke"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The list of users leads to the tokens of each."""
        return lookup == "owner__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Ending one is a change, and the only one there is."""
        return bool(request.user.has_perm("claims.change_apitoken"))

    @admin.action(description="End the tokens", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> HttpResponse | None:
        """Show which, then end them."""
        standing = list(queryset.filter(revoked_at=None).select_related("owner"))
        if not standing:
            self.message_user(request, "None of these is in force any more.", messages.WARNING)
            return None
        if not is_confirmed(request):
            return preview(
                self, request, action="revoke", rows=standing, title="End these tokens", button="End them",
                lines=[
                    f"“{token}” of {token.owner} ({token.beginning}…): whatever uses it is refused at once."
                    for token in standing
                ],
            )  # fmt: skip
        for token in standing:
            token.revoke()
            self.log_change(request, token, f"Ended, a token of {token.owner}.")
        self.message_user(request, f"{so_many(len(standing), 'token')} ended. Nothing brings one back.")
        return None

    @admin.display(description="good for")
    def good_for(self, token: ApiToken) -> str:
        """What it lets a program do."""
        return ", ".join(token.scopes)

    @admin.display
    def state(self, token: ApiToken) -> str:
        """Whether it still counts."""
        return "ended" if token.revoked_at else "expired" if token.has_expired else "in force"
