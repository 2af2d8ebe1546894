"""Django's admin for what editors name: measures and entities, with their aliases."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from claims.models import Entity, EntityAlias, Measure, MeasureAlias
from claims.tasks import reread_soon


class _NamesAdmin(SimpleHistoryAdmin):
    """Names that texts are read by; where they change, the worker reads the articles anew."""

    search_fields = ["name", "aliases__phrase"]
    list_filter = ["catalogued"]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the aliases, and have the articles read with them."""
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            reread_soon()


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
    inlines = [MeasureAliasInline]


@admin.register(Entity)
class EntityAdmin(_NamesAdmin):
    """Entities with their aliases."""

    list_display = ["name", "catalogued"]
    inlines = [EntityAliasInline]
