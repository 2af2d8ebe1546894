"""Unpublished copy: read like any article, but nothing of it is stored unless its owner asks for that.

What is read becomes claims that are never saved, so that a draft's figures belong to the measures and places to which
editors have sorted such words, and are worded and compared like all others.
"""

import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Article, Revision
from claims.extraction.pipeline import Source
from claims.models import Claim, KeptDraft
from claims.recording.claims import read_ahead
from claims.recording.placing import fill_unsaved
from claims.recording.readings import reading_of
from claims.values import Period, Statement

# What one reader may keep; whoever needs more has articles, not drafts.
MOST_KEPT = 50


def read_draft(*, text: str, published: datetime.date) -> list[Claim]:
    """What the draft asserts, as unsaved claims in the order of the text; nothing is written."""
    statements = read_ahead(Source(text, Period.day(published))).extraction.statements
    article = Article(headline="your draft", published_from=published, published_to=published)
    revision = Revision(article=article, number=1, text=text)
    claims = [_unsaved(statement, revision) for statement in statements]
    fill_unsaved((claim, []) for claim in claims)
    return claims


def keep_draft(*, text: str, published: datetime.date, owner: User) -> KeptDraft:
    """Keep a draft for its owner alone; one that was sent twice is kept once."""
    with transaction.atomic():
        kept = KeptDraft.objects.of(owner)
        if known := kept.filter(published=published, text=text).first():
            return known
        if kept.count() >= MOST_KEPT:
            raise ValidationError(f"You keep {MOST_KEPT} drafts already. Delete one that has been printed first.")
        return KeptDraft.objects.create(text=text, published=published, owner=owner)


def _unsaved(statement: Statement, revision: Revision) -> Claim:
    return Claim(
        revision=revision,
        kind=str(statement.kind),
        start=statement.start,
        end=statement.end,
        surface=statement.surface,
        sentence=statement.sentence,
        sentence_start=statement.sentence_start,
        sentence_end=statement.sentence_end,
        in_headline=statement.in_headline,
        because=dict(statement.because),
        machine=reading_of(statement),
    )
