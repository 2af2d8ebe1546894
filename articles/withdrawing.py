"""Taking an article off the desk and bringing it back: appended rows, of which the newest counts."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Article, Withdrawal
from articles.saving import save_as
from articles.signals import withdrawal_changed


def withdraw_article(*, article: Article, ground: str, note: str, by: User, public_words: str = "") -> Withdrawal:
    """Show an article, and what was read in it, nowhere any more; every row of it stays.

    Raises `ValidationError` where it is withdrawn already, and on a ground that is not on the list.
    """
    row = Withdrawal(ground=ground, public_words=public_words.strip(), note=note.strip(), created_by=by)
    with transaction.atomic():
        row.article = _locked(article)
        if row.article.withdrawn:
            raise ValidationError(f"“{row.article}” is withdrawn already.")
        return _append(row, withdrawn=True)


def reinstate_article(*, article: Article, note: str, by: User) -> Withdrawal:
    """Bring a withdrawn article back, read by today's rules; what was decided on it counts again."""
    row = Withdrawal(note=note.strip(), created_by=by)
    with transaction.atomic():
        row.article = _locked(article)
        if not row.article.withdrawn:
            raise ValidationError(f"“{row.article}” is not withdrawn.")
        row.reinstates = row.article.withdrawals.last()
        return _append(row, withdrawn=False)


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def _append(row: Withdrawal, *, withdrawn: bool) -> Withdrawal:
    row.full_clean()
    row.save()
    article = row.article
    article.withdrawn = withdrawn
    save_as(article, by=row.created_by)
    withdrawal_changed.send(Article, article=article)
    return row
