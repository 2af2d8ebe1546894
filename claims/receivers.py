"""What claims do when something happens to articles, to measures that have many claims, and to the tables."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import QuerySet
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver

from articles.models import Article, Outlet
from articles.sharing import Change
from articles.signals import (
    credit_changed,
    outlet_renamed,
    outlets_compared,
    outlets_merging,
    sharing_changed,
    withdrawal_changed,
)
from claims.following.outlets import follow_instead, rename_in_filters, touched_by_merging
from claims.models import Resorting
from claims.search.keeping import mend_triggers
from claims.tasks import place_soon, rejudge_soon


@receiver(credit_changed)
def judge_origins_anew(articles: QuerySet[Article], **kwargs: Any) -> None:
    """Who stands behind a claim, and by which name explanations call it, hangs on outlet and byline."""
    rejudge_soon(articles.order_by("pk").values_list("pk", flat=True))


@receiver(sharing_changed)
def judge_shared_anew(changes: list[Change], **kwargs: Any) -> None:
    """Claims in a text that another article is found to print too, or no longer, have another origin."""
    from claims.recording.sharing import judge_shared  # loads spaCy, which commands that load nothing need not wait for

    judge_shared(changes)


@receiver(withdrawal_changed)
def judge_without_what_is_withdrawn(article: Article, **kwargs: Any) -> None:
    """What an article says stands on the desk for as long as the article does."""
    from claims.recording.withdrawing import bring_back, take_out  # loads spaCy, as above

    take_out(article=article) if article.withdrawn else bring_back(article=article)


@receiver(outlets_merging)
def follow_the_other(outlet: Outlet, into: Outlet, **kwargs: Any) -> None:
    """Who follows an outlet that is another from now on follows the other."""
    follow_instead(outlet=outlet, into=into)


@receiver(outlet_renamed)
def find_by_its_new_name(before: str, outlet: Outlet, **kwargs: Any) -> None:
    """Saved filters name outlets."""
    rename_in_filters(before=before, after=outlet.name)


@receiver(outlets_compared)
def tell_what_hangs_on_it(outlet: Outlet, into: Outlet, **kwargs: Any) -> list[str]:
    """What is read, found, followed and filtered under the name of an outlet."""
    return touched_by_merging(outlet=outlet, into=into)


@receiver(post_save, sender=Resorting)
def place_claims_later(created: bool, **kwargs: Any) -> None:
    """What a decision on measures moves is more than anybody waits for."""
    if created:
        place_soon()


@receiver(post_migrate)
def keep_search_in_step(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """SQLite changes most tables by making them anew, and the triggers of the old one go with it."""
    if sender.label == "claims" and connections[using].vendor == "sqlite":
        mend_triggers(connections[using])
