"""Outlets by all their names, and making two of them one."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_update_with_history

from articles.models import Article, Outlet, OutletAlias
from articles.saving import save_as
from articles.signals import credit_changed, outlet_renamed, outlets_merging

_BATCH = 500
# So many articles that stand in the way are named.
_NAMED = 3


def outlet_called(name: str | None) -> Outlet | None:
    """The outlet of this name, or one that goes by it as well, in whatever case; None where there is none."""
    name = " ".join((name or "").split())
    if not name:
        return None
    if own := Outlet.objects.filter(name__iexact=name).first():
        return own
    return Outlet.objects.filter(aliases__name__iexact=name).first()


def outlet_made(name: str) -> Outlet | None:
    """The outlet that goes by this name, made if it is new; None for no name."""
    name = " ".join(name.split())
    if not name:
        return None
    return outlet_called(name) or Outlet.objects.get_or_create(name=name)[0]


def taken_by(name: str, *, other_than: Outlet | None = None) -> Outlet | None:
    """The other outlet that goes by this name, as its own or as one more."""
    named = Outlet.objects.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name)).order_by("pk")
    return (named.exclude(pk=other_than.pk) if other_than else named).first()


def keep_name(*, outlet: Outlet, name: str, by: User) -> None:
    """Have articles that come in under a name that the outlet had go to it still."""
    if not OutletAlias.objects.filter(name__iexact=name).exists():
        save_as(OutletAlias(outlet=outlet, name=name), by=by)


def why_not_one(*, outlet: Outlet, into: Outlet) -> str:
    """Why the two outlets cannot be made one, in words; empty where they can."""
    if outlet.pk == into.pk:
        return f"“{outlet}” is one outlet already: choose another."
    if pairs := _indistinguishable(outlet, into):
        named = "; ".join(f"“{headline}”" for headline in pairs[:_NAMED])
        more = f" and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
        return (
            f"Both have an article of one file name and one headline: {named}{more}. When it is loaded again, nobody "
            "could tell which of the two is meant. Withdraw one of each pair first."
        )
    return ""


def merge_outlets(*, outlet: Outlet, into: Outlet, by: User) -> int:
    """Give all articles of one outlet to another, which goes by its name from now on; return how many there were.

    Raises `ValidationError` where the two cannot be one. What was found of the articles is judged anew afterwards.
    """
    with transaction.atomic():
        both = Outlet.objects.select_for_update().filter(pk__in=[outlet.pk, into.pk]).order_by("pk")
        rows = {row.pk: row for row in both}
        if len(rows) < len({outlet.pk, into.pk}):
            raise ValidationError(f"“{outlet}” or “{into}” is not there any more.")
        outlet, into = rows[outlet.pk], rows[into.pk]
        if why := why_not_one(outlet=outlet, into=into):
            raise ValidationError(why)
        moved = _move_articles(outlet, into, by)
        for alias in outlet.aliases.all():
            alias.outlet = into
            save_as(alias, by=by)
        outlets_merging.send(Outlet, outlet=outlet, into=into)
        name = outlet.name
        outlet._history_user = by  # type: ignore[attr-defined]
        outlet.delete()
        keep_name(outlet=into, name=name, by=by)
        outlet_renamed.send(Outlet, before=name, outlet=into)
    return moved


def _move_articles(outlet: Outlet, into: Outlet, by: User) -> int:
    moved = 0
    while batch := list(Article.objects.filter(outlet=outlet).order_by("pk")[:_BATCH]):
        for article in batch:
            article.outlet = into
        bulk_update_with_history(batch, Article, ["outlet"], default_user=by)
        credit_changed.send(Outlet, articles=Article.objects.filter(pk__in=[article.pk for article in batch]))
        moved += len(batch)
    return moved


def _indistinguishable(outlet: Outlet, into: Outlet) -> list[str]:
    """Headlines of articles that loading tells apart by their outlets alone."""
    theirs = Article.objects.public().filter(outlet=into).values_list("stem", "headline")
    mine = Article.objects.public().filter(outlet=outlet, stem__in=theirs.values("stem"))
    known = {(stem, headline.casefold()) for stem, headline in theirs.filter(stem__in=mine.values("stem"))}
    return [
        headline
        for stem, headline in mine.order_by("pk").values_list("stem", "headline")
        if (stem, headline.casefold()) in known
    ]
