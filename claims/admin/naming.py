"""Django's admin for what editors name: measures and entities, with their aliases."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.forms import Textarea
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.counting import so_many
from articles.history import HistoryToReadAdmin
from claims.forms_names import EntityAliasForm, EntityForm, MeasureAliasForm, NewMeasureForm
from claims.models import Claim, Entity, EntityAlias, Measure, MeasureAlias
from claims.tasks import reread_soon, settle_soon
from factdesk.merging import MergingAdmin
from factdesk.modeladmin import DeskModelAdmin, SpokenFormSet

# So many aliases stand in a list; the row itself has all.
_SHOWN = 3
_SHORT_TEXTS: Any = {TextField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}


class _NamesAdmin(HistoryToReadAdmin, DeskModelAdmin):
    """Names that texts are read by; where they change, the worker reads the articles anew."""

    search_fields = ["name", "aliases__phrase"]
    search_help_text = "Name or alias."
    list_filter = ["catalogued"]
    # The columns by which texts are read.
    read_by = frozenset({"name", "catalogued"})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of claims that stand, and their aliases."""
        standing = Claim.objects.standing().filter(**{self.opts.model_name or "": OuterRef("pk")}).order_by()
        number = standing.values(self.opts.model_name or "").annotate(number=Count("pk")).values("number")
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.select_related("merged_into").prefetch_related("aliases")
        return rows.annotate(number=Coalesce(Subquery(number, output_field=IntegerField()), 0))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Of the rows that stand for themselves; what was merged into another is reached by its address alone."""
        shown = super().get_changelist_instance(request)
        shown.queryset = shown.queryset.filter(merged_into=None)
        shown.get_results(request)
        return shown

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was merged into another is there to look at."""
        return super().has_change_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the aliases, and have the articles read with them."""
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            self.after_saving(request, form, formsets, change)
            if self.read_by & set(form.changed_data) or any(formset.has_changed() for formset in formsets):
                reread_soon()

    def after_saving(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What else follows from what was saved."""

    @admin.display(description="in the catalogue", ordering="catalogued")
    def catalogue(self, named: Any) -> str:
        """Whether an editor named it, rather than one article."""
        return "yes" if named.catalogued else "from a text"

    @admin.display(description="other names")
    def other_names(self, named: Any) -> str:
        """The first few."""
        phrases = [alias.phrase for alias in named.aliases.all()]
        more = f" and {len(phrases) - _SHOWN} more" if len(phrases) > _SHOWN else ""
        return "; ".join(phrases[:_SHOWN]) + more


class MeasureAliasInline(admin.TabularInline):
    """The phrases that name a measure, beneath it."""

    model = MeasureAlias
    form = MeasureAliasForm
    formset = SpokenFormSet
    fields = ["phrase", "population", "threshold", "polarity"]
    extra = 3
    verbose_name = "phrase"
    verbose_name_plural = "phrases that name it"


class EntityAliasInline(admin.TabularInline):
    """The other names of an entity, beneath it."""

    model = EntityAlias
    form = EntityAliasForm
    formset = SpokenFormSet
    extra = 3
    verbose_name = "other name"
    verbose_name_plural = "other names"


