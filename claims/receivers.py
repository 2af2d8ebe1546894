"""What happens to claims when something happens to articles, or to measures that have many."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver

from articles.models import Article
from articles.signals import credit_changed
from claims.models import Resorting
from claims.tasks import place_soon, rejudge_soon


@receiver(credit_changed)
def judge_origins_anew(articles: QuerySet[Article], **kwargs: Any) -> None:
    """Who stands behind a claim, and by which name explanations call it, hangs on outlet and byline."""
    rejudge_soon(articles.order_by("pk").values_list("pk", flat=True))


@receiver(post_save, sender=Resorting)
def place_claims_later(created: bool, **kwargs: Any) -> None:
    """What a decision on measures moves is more than anybody waits for."""
    if created:
        place_soon()
