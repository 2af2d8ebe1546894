"""A page to its article, claims and findings: all of it or nothing."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from articles.loading import Loaded, load_article
from articles.readers import RawArticle
from claims.recording import Recorded, record_revision, reread_article


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The article as it is stored now, and what was read in it; None where its text was known already."""

    loaded: Loaded
    recorded: Recorded | None


def take_in(*, raw: RawArticle, by: User | None = None) -> TakenIn:
    """Load a page, read its claims and compare them. Raises `articles.rejects.Rejected`, and then nothing is stored.

    A text that is known is read anew only where its date became another one, or where nothing was ever read in it.
    """
    with transaction.atomic():
        loaded = load_article(raw=raw, by=by)
        if loaded.status != "unchanged" or not loaded.revision.claims.exists():
            return TakenIn(loaded, record_revision(revision=loaded.revision))
        return TakenIn(loaded, reread_article(article=loaded.article) if loaded.redated else None)