@admin.register(Measure)
class MeasureAdmin(_NamesAdmin):
    """Measures with their aliases. Which are one, which are not and what they are called is decided on the desk.

    There it is signed, kept, undone, and every claim put where it then belongs.
    """

    list_display = ["name", "unit_class", "claim_count", "other_names", "signed_by", "catalogue", "sheet"]
    list_filter = ["catalogued", "second_signature", "nature"]
    read_by = frozenset({"name", "catalogued", "unit_class", "nature"})
    fields = [
        "called", "unit_class", "nature", "definition", "catalogued", "second_signature", "good_for_days",
    ]  # fmt: skip
    inlines = [MeasureAliasInline]
    formfield_overrides = _SHORT_TEXTS

    def get_form(self, request: HttpRequest, obj: Measure | None = None, change: bool = False, **kwargs: Any) -> Any:
        """A new one is named here; later that is a decision."""
        if obj is None:
            kwargs["form"] = NewMeasureForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Measure | None = None) -> Any:
        """A new one is named here; later that is a decision."""
        return self.fields if obj else ["name", *self.fields[1:]]

    def get_readonly_fields(self, request: HttpRequest, obj: Measure | None = None) -> Any:
        """What it is called; and in what it is counted, once something is, because comparison goes by that."""
        if obj is None:
            return []
        is_used = obj.claims.exists() or obj.merged.exists()
        return ["called", *(["unit_class"] if is_used else [])]

    def links(self, request: HttpRequest, obj: Measure) -> list[tuple[str, str]]:
        """To the desk's own pages."""
        if obj.merged_into is not None:
            return [("What it was merged into", obj.merged_into.get_absolute_url())]
        sorting = "Merge, split or rename" if request.user.has_perm("claims.add_measuredecision") else "Decisions on it"
        return [
            ("Its page", obj.get_absolute_url()),
            ("Its sheet", reverse("claims:sheet", args=[obj.slug])),
            (sorting, reverse("claims:sort_measure", args=[obj.slug])),
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the measure; verdicts on it count anew where its demand for two signatures changed."""
        if not change:
            from claims.recording.naming import free_slug  # loads spaCy, which other commands need not wait for

            obj.slug = free_slug(obj.name)
        super().save_model(request, obj, form, change)
        if change and "second_signature" in form.changed_data:
            settle_soon(measure=obj)

    def after_saving(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Others may be like the new phrases."""
        if any(formset.has_changed() for formset in formsets):
            Measure.objects.filter(pk=form.instance.pk).update(looked_at=False)

    @admin.display(description="name")
    def called(self, measure: Measure) -> str:
        """What it is called, and where that is decided."""
        address = reverse("claims:sort_measure", args=[measure.slug])
        return format_html('{} <a href="{}">Renamed on the desk, by an editor</a>', measure.name, address)

    @admin.display(description="claims")
    def claim_count(self, measure: Any) -> str:
        """How many stand, leading to its page."""
        if not measure.number:
            return "none"
        return format_html('<a href="{}">{}</a>', measure.get_absolute_url(), so_many(measure.number, "claim"))

    @admin.display(description="signed by", ordering="second_signature")
    def signed_by(self, measure: Measure) -> str:
        """How many editors a verdict takes."""
        return "two" if measure.second_signature else "one"

    @admin.display(description="on the desk")
    def sheet(self, measure: Measure) -> str:
        """To the sheet, and to the page on which it is sorted."""
        return format_html(
            '<a href="{}" aria-label="Sheet of {}">Sheet</a> <a href="{}" aria-label="Sort {}">Sort</a>',
            reverse("claims:sheet", args=[measure.slug]), measure.name,
            reverse("claims:sort_measure", args=[measure.slug]), measure.name,
        )  # fmt: skip


@admin.register(Entity)
class EntityAdmin(_NamesAdmin, MergingAdmin):
    """Entities with their other names; two that are one are made one."""

    form = EntityForm
    list_display = ["name", "claim_count", "other_names", "catalogue"]
    inlines = [EntityAliasInline]
    merging_hint = "Every name of this one means the other from then on, and what is said of both is compared."

    def links(self, request: HttpRequest, obj: Entity) -> list[tuple[str, str]]:
        """To what is said of it."""
        if obj.merged_into is not None:
            return [("What it was merged into", reverse("admin:claims_entity_change", args=[obj.merged_into.pk]))]
        shown = ("What is said of it", reverse("claims:timeline", query={"entity": obj.name}))
        return [shown, *super().links(request, obj)]

    def after_saving(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """An old name finds the new one; what was merged into it and loses its name here stands by itself again."""
        from claims.recording.entities import keep_name, let_go  # loads spaCy, which other commands need not wait for

        by = _user(request)
        if change and "name" in form.changed_data:
            keep_name(entity=form.instance, name=form.initial["name"], by=by)
        gone = [alias.phrase for formset in formsets for alias in formset.deleted_objects]
        gone += [
            one.initial["phrase"] for formset in formsets for one in formset.forms
            if one.instance.pk and "phrase" in one.changed_data
        ]  # fmt: skip
        for one in let_go(phrases=gone, entity=form.instance, by=by):
            self.message_user(request, f"“{one}” stands by itself again. The articles are read anew for its claims.")

    @admin.display(description="claims")
    def claim_count(self, entity: Any) -> str:
        """How many stand, leading to them."""
        if not entity.number:
            return "none"
        address = reverse("claims:timeline", query={"entity": entity.name})
        return format_html('<a href="{}">{}</a>', address, so_many(entity.number, "claim"))

    def merge_candidates(self) -> QuerySet[Entity]:
        """Those that stand for themselves."""
        return Entity.objects.own()

    def merge_refusal(self, one: Entity, into: Entity) -> str:
        """Why not, if not."""
        from claims.recording.entities import why_not_one  # as above

        return why_not_one(entity=one, into=into)

    def merge_touches(self, one: Entity, into: Entity) -> list[str]:
        """Names, claims, findings and signed values."""
        from claims.recording.entities import touched_by_merging  # as above

        return touched_by_merging(entity=one, into=into)

    def merge(self, request: HttpRequest, one: Entity, into: Entity) -> None:
        """In the name of whoever asks."""
        from claims.recording.entities import merge_entities  # as above

        merge_entities(entity=one, into=into, by=_user(request))


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
