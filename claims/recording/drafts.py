"""Unpublished copy: read like any article, but nothing of it is stored unless its owner asks for that.

What is read becomes claims that are never saved, so that a draft's figures belong to the measures and places to which
editors have sorted such words, and are worded and compared like all others.
"""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from articles.models import Article, Revision
from claims.comparison.sameness import phrase_key
from claims.extraction.pipeline import Source
from claims.models import Claim, Entity, KeptDraft, Measure
from claims.recording.claims import read_ahead
from claims.recording.placing import Named, fill
from claims.recording.readings import reading_of
from claims.values import Period, Statement

# What one reader may keep; whoever needs more has articles, not drafts.
MOST_KEPT = 50


def read_draft(*, text: str, published: datetime.date) -> list[Claim]:
    """What the draft asserts, as unsaved claims in the order of the text; nothing is written."""
    statements = read_ahead(Source(text, Period.day(published))).extraction.statements
    article = Article(headline="your draft", published_from=published, published_to=published)
    revision = Revision(article=article, number=1, text=text)
    named = _Known(statements)
    return [_unsaved(statement, revision, named) for statement in statements]


def keep_draft(*, text: str, published: datetime.date, owner: User) -> KeptDraft:
    """Keep a draft for its owner alone; one that was sent twice is kept once."""
    with transaction.atomic():
        kept = KeptDraft.objects.of(owner)
        if known := kept.filter(published=published, text=text).first():
            return known
        if kept.count() >= MOST_KEPT:
            raise ValidationError(f"You keep {MOST_KEPT} drafts already. Delete one that has been printed first.")
        return KeptDraft.objects.create(text=text, published=published, owner=owner)


def _unsaved(statement: Statement, revision: Revision, named: Named) -> Claim:
    claim = Claim(
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
    fill(claim, [], named)
    return claim


class _Known(Named):
    """The measures, phrases and entities that a draft names, fetched at once. What nobody knows yet is not made."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        super().__init__()
        statements = list(statements)
        phrases = {" ".join(one.counted.split())[:200] for one in statements if one.counted}
        names = phrases | {one.measure for one in statements if one.measure}
        self._fetch_measures(names, {phrase_key(phrase) for phrase in phrases})
        self._fetch_entities({" ".join(one.entity.split())[:200] for one in statements if one.entity})

    def _fetch_measures(self, names: set[str], keys: set[str]) -> None:
        """The measures of these names, and those under which editors put these whole phrases."""
        wanted = Q(name__in=names) | Q(phrases__key__in=keys)
        rows = Measure.objects.filter(wanted).select_related("merged_into__merged_into")
        found = list(rows.annotate(key=F("phrases__key"), sort=F("phrases__unit_class"), off=F("phrases__split_off")))
        by_name = {measure.name: measure for measure in found}
        self._measures = {name: by_name.get(name) for name in names}
        self._aliased = dict.fromkeys(names)  # the catalogue was read just now, so that it knows no older names
        self._split = {row.off for row in found if row.key in keys and row.off}
        self._whole = {(row.key, row.sort): row for row in found if row.key in keys and not row.off}
        for row in found:
            if row.key in keys and row.off:
                self._splits.setdefault(row.off, {})[row.key, row.sort] = row

    def _fetch_entities(self, names: set[str]) -> None:
        known = Q(name__in=names) | Q(aliases__phrase__in=names)
        entities = list(Entity.objects.filter(known).annotate(phrase=F("aliases__phrase")))
        self._entities = {entity.name: entity for entity in entities}
        self._entities |= {phrase: one for one in entities if (phrase := getattr(one, "phrase", None)) in names}

    def _renamed(self, phrase: str, sort: str) -> Measure | None:
        return self._whole.get((phrase_key(phrase), sort))

    def _made(self, name: str, sort: str) -> Measure:
        """A phrase that no measure claims yet: what storing would make of it, unsaved."""
        return Measure(name=name, unit_class=sort, catalogued=False)

    def _made_entity(self, name: str) -> Entity:
        return Entity(name=name)
