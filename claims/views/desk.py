"""The desk: what disagrees now, what came in, and which measures have news."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Revision
from claims.display import reading
from claims.headings import topic
from claims.models import Claim, Finding, FindingQuerySet, FindingSide, Measure
from claims.queue import queue_for
from claims.valuechart import spark_points
from claims.views.access import may_read

FINDINGS_SHOWN = 10
ARTICLES_SHOWN = 8
MEASURES_SHOWN = 8
# So many versions are read for the articles that came in last: a busy one may have many in a row.
_VERSIONS_READ = 100
# News is looked for among this many figures read last, so that the page costs the same however much is stored.
_FIGURES_READ = 400


@dataclass(frozen=True, slots=True)
class News:
    """A measure of which more than one figure is known: the earliest and the latest, and a line between."""

    measure: Measure
    first: Claim
    last: Claim
    spark: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A finding as the desk shows it: what it is about, and how many articles say what."""

    finding: Finding
    topic: str
    sides: tuple[tuple[int, str], ...]

    @property
    def is_counted(self) -> bool:
        """Whether it helps to say how many articles stand on a side."""
        return any(articles > 1 for articles, _ in self.sides)


@require_safe
@may_read
def desk(request: HttpRequest) -> HttpResponse:
    """The page that the day begins with."""
    waiting = cast(FindingQuerySet, queue_for(QueryDict(), request.user).findings).with_sides()[: FINDINGS_SHOWN + 1]
    findings = [_clash(finding) for finding in waiting]
    return render(
        request,
        "claims/desk.html",
        {
            "findings": findings[:FINDINGS_SHOWN],
            "more_findings": len(findings) > FINDINGS_SHOWN,
            "articles": _came_in(),
            "news": _news(),
        },
    )


def _clash(finding: Finding) -> Clash:
    sides = tuple(
        (len({claim.revision.article_id for claim in side.claims.all()}), side.says) for side in finding.sides.all()
    )
    return Clash(finding, topic(finding), sides)


def _came_in() -> list[Article]:
    """The articles loaded last, also in a new version, by the day they were printed."""
    place = "revision__article"
    figures = Claim.objects.standing().figures().tracked().filter(**{place: OuterRef("pk")}).order_by().values(place)
    place = "claims__revision__article"
    queued = FindingSide.objects.filter(finding__live=True, finding__queue=True)
    sides = queued.filter(**{place: OuterRef("pk")}).order_by().values(place)
    findings = sides.annotate(number=Count("finding", distinct=True)).values("number")
    last = Revision.objects.order_by("-pk").values_list("article", flat=True)[:_VERSIONS_READ]
    newest = list(dict.fromkeys(last))[:ARTICLES_SHOWN]
    loaded = (
        Article.objects.filter(pk__in=newest)
        .select_related("outlet")
        .with_changed()
        .annotate(
            figure_count=Coalesce(
                Subquery(figures.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
            ),
            finding_count=Coalesce(Subquery(findings, output_field=IntegerField()), 0),
        )
    )
    return sorted(loaded, key=lambda article: article.published_to or datetime.date.max, reverse=True)


def _news() -> list[News]:
    """Measures that somebody named, with different figures of two times among those read last."""
    named = Q(measure__catalogued=True) | Q(measure__by_hand=True)
    figures = (
        Claim.objects.standing().figures().tracked().filter(named, value__isnull=False, period_start__isnull=False)
    )
    by_measure: dict[Measure, list[Claim]] = defaultdict(list)
    for claim in figures.with_context().order_by("-pk")[:_FIGURES_READ]:
        if claim.measure and not claim.scope.get("polarity"):
            by_measure[claim.measure].append(claim)
    news = []
    for measure, claims in by_measure.items():
        claims.sort(key=lambda claim: (claim.period_start or datetime.date.min, claim.pk))
        if claims[0].period_start != claims[-1].period_start and reading(claims[0]) != reading(claims[-1]):
            news.append(News(measure, claims[0], claims[-1], spark_points(claims)))
    return news[:MEASURES_SHOWN]
