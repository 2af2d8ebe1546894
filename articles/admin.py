"""Django's admin for outlets and articles. Texts are never changed here: a changed text is loaded as a new revision."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.timezone import localtime
from factdesk.merging import MergingAdmin
from factdesk.modeladmin import DeskModelAdmin, SpokenFormSet

from articles.counting import so_many
from articles.history import HistoryToReadAdmin
from articles.models import Article, Outlet, OutletAlias
from articles.outlets import keep_name, merge_outlets, taken_by, why_not_one
from articles.published import long_day
from articles.signals import credit_changed, outlet_renamed, outlets_compared

# An address typed without a scheme is one of the secure web, as Django will take it from version 6 on.
_ADDRESSES: Any = {models.URLField: {"assume_scheme": "https", "label": "Address"}}


def not_of_another(name: str, outlet: Outlet | None) -> str:
    """The name, if no other outlet goes by it."""
    if other := taken_by(name, other_than=outlet):
        raise forms.ValidationError(f"“{name}” already names the outlet “{other}”. Merge the two instead.")
    return name


class OutletAliasForm(forms.ModelForm):
    """Another name, which no other outlet may have."""

    def clean_name(self) -> str:
        """The name, tidied; one that another outlet goes by is refused, because articles would not know where to go."""
        name = " ".join(self.cleaned_data["name"].split())
        return not_of_another(name, self.instance.outlet if self.instance.outlet_id else None)


class OutletAliasInline(admin.TabularInline):
    """The other names of an outlet, beneath it."""

    model = OutletAlias
    form = OutletAliasForm
    formset = SpokenFormSet
    verbose_name = "other name"
    extra = 3


class OutletForm(forms.ModelForm):
    """An outlet, whose name no other may have."""

    def clean_name(self) -> str:
        """The name, tidied."""
        name = " ".join(self.cleaned_data["name"].split())
        return not_of_another(name, self.instance if self.instance.pk else None)


@admin.register(Outlet)
class OutletAdmin(HistoryToReadAdmin, MergingAdmin):
    """Publishers; a wrong spelling is mended here, and two that are one are made one."""

    form = OutletForm
    list_display = ["name", "article_count", "newest", "url"]
    search_fields = ["name", "aliases__name"]
    search_help_text = "Name, or another name that it goes by."
    readonly_fields = ["article_count", "newest"]
    inlines = [OutletAliasInline]
    formfield_overrides = _ADDRESSES
    merging_hint = "All articles go to it, and whatever comes in under the old name from now on."

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Outlet]:
        """With the number of its articles, and the newest."""
        printed = Article.objects.public().filter(outlet=OuterRef("pk"))
        number = printed.order_by().values("outlet").annotate(number=Count("pk")).values("number")
        newest = printed.newest_first()
        outlets: models.QuerySet[Outlet] = super().get_queryset(request)
        return outlets.annotate(
            number=Coalesce(Subquery(number), 0),
            newest_pk=Subquery(newest.values("pk")[:1]),
            newest_headline=Subquery(newest.values("headline")[:1]),
            newest_day=Subquery(newest.values("published_to")[:1]),
        )

    @admin.display(description="articles", ordering="number")
    def article_count(self, outlet: Any) -> str:
        """How many articles it has, leading to them."""
        if not getattr(outlet, "number", 0):
            return "none"
        address = reverse("admin:articles_article_changelist", query={"outlet__id__exact": outlet.pk})
        return format_html('<a href="{}">{}</a>', address, so_many(outlet.number, "article"))

    @admin.display(description="newest article", ordering="newest_day")
    def newest(self, outlet: Any) -> str:
        """The newest article with its day."""
        if not getattr(outlet, "newest_pk", None):
            return "none"
        return format_html(
            '<a href="{}">{}</a> {}',
            reverse("claims:article", args=[outlet.newest_pk]),
            Truncator(outlet.newest_headline).chars(70),
            long_day(outlet.newest_day) if outlet.newest_day else "",
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the outlet and its names; where it was renamed, keep the old name and tell whom it concerns."""
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            if change and "name" in form.changed_data:
                assert isinstance(request.user, User)
                outlet, before = form.instance, form.initial["name"]
                keep_name(outlet=outlet, name=before, by=request.user)
                outlet_renamed.send(Outlet, before=before, outlet=outlet)
                credit_changed.send(Outlet, articles=Article.objects.filter(outlet=outlet))

    def links(self, request: HttpRequest, obj: Outlet) -> list[tuple[str, str]]:
        """To what it prints."""
        shown = ("What it prints", reverse("claims:timeline", query={"outlet": obj.name}))
        return [shown, *super().links(request, obj)]

    def merge_candidates(self) -> models.QuerySet[Outlet]:
        """Every outlet."""
        return Outlet.objects.all()

    def merge_refusal(self, one: Outlet, into: Outlet) -> str:
        """Why not, if not."""
        return why_not_one(outlet=one, into=into)

    def merge_touches(self, one: Outlet, into: Outlet) -> list[str]:
        """Articles first, then what others say hangs on it."""
        number = one.articles.count()
        answers: Any = outlets_compared.send(Outlet, outlet=one, into=into)
        return [
            f"{so_many(number, 'article goes', 'articles go')} to “{into}”, withdrawn ones too.",
            *(line for _, lines in answers for line in lines),
            f"“{one}” is deleted, and its feed ends. What is loaded under that name later goes to “{into}”.",
        ]

    def merge(self, request: HttpRequest, one: Outlet, into: Outlet) -> None:
        """In the name of whoever asks."""
        assert isinstance(request.user, User)
        merge_outlets(outlet=one, into=into, by=request.user)


