"""What an admin vouches for of an article: the day of its publication, the language that it is in."""

import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.published import long_day
from articles.rejects import Rejected
from articles.saving import save_as


def confirm_date(*, article: Article, published: datetime.date, by: User) -> None:
    """Note that an admin vouches for the day of publication."""
    if published > timezone.localdate():
        raise Rejected(f"{long_day(published)} has not come yet")
    with transaction.atomic():
        locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if not locked.published_from == locked.published_to == published:
            locked.published_time = None
        locked.published_from = locked.published_to = published
        locked.published_basis = Article.PublishedBasis.CONFIRMED
        locked.published_reason = f"Confirmed by {by.get_username()} on {long_day(timezone.localdate())}."
        save_as(locked, by=by)
    article.refresh_from_db()


def confirm_language(*, article: Article, language: str, by: User) -> None:
    """Note that an admin vouches for the language that the article is in."""
    with transaction.atomic():
        locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        locked.language = language
        locked.language_basis = Article.LanguageBasis.CONFIRMED
        save_as(locked, by=by)
    article.refresh_from_db()
