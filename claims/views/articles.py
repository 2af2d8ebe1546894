"""The list of articles, and one article: its text with the claims marked, what was left out and what was dropped."""

import io
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, Window
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleQuerySet, Revision
from articles.sharing import MOST_IN_BAND
from claims.highlights import Mark, Paragraph, paragraphs
from claims.languages import not_read
from claims.models import Claim, FeedEntry, FindingSide, undecided
from claims.paging import count_of, page_of
from claims.views.access import may_load, may_read
from claims.views.gone import withdrawn_page

PAGE = 50
# So many other articles with the same text are named.
MOST_ELSEWHERE = 10
KIND_WORDS = {"figure": "figures", "event": "events", "rating": "ratings", "quote": "quotations"}
_UNDATED = (Article.PublishedBasis.INFERRED, Article.PublishedBasis.UNKNOWN)


@require_safe
@may_read
def articles(request: HttpRequest) -> HttpResponse:
    """Every article, newest first, with how its day is known and what was read in it."""
    undated_only = request.GET.get("date") == "unconfirmed"
    withdrawn_only = "withdrawn" in request.GET and request.user.has_perm("articles.load_article")
    public = Article.objects.public()
    shown = Article.objects.filter(withdrawn=True) if withdrawn_only else public.undated() if undated_only else public
    page = page_of(request, _counted(shown.newest_first().select_related("outlet")), PAGE)
    context = {
        "page_obj": page,
        "undated_only": undated_only,
        "undated": count_of(public.undated()),
        "withdrawn_only": withdrawn_only,
        "unconfirmed": _UNDATED,
    }
    return render(request, "claims/articles.html", context)


def _counted(shown: ArticleQuerySet) -> ArticleQuerySet:
    """With the number of claims that stand in each article, and of findings that wait for a verdict."""
    standing = Claim.objects.standing().filter(revision__article=OuterRef("pk")).order_by()
    waiting = (
        # One filter, so that all of it is asked of one finding.
        standing.filter(undecided("sides__finding__"), sides__finding__live=True, sides__finding__queue=True)
        .values("revision__article")
        .annotate(n=Count("sides__finding", distinct=True))
    )
    figures = standing.values("revision__article").annotate(n=Count("pk"))
    counted = shown.annotate(claim_count=Subquery(figures.values("n")), waiting_count=Subquery(waiting.values("n")))
    return counted.with_changed()


@dataclass(frozen=True)
class Block:
    """A paragraph with the claims that begin in it, and the paragraphs without any that follow it.

    They stand beside the claims together, so that many claims in a short paragraph leave no hole in the text.
    """

    role: str
    paragraphs: list[Paragraph]
    claims: list[Claim]


class _Kinds:
    """Which kinds of claims are marked, as the address says: `?hide=quote` leaves quotations alone."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self.hidden = {kind for kind in query.getlist("hide") if kind in KIND_WORDS}

    def links(self) -> list[tuple[str, str, bool, str]]:
        """Each kind, its word, whether it is marked, and the address that turns this round."""
        return [(kind, word, kind not in self.hidden, self._turned(kind)) for kind, word in KIND_WORDS.items()]

    def _turned(self, kind: str) -> str:
        query = self._query.copy()
        query.setlist("hide", sorted(self.hidden ^ {kind}))
        return f"?{query.urlencode()}#text"


@require_safe
@may_read
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """One article's text, its claims beside it."""
    feed = FeedEntry.objects.filter(article=OuterRef("pk")).values("feed__name")[:1]
    story = get_object_or_404(Article.objects.select_related("outlet").annotate(feed_name=Subquery(feed)), pk=pk)
    if story.withdrawn:
        return withdrawn_page(request, story)
    revisions = list(_versions(story))
    revision = _revision(request, story, defer=("original",))
    claims = list(_claims(revision))
    is_current = not revisions or revision.pk == revisions[0].pk
    standing = [claim for claim in claims if claim.standing or not is_current]
    kinds = _Kinds(request.GET)
    context = {
        "article": story,
        "revision": revision,
        "revisions": revisions,
        "is_current": is_current,
        "blocks": _blocks(revision, standing, story, kinds),
        "claims": standing,
        "kinds": kinds.links(),
        "no_longer_read": [claim for claim in claims if not claim.standing] if is_current else [],
        "dropped": _dropped(revision),
        "ask_date": request.user.has_perm("articles.load_article") and story.published_basis in _UNDATED,
        "standfirst_apart": _standfirst_apart(revision, story) if is_current else "",
        "not_read": not_read(story) if is_current else "",
        "may_load": request.user.has_perm("articles.load_article"),
        "passed_over": list(revision.passed_over.all()),
        **_elsewhere(revision),
    }
    return render(request, "claims/article.html", context)


