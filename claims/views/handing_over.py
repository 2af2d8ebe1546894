"""Leaving what an admin gave to the workers: one load for each giving, however often its form is sent."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.loading import Reading
from articles.readers import RawArticle
from articles.rejects import Rejected
from claims.forms_loading import LoadForm, digest
from claims.jobs.loads import Page, begin_load


def leave_unread(request: HttpRequest, form: LoadForm) -> HttpResponse:
    """Have the workers read the files of the form."""
    return _begun(request, name=form.name(), pages=form.unread(), key=form.key())


def leave_read(
    request: HttpRequest,
    form: LoadForm,
    readings: Iterable[tuple[str, Reading]],
    rejects: Iterable[tuple[str, Rejected]],
) -> HttpResponse:
    """Have the workers store the pages that were read of the form's files."""

    def pages() -> Iterator[Page]:
        yield from (Page(name, reading.raw) for name, reading in readings)
        yield from (Page(name, reject=str(reject)) for name, reject in rejects)

    return _begun(request, name=form.name(), pages=pages(), key=form.key())


def leave_mended(request: HttpRequest, raws: list[RawArticle]) -> HttpResponse:
    """Have the workers store the pages of a preview, with what was mended of them."""
    first = raws[0].headline or raws[0].stem
    name = first if len(raws) == 1 else f"{first} and {len(raws) - 1} more"
    sent = {field: value for field, value in request.POST.items() if field != "csrfmiddlewaretoken"}
    key = digest(*(f"{field}={value}".encode("utf-8", "replace") for field, value in sorted(sent.items())))
    return _begun(request, name=name, pages=(Page(raw.stem, raw) for raw in raws), key=key)


def _begun(request: HttpRequest, *, name: str, pages: Iterable[Page], key: str) -> HttpResponse:
    """Begin a load, or find the one that the same giving began."""
    assert isinstance(request.user, User)
    load = begin_load(name=name, pages=pages, by=request.user, key=f"{request.user.pk}:{key}")
    messages.success(request, "A worker reads them now. You may leave this page; it says how far it is.")
    return redirect(load)
