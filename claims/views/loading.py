"""Loading for admins: give, look at what was read, save. Nothing is stored before the last step."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.characters import tidy
from articles.languages import ENGLISH
from articles.loading import Reading, read_page
from articles.models import Article
from articles.readers import RawArticle
from articles.readers.files import is_address
from articles.rejects import Rejected
from claims.forms_loading import MOST_AT_ONCE, DateForm, HeadForm, LoadForm, seal, unseal
from claims.intake import TakenIn, take_date, take_in, take_language
from claims.languages import not_read
from claims.previewing import page_of
from claims.views.access import may_load
from claims.views.handing_over import leave_mended, leave_read, leave_unread
from factdesk.htmx import HtmxRequest

# Reading claims for a preview takes a second for so many characters; beyond, saving is the first to read them.
_MOST_READ = 150_000
# Saving is waited for where all texts together are no longer than this; storing takes some seconds for so much.
_MOST_WAITED_FOR = 300_000
_LONGEST_TITLE = 300


@require_safe
@may_load
def load(request: HttpRequest) -> HttpResponse:
    """Where pages are pasted and files chosen; a bookmark brings an address, which is fetched when asked for."""
    address = request.GET.get("url", "").strip()
    brought = address if is_address(address) else ""
    title = " ".join(tidy(request.GET.get("title", "")).split())[:_LONGEST_TITLE] if brought else ""
    return render(
        request, "claims/load.html", {"form": LoadForm(initial={"text": brought}), "brought": brought, "title": title}
    )


@require_POST
@may_load
def preview(request: HttpRequest) -> HttpResponse:
    """What was read of each page, beside what was dropped of it."""
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "claims/load.html", {"form": form})
    if form.are_many():
        return leave_unread(request, form)
    readings, rejects = _read(form)
    if not readings:
        return render(request, "claims/load.html", {"form": form, "rejects": rejects})
    if len(readings) > MOST_AT_ONCE:  # a few files may hold many pages
        return leave_read(request, form, readings, rejects)
    heads = [
        HeadForm(prefix=f"page{number}", initial=HeadForm.initial_of(reading))
        for number, (_, reading) in enumerate(readings)
    ]
    return _render_preview(request, readings, heads, rejects=rejects)


@require_POST
@may_load
def save(request: HtmxRequest) -> HttpResponse:
    """Store the pages of a preview with what the admin mended; each is stored whole or not at all.

    Many, or long ones, are left to the workers, so that nobody waits with a page open.
    """
    form = LoadForm(request.POST, request.FILES)
    if "pages" not in request.POST and form.is_valid() and form.are_many():
        return leave_unread(request, form)
    try:
        readings, rejects = _sealed(request.POST["pages"]) if "pages" in request.POST else _given(request)
    except BadSignature:
        messages.error(request, "The preview came back changed or cut off, so nothing was saved. Load the page again.")
        return redirect("claims:load")
    if not readings:
        for name, reject in rejects:
            messages.error(request, f"{name}: {reject}")
        return redirect("claims:load")
    heads = [_head(request, number, reading) for number, (_, reading) in enumerate(readings)]
    wrong = [head for head in heads if not head.is_valid()]
    if wrong:
        return _render_preview(request, readings, heads, rejects=rejects)
    raws = [head.applied_to(reading) for head, (_, reading) in zip(heads, readings, strict=True)]
    if sum(len(reading.cleaned.text) for _, reading in readings) > _MOST_WAITED_FOR:
        return leave_mended(request, raws)
    return _saved(request, raws)


@require_http_methods(["GET", "HEAD", "POST"])
@may_load
def confirm(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take the admin's word for an article's day, and read anew what hangs on it."""
    article = get_object_or_404(Article.objects.public(), pk=pk)
    form = DateForm(request.POST or None, initial={"published": _single_day(article)})
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        take_date(article=article, published=form.cleaned_data["published"], by=request.user)
        messages.success(request, "The date is confirmed, and the article was read again with it.")
        return redirect(article)
    return render(request, "claims/load_date.html", {"article": article, "form": form})


