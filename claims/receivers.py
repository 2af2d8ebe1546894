"""What claims do when something happens to articles, to measures that have many claims, and to the tables."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import QuerySet
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver

from articles.models import Article
from articles.sharing import Change
from articles.signals import credit_changed, sharing_changed
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
