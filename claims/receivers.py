"""What claims do when something happens to articles."""

from typing import Any

from django.db.models import QuerySet
from django.dispatch import receiver

from articles.models import Article
from articles.signals import credit_changed
from claims.tasks import rejudge_soon


@receiver(credit_changed)
def judge_origins_anew(articles: QuerySet[Article], **kwargs: Any) -> None:
    """Who stands behind a claim, and by which name explanations call it, hangs on outlet and byline."""
    rejudge_soon(articles.order_by("pk").values_list("pk", flat=True))