@admin.register(Article)
class ArticleAdmin(HistoryToReadAdmin, DeskModelAdmin):
    """Articles: the outlet, the byline and the address can be mended; text and date go through the desk's own pages."""

    list_display = ["headline", "outlet", "byline", "published_from", "published_to", "published_basis"]
    list_filter = ["published_basis"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "byline", "stem", "outlet__name"]
    search_help_text = "Headline, byline, file name or outlet."
    autocomplete_fields = ["outlet"]
    fields = [
        *("headline", "standfirst", "byline", "outlet", "url", "stem"),
        *("published", "versions", "created_at", "created_by"),
    ]
    readonly_fields = ["headline", "standfirst", "stem", "published", "versions", "created_at", "created_by"]
    formfield_overrides = _ADDRESSES

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        """Withdrawn ones are for those who may bring them back."""
        articles: models.QuerySet[Article] = super().get_queryset(request)
        return articles if request.user.has_perm("articles.load_article") else articles.filter(withdrawn=False)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The list of outlets leads to the articles of each."""
        return lookup == "outlet__id__exact" or super().lookup_allowed(lookup, value, request)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Save the article, and tell where somebody else is said to have printed or written it."""
        super().save_model(request, obj, form, change)
        if {"outlet", "byline"} & set(form.changed_data):
            credit_changed.send(Article, articles=Article.objects.filter(pk=obj.pk))

    @admin.display(description="Published")
    def published(self, article: Article) -> str:
        """The day, how it is known and why, and the way to change it."""
        known = {day for day in (article.published_from, article.published_to) if day}
        days = " to ".join(map(long_day, sorted(known)))
        told = format_html(
            "{}, {}. {}", days or "Day not known", article.get_published_basis_display(), article.published_reason
        )
        if article.withdrawn:  # its pages are closed until it is brought back
            return told
        address = reverse("claims:confirm_date", args=[article.pk])
        return format_html('{} <a href="{}">Give another day</a>', told, address)

    @admin.display(description="Versions")
    def versions(self, article: Article) -> str:
        """When each version of the text came, and who brought it."""
        rows = article.revisions.select_related("created_by").only("number", "created_at", "created_by__username")
        told = (
            (row.number, long_day(localtime(row.created_at).date()), f", by {row.created_by}" if row.created_by else "")
            for row in rows.order_by("number")
        )
        return format_html('<ul class="versions">{}</ul>', format_html_join("", "<li>{}: {}{}</li>", told))

    def links(self, request: HttpRequest, obj: Article) -> list[tuple[str, str]]:
        """To its page."""
        return [("Its page", obj.get_absolute_url())]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come from loading alone."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Claims, corrections and verdicts hang on an article, so none is deleted."""
        return False
