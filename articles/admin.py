"""Django's admin for outlets and articles. Texts are never changed here: a changed text is loaded as a new revision."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.history import HistoryToReadAdmin
from articles.models import Article, Outlet, Revision
from articles.signals import credit_changed

# An address typed without a scheme is one of the secure web, as Django will take it from version 6 on.
_ADDRESSES: Any = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Outlet)
class OutletAdmin(HistoryToReadAdmin):
    """Publishers; a wrong spelling is mended here."""

    list_display = ["name", "url"]
    search_fields = ["name"]
    formfield_overrides = _ADDRESSES

    def save_model(self, request: HttpRequest, obj: Outlet, form: Any, change: bool) -> None:
        """Save the outlet, and tell where its articles go by another name now."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            credit_changed.send(Outlet, articles=Article.objects.filter(outlet=obj))


class RevisionInline(admin.TabularInline):
    """The versions of an article's text, to look at."""

    model = Revision
    readonly_fields = ["number", "created_at", "created_by", "original_sha256"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Revisions come from loading alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A revision is never changed."""
        return False


@admin.register(Article)
class ArticleAdmin(HistoryToReadAdmin):
    """Articles: the outlet, the byline and the address can be mended; text and date go through the desk's own pages."""

    list_display = ["headline", "outlet", "byline", "published_from", "published_to", "published_basis"]
    list_filter = ["published_basis", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "byline", "stem"]
    autocomplete_fields = ["outlet"]
    fields = ["headline", "standfirst", "byline", "outlet", "url", "stem", "published", "created_at", "created_by"]
    readonly_fields = ["headline", "standfirst", "stem", "published", "created_at", "created_by"]
    inlines = [RevisionInline]
    formfield_overrides = _ADDRESSES

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        """Withdrawn ones are for those who may bring them back."""
        articles: models.QuerySet[Article] = super().get_queryset(request)
        return articles if request.user.has_perm("articles.load_article") else articles.filter(withdrawn=False)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Save the article, and tell where somebody else is said to have printed or written it."""
        super().save_model(request, obj, form, change)
        if {"outlet", "byline"} & set(form.changed_data):
            credit_changed.send(Article, articles=Article.objects.filter(pk=obj.pk))

    @admin.display(description="Published")
    def published(self, article: Article) -> str:
        """The day, how it is known and why, and the way to change it."""
        days = " to ".join(sorted({str(day) for day in (article.published_from, article.published_to) if day}))
        return format_html(
            '{}, {}. {} <a href="{}">Give another day</a>',
            days or "day not known",
            article.get_published_basis_display(),
            article.published_reason,
            reverse("claims:confirm_date", args=[article.pk]),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come from loading alone."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Claims, corrections and verdicts hang on an article, so none is deleted."""
        return False
