"""Test data by role. Every text is made up for the tests."""

import datetime
from decimal import Decimal
from typing import Any

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory

from articles.models import Article, Outlet, Revision
from claims.models import Claim, Entity, Feed, FeedEntry, Finding, FindingSide, Measure, Review


class UserFactory(DjangoModelFactory):
    """A user; `role` puts them in the group of that name."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user-{n}")

    @factory.post_generation
    def role(self, create: bool, extracted: str | None, **kwargs: Any) -> None:
        """Join the group `journalist`, `editor` or `admin`."""
        if create and extracted:
            self.groups.add(Group.objects.get(name=extracted))


class OutletFactory(DjangoModelFactory):
    """A publisher."""

    class Meta:
        model = Outlet

    name = factory.Sequence(lambda n: f"Outlet {n}")


class ArticleFactory(DjangoModelFactory):
    """An article of one stated day."""

    class Meta:
        model = Article

    stem = factory.Sequence(lambda n: f"article-{n}")
    outlet = factory.SubFactory(OutletFactory)
    headline = factory.Sequence(lambda n: f"Council report number {n}")
    published_from = datetime.date(2024, 3, 8)
    published_to = factory.SelfAttribute("published_from")
    published_basis = Article.PublishedBasis.STATED


class RevisionFactory(DjangoModelFactory):
    """The first version of an article's text."""

    class Meta:
        model = Revision

    article = factory.SubFactory(ArticleFactory)
    number = 1
    text = factory.Sequence(lambda n: f"The council employs {300 + n} wardens.")
    original = factory.SelfAttribute("text")
    original_sha256 = factory.Sequence(lambda n: f"{n:064x}")
    text_sha256 = factory.Sequence(lambda n: f"{n:064x}")


class MeasureFactory(DjangoModelFactory):
    """A catalogued measure."""

    class Meta:
        model = Measure

    name = factory.Sequence(lambda n: f"wardens employed {n}")
    slug = factory.Sequence(lambda n: f"wardens-employed-{n}")


class EntityFactory(DjangoModelFactory):
    """An organisation."""

    class Meta:
        model = Entity

    name = factory.Sequence(lambda n: f"Borough Council {n}")


class ClaimFactory(DjangoModelFactory):
    """A figure of a number of wardens, standing as the only sentence of its revision."""

    class Meta:
        model = Claim

    revision = factory.SubFactory(RevisionFactory)
    kind = "figure"
    value = Decimal(300)
    surface = factory.LazyAttribute(lambda claim: f"{claim.value} wardens")
    start = 20
    end = factory.LazyAttribute(lambda claim: claim.start + len(claim.surface))
    sentence = factory.LazyAttribute(lambda claim: f"The council employs {claim.surface}.")
    sentence_start = 0
    sentence_end = factory.LazyAttribute(lambda claim: claim.sentence_start + len(claim.sentence))
    comparator = "="
    unit = "count"
    counted = "wardens"
    measure = factory.SubFactory(MeasureFactory)
    entity = factory.SubFactory(EntityFactory)
    period_start = datetime.date(2024, 3, 1)
    period_end = datetime.date(2024, 3, 31)
    period_precision = "month"
    period_basis = "stated"


class FindingFactory(DjangoModelFactory):
    """A contradiction in the queue, with two sides of one claim each unless told otherwise."""

    class Meta:
        model = Finding
        skip_postgeneration_save = True

    relation = "contradicts"
    queue = True
    reasons = ["values_exclude_each_other"]
    explanation = "Both are about the wardens employed; the numbers exclude each other."
    measure = factory.SubFactory(MeasureFactory)

    @factory.post_generation
    def sides(self, create: bool, extracted: list[list[Claim]] | None, **kwargs: Any) -> None:
        """Sides from lists of claims; by default two new claims of two articles."""
        if not create:
            return
        groups = extracted
        if groups is None:
            groups = [[ClaimFactory(measure=self.measure, value=Decimal(n))] for n in (300, 320)]
        for position, claims in enumerate(groups):
            side = FindingSide.objects.create(finding=self, position=position, says=str(claims[0]))
            side.claims.set(claims)


class ReviewFactory(DjangoModelFactory):
    """An editor's verdict."""

    class Meta:
        model = Review

    finding = factory.SubFactory(FindingFactory)
    verdict = "contradiction"
    reviewer = factory.SubFactory(UserFactory, role="editor")


class FeedFactory(DjangoModelFactory):
    """A feed of an outlet that is due."""

    class Meta:
        model = Feed

    name = factory.Sequence(lambda n: f"Feed {n}")
    url = factory.Sequence(lambda n: f"https://paper{n}.example/feed")
    outlet = factory.SubFactory(OutletFactory)


class FeedEntryFactory(DjangoModelFactory):
    """What a feed lists and nobody has fetched yet."""

    class Meta:
        model = FeedEntry

    feed = factory.SubFactory(FeedFactory)
    key = factory.Sequence(lambda n: f"{n:064x}")
    link = factory.Sequence(lambda n: f"https://paper.example/{n}")
    title = factory.Sequence(lambda n: f"Story {n}")
