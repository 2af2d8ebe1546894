"""Pages for what stood at an address once: status 410, when it went, and why."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from claims.goings import Gone, what_became_of, withdrawal_behind, withdrawal_of


def claim_gone(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim's address that once led somewhere says so; one that never did is not found."""
    return _page(request, f"Claim {pk}", what_became_of(pk))


def finding_gone(request: HttpRequest, pk: int) -> HttpResponse:
    """A finding in which words of a withdrawn article stand."""
    return _page(request, f"Finding {pk}", withdrawal_behind(pk))


def withdrawn_page(request: HttpRequest, article: Article) -> HttpResponse:
    """An article that was withdrawn; admins may bring it back from here."""
    return _page(request, f"Article {article.pk}", withdrawal_of(article.pk))


def _page(request: HttpRequest, what: str, gone: Gone | None) -> HttpResponse:
    if gone is None:
        raise Http404(f"{what} was never here.")
    return render(request, "claims/gone.html", {"what": what, "gone": gone}, status=410)
