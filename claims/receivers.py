"""What claims do when something happens to articles."""

from typing import Any

from django.db.models import QuerySet
from django.dispatch import receiver

from articles.models import Article
from articles.sharing import Change
from articles.signals import credit_changed, sharing_changed
from claims.tasks import rejudge_soon


@receiver(credit_changed)
def judge_origins_anew(articles: QuerySet[Article], **kwargs: Any) -> None:
    """Who stands behind a claim, and by which name explanations call it, hangs on outlet and byline."""
    rejudge_soon(articles.order_by("pk").values_list("pk", flat=True))


@receiver(sharing_changed)
def judge_shared_anew(changes: list[Change], **kwargs: Any) -> None:
    """Claims in a text that another article is found to print too, or no longer, have another origin."""
    from claims.recording.sharing import judge_shared  # loads spaCy, which commands that load nothing need not wait for

    judge_shared(changes)