@require_POST
@may_load
def read_as_english(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take the admin's word that an article is in English, and read it."""
    article = get_object_or_404(Article.objects.public(), pk=pk)
    assert isinstance(request.user, User)
    recorded = take_language(article=article, language=ENGLISH, by=request.user)
    found = f"{recorded.claims} claim{'' if recorded.claims == 1 else 's'}"
    messages.success(request, f"The article is taken to be in English: {found} read.")
    return redirect(article)


def _single_day(article: Article) -> Any:
    return article.published_from if article.published_from == article.published_to else None


def _read(form: LoadForm) -> tuple[list[tuple[str, Reading]], list[tuple[str, Rejected]]]:
    """The pages given that can be read, and those that cannot, each with its name."""
    readings, rejects = [], []
    for name, raw in form.pages():
        try:
            if isinstance(raw, Rejected):
                raise raw
            readings.append((name, read_page(raw)))
        except Rejected as reject:
            rejects.append((name, reject))
    return readings, rejects


def _sealed(pages: str) -> tuple[list[tuple[str, Reading]], list[tuple[str, Rejected]]]:
    return [(raw.stem, read_page(raw)) for raw in unseal(pages)], []


def _given(request: HttpRequest) -> tuple[list[tuple[str, Reading]], list[tuple[str, Rejected]]]:
    """Pages that come to be saved without a preview, as from a script."""
    form = LoadForm(request.POST, request.FILES)
    if form.is_valid():
        return _read(form)
    reasons = [Rejected(f"{error}") for errors in form.errors.values() for error in errors]
    return [], [("Not loaded", reason) for reason in reasons]


def _head(request: HttpRequest, number: int, reading: Reading) -> HeadForm:
    """The head as the preview sent it back, or as it was read where no preview was."""
    initial = HeadForm.initial_of(reading)
    if f"page{number}-headline" in request.POST:
        return HeadForm(request.POST, prefix=f"page{number}", initial=initial)
    return HeadForm(initial)


def _saved(request: HtmxRequest, raws: Sequence[RawArticle]) -> HttpResponse:
    assert isinstance(request.user, User)
    taken: list[TakenIn] = []
    for raw in raws:
        try:
            taken.append(take_in(raw=raw, by=request.user))
        except Rejected as reject:
            messages.error(request, f"{raw.stem}: {reject}")
    for done in taken:
        messages.success(request, _told_of(done))
    if len(taken) == 1:
        return redirect(taken[0].loaded.article)
    return redirect("claims:articles" if taken else "claims:load")


def _told_of(done: TakenIn) -> str:
    article, recorded = done.loaded.article, done.recorded
    if recorded is None:
        return f"“{article.headline}” was known already. Nothing was added."
    if not article.is_read:
        return f"“{article.headline}” is saved. {not_read(article)}"
    what = "new version" if done.loaded.status == "revised" else "article"
    found = f"{recorded.claims} claim{'' if recorded.claims == 1 else 's'}"
    return f"“{article.headline}” is saved as {'a' if what == 'new version' else 'an'} {what}: {found} read."


def _render_preview(
    request: HttpRequest,
    readings: Sequence[tuple[str, Reading]],
    heads: Sequence[HeadForm],
    *,
    rejects: Sequence[tuple[str, Rejected]],
) -> HttpResponse:
    pages, room = [], _MOST_READ
    for (name, reading), head in zip(readings, heads, strict=True):
        length = len(reading.cleaned.text)
        pages.append(page_of(name, reading, head, with_claims=length <= room))
        room -= length
    context = {
        "pages": pages,
        "rejects": rejects,
        "sealed": seal([reading.raw for _, reading in readings]),
        "outlets": LoadForm().outlets(),
    }
    return render(request, "claims/load_preview.html", context)
