"""Search: measures, articles and sentences that hold the words, some of each or one kind page by page."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article, Revision
from claims.filters import ClaimFilter
from claims.models import Claim, Measure
from claims.paging import Tally, page_of
from claims.search import Hits, Query, parse, search_index
from claims.search.marking import Spans, Stretch, excerpt, stretches
from claims.views.access import may_read
from claims.views.addresses import without_blanks

PER_PAGE = 50
_FEW = 5
_SENTENCES_FIRST = 20
# Beside the others, a kind is ranked among its newest alone, which answers at once; on its own it is ranked in full.
_RANKED_FIRST = 100
KINDS = ("measures", "articles", "sentences")


@dataclass
class Sentence:
    """A sentence that holds the words, and the claims read from it that were found."""

    pieces: list[Stretch]
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True)
class Story:
    """A version of an article that holds the words, in its head or in its text."""

    revision: Revision
    headline: list[Stretch]
    standfirst: list[Stretch]
    pieces: list[Stretch]


@require_safe
@may_read
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words of the address. Its other filters are those of the timeline, and narrow the sentences."""
    address = without_blanks(request)
    if address != request.get_full_path():
        return redirect(address)
    typed, older = request.GET.get("q", ""), request.GET.get("old") == "1"
    chosen = _filter(request, older=older)
    kind = request.GET.get("show", "")
    if kind not in KINDS:  # who narrows means sentences
        kind = "sentences" if any(request.GET.get(name) for name in chosen.filters) else ""
    context: dict[str, object] = {
        "filter": chosen, "typed": typed, "older": older, "kind": kind, "narrows": kind == "sentences",
        "narrowed": any(request.GET.get(name) for name in chosen.filters),
        "timeline": _on_timeline(chosen), "kept": _kept(request),
    }  # fmt: skip
    if typed and chosen.is_valid():
        context |= _results(request, chosen, parse(chosen.form.cleaned_data["words"]), kind=kind, older=older)
    return render(request, "claims/search.html", context)


def _filter(request: HttpRequest, *, older: bool) -> ClaimFilter:
    """The timeline's filter, whose words are those of `q` here."""
    given = request.GET.copy()
    given["words"] = request.GET.get("q", "")
    return ClaimFilter(given, queryset=Claim.objects.public() if older else Claim.objects.standing())


def _results(request: HttpRequest, chosen: ClaimFilter, query: Query, *, kind: str, older: bool) -> dict[str, object]:
    found: dict[str, object] = {}
    if kind in ("", "measures"):
        found |= _measures(request, query, all_of_them=bool(kind))
    if kind in ("", "articles"):
        found |= _articles(request, query, all_of_them=bool(kind), older=older)
    if kind in ("", "sentences"):
        found |= _sentences(request, chosen, query, all_of_them=bool(kind))
    found["nothing"] = not any(found.get(name) for name in KINDS)
    return found


def _measures(request: HttpRequest, query: Query, *, all_of_them: bool) -> dict[str, object]:
    named = search_index().measures(query, Measure.objects.own()).prefetch_related("aliases")
    rows = named.order_by("-catalogued", "-by_hand", "name")
    if not all_of_them:
        few = list(rows[: _FEW + 1])
        return {"measures": few[:_FEW], "more_measures": len(few) > _FEW}
    page = page_of(request, rows, PER_PAGE)
    return {"measures": page.object_list, "page_obj": page, "count": page.paginator.count}


def _articles(request: HttpRequest, query: Query, *, all_of_them: bool, older: bool) -> dict[str, object]:
    keys, paged = _page(
        request, search_index().versions(query, older=older, most=_most(all_of_them)), _FEW, all_of_them=all_of_them
    )
    index = search_index()
    versions = Revision.objects.select_related("article__outlet").defer("original", "dropped").in_bulk(keys)
    shown = [versions[key] for key in keys]
    texts = index.spans(Revision, "text", keys, query.wanted)
    heads = index.spans(Article, "headline", [version.article_id for version in shown], query.wanted)
    stories = [_story(row, heads.get(row.article_id, []), texts.get(row.pk, [])) for row in shown]
    return {"articles": stories, "article_count": paged["count"], **paged}


def _story(version: Revision, head: Spans, text: Spans) -> Story:
    """Headline, standfirst and the part of what follows them that holds most of the words."""
    article = version.article
    headline = stretches(article.headline, head)
    start = _past_spaces(version.text, version.headline_end)
    standfirst = [Stretch(article.standfirst)] if article.standfirst else []
    if article.standfirst and version.text.startswith(article.standfirst, start):
        end = start + len(article.standfirst)
        standfirst = stretches(article.standfirst, _within(text, start, end))
        start = _past_spaces(version.text, end)
    body = version.text[start:]
    return Story(version, headline, standfirst, excerpt(body, _within(text, start, len(version.text))))


def _past_spaces(text: str, place: int) -> int:
    return next((here for here in range(place, len(text)) if not text[here].isspace()), len(text))


def _within(spans: Spans, start: int, end: int) -> Spans:
    return [(first - start, last - start) for first, last in spans if first >= start and last <= end]


def _sentences(request: HttpRequest, chosen: ClaimFilter, query: Query, *, all_of_them: bool) -> dict[str, object]:
    hits = search_index().ranked(chosen.qs, query, most=_most(all_of_them))
    keys, paged = _page(request, hits, _SENTENCES_FIRST, all_of_them=all_of_them)
    claims = Claim.objects.with_context().in_bulk(keys)
    spans = search_index().spans(Claim, "sentence", keys, query.wanted)
    sentences: dict[tuple[int, int, int], Sentence] = {}
    for claim in (claims[key] for key in keys):
        place = (claim.revision_id, claim.sentence_start, claim.sentence_end)
        pieces = stretches(claim.sentence, spans.get(claim.pk, []))
        sentences.setdefault(place, Sentence(pieces)).claims.append(claim)
    return {"sentences": list(sentences.values()), "claim_count": paged["count"], **paged}


def _most(all_of_them: bool) -> int | None:
    return None if all_of_them else _RANKED_FIRST


def _page(request: HttpRequest, hits: Hits, few: int, *, all_of_them: bool) -> tuple[list[int], dict[str, object]]:
    """The keys that are shown, and what the template needs to lead to the others."""
    count = Tally(len(hits.keys), more=hits.more)
    if not all_of_them:
        return list(hits.keys[:few]), {"count": count}
    page = page_of(request, hits.keys, PER_PAGE, count=count)
    return list(page.object_list), {"count": count, "page_obj": page}


def _kept(request: HttpRequest) -> str:
    """The words and whether older versions count, for links from one kind to another."""
    given = QueryDict(mutable=True)
    for name in ("q", "old"):
        if value := request.GET.get(name):
            given[name] = value
    return given.urlencode()


def _on_timeline(chosen: ClaimFilter) -> str:
    """The address of the timeline with the same words and filters."""
    given = QueryDict(mutable=True)
    for name in chosen.filters:
        if values := [value for value in chosen.data.getlist(name) if value]:
            given.setlist(name, values)
    return f"{reverse('claims:timeline')}?{given.urlencode()}"
