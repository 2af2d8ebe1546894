"""Django's admin for what editors name: measures and entities, with their aliases."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.http import HttpRequest

from articles.history import HistoryToReadAdmin
from claims.comparison.keys import LEFT_OUT, MOST_IN_BLOCK, UNDATED, in_words, stretch_of
from claims.comparison.sameness import phrase_key
from claims.models import (
    ClaimKey,
    CrowdedBlock,
    Entity,
    EntityAlias,
    Finding,
    Measure,
    MeasureAlias,
    MeasureDecision,
    Review,
    WholePhrase,
)
from claims.tasks import reread_soon, settle_soon


class _NamesAdmin(HistoryToReadAdmin):
    """Names that texts are read by; where they change, the worker reads the articles anew."""

    search_fields = ["name", "aliases__phrase"]
    list_filter = ["catalogued"]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the aliases, and have the articles read with them; texts and corrections still use an old name."""
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data:
            self.keep_old_name(form.instance, form.initial["name"])
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            reread_soon()

    def keep_old_name(self, named: Any, old: str) -> None:
        """Have what goes by the old name find the new one."""
        aliases = named.aliases
        aliases.model.objects.get_or_create(phrase=old, defaults={aliases.field.name: named})


class MeasureAliasInline(admin.TabularInline):
    """The phrases that name a measure, beneath it."""

    model = MeasureAlias
    extra = 1


class EntityAliasInline(admin.TabularInline):
    """The other names of an entity, beneath it."""

    model = EntityAlias
    extra = 1


@admin.register(Measure)
class MeasureAdmin(_NamesAdmin):
    """Measures with their aliases."""

    list_display = ["name", "unit_class", "nature", "catalogued"]
    prepopulated_fields = {"slug": ["name"]}
    exclude = ["population", "threshold", "polarity"]  # of merging alone
    inlines = [MeasureAliasInline]

    def keep_old_name(self, named: Measure, old: str) -> None:
        """Where nobody has catalogued it, the old name is one whole phrase, and nothing to look for in others."""
        if named.catalogued:
            super().keep_old_name(named, old)
        else:
            WholePhrase.objects.get_or_create(
                key=phrase_key(old), unit_class=named.unit_class, split_off=None,
                defaults={"measure": named, "phrase": old[:200]},
            )  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the measure; verdicts on it count anew where its demand for two signatures changed."""
        super().save_model(request, obj, form, change)
        if change and "second_signature" in form.changed_data:
            settle_soon(measure=obj)


@admin.register(Entity)
class EntityAdmin(_NamesAdmin):
    """Entities with their aliases."""

    list_display = ["name", "catalogued"]
    inlines = [EntityAliasInline]


class _ReadOnlyAdmin(admin.ModelAdmin):
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
class FindingAdmin(_ReadOnlyAdmin):
    """Findings, to look at."""

    list_display = ["relation", "measure", "verdict", "found_by", "live", "created_at"]
    list_filter = ["relation", "verdict", "awaits_second", "asking", "found_by", "live"]
    list_select_related = ["measure"]
    search_fields = ["explanation"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """What holds words of a withdrawn article is for those who may bring it back."""
        findings = super().get_queryset(request)
        return (
            findings
            if request.user.has_perm("articles.load_article")
            else findings.filter(pk__in=Finding.objects.public())
        )


@admin.register(Review)
class ReviewAdmin(_ReadOnlyAdmin):
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
class CrowdedBlockAdmin(_ReadOnlyAdmin):
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
class MeasureDecisionAdmin(_ReadOnlyAdmin):
    """Which measures are one, to look at."""

    list_display = ["kind", "measure", "other", "created_by", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["measure", "other", "created_by"]