@require_safe
@may_read
def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as it came in, as plain text."""
    story = get_object_or_404(Article, pk=pk)
    if story.withdrawn:
        return withdrawn_page(request, story)
    revision = _revision(request, story, defer=("text", "dropped"))
    return HttpResponse(revision.original, content_type="text/plain; charset=utf-8")


@require_safe
@may_load
def article_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file that the page was read out of, to be kept and not to be shown: whatever is in it runs nowhere here."""
    story = get_object_or_404(Article.objects.public(), pk=pk)
    revision = _revision(request, story, defer=("text", "dropped", "original"))
    if revision.file is None:
        raise Http404("This version was not read out of a file that is kept.")
    return FileResponse(
        io.BytesIO(revision.file.data),
        as_attachment=True,
        filename=revision.file.name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )


def _revision(request: HttpRequest, story: Article, *, defer: tuple[str, ...]) -> Revision:
    """The revision that `?revision=` names, or the newest."""
    asked = request.GET.get("revision")
    found = story.revisions.defer(*defer).order_by("-number")
    if asked:
        found = found.filter(number=asked) if asked.isdecimal() and len(asked) < 10 else found.none()
    revision = found.first()
    if revision is None:
        raise Http404(f"“{story}” has no version {asked or 1}.")
    revision.article = story
    return revision


def _elsewhere(revision: Revision) -> dict[str, Any]:
    """The other articles with the same text, how many more there are than are shown, and whether more were left out."""
    others = Article.objects.public().sharing_text_of(revision).newest_first().select_related("outlet")
    shown = list(others.annotate(all_others=Window(Count("*")))[:MOST_ELSEWHERE])
    return {
        "elsewhere": shown,
        "more_elsewhere": shown[0].all_others - len(shown) if shown else 0,
        "compared_at_most": revision.bands.filter(left_out=True).exists() and MOST_IN_BAND,
    }


def _versions(story: Article) -> QuerySet[Revision]:
    shown = story.revisions.order_by("-number").select_related("created_by")
    return shown.only("number", "created_at", "article", "changed", "created_by__username", "created_by__first_name")


def _claims(revision: Revision) -> QuerySet[Claim]:
    sides = FindingSide.objects.filter(finding__live=True).select_related("finding").order_by("-finding__queue", "pk")
    shown = revision.claims.order_by("start", "-end", "pk").select_related("measure", "entity").with_fate()
    return shown.prefetch_related(Prefetch("sides", queryset=sides, to_attr="live_sides"))


def _blocks(revision: Revision, claims: list[Claim], story: Article, kinds: _Kinds) -> list[Block]:
    """The text in blocks; headline and standfirst, told apart by where they stand, are blocks of their own."""
    by_id: dict[int, Claim] = {}
    marks = []
    for number, claim in enumerate(claims, start=1):
        claim.number = number  # type: ignore[attr-defined]
        claim.page = revision.page_at(claim.start)  # type: ignore[attr-defined]
        if claim.kind in kinds.hidden:
            continue
        by_id[claim.pk] = claim
        marks.append(Mark(claim.pk, number, claim.kind, claim.start, claim.end))
    blocks: list[Block] = []
    for paragraph in paragraphs(revision.text, marks):
        role = _role(paragraph, blocks, revision, story)
        begun = [by_id[mark.id] for mark in paragraph.marks]
        if role == "paragraph" and not begun and blocks and blocks[-1].role == "paragraph":
            blocks[-1].paragraphs.append(paragraph)
        else:
            blocks.append(Block(role, [paragraph], begun))
    return blocks


def _role(paragraph: Paragraph, before: list[Block], revision: Revision, story: Article) -> str:
    if not before and paragraph.end <= revision.headline_end:
        return "headline"
    after_headline = len(before) == 1 and before[0].role == "headline"
    if after_headline and revision.text[paragraph.start : paragraph.end] == story.standfirst:
        return "standfirst"
    return "paragraph"


def _standfirst_apart(revision: Revision, story: Article) -> str:
    """The standfirst where it was given beside the text and does not stand in it."""
    return "" if story.standfirst in revision.text else story.standfirst


def _dropped(revision: Revision) -> list[tuple[str, list[dict[str, Any]]]]:
    """What cleaning took out, by step, in the order of the steps."""
    return [(step, list(rows)) for step, rows in groupby(revision.dropped, key=lambda row: row.get("step", ""))]
