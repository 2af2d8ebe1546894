"""Downloads: the rows of a page under the page's own filter, as a file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.exports import FORMATS, MEDIA, NotUnderstood, chunks_of, file_name, select
from claims.views.access import may_read


@require_safe
@may_read
def export(request: HttpRequest, what: str, form: str) -> HttpResponseBase:
    """What the page of the same filter shows, whole; the header `X-Rows` says how many rows there are."""
    if form not in FORMATS.get(what, ()):
        raise Http404(f"“{what}.{form}” cannot be exported.")
    try:
        selection = select(what, request.GET, request.user)
    except NotUnderstood as error:
        return _refused(request, error)
    now = timezone.localtime()
    site = request.build_absolute_uri("/").rstrip("/")
    pieces = chunks_of(selection, form, site=site, now=now, bom="bom" in request.GET)
    response = StreamingHttpResponse(pieces, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{file_name(selection, form, now)}"'
    count = selection.count()
    if count is not None:
        response["X-Rows"] = str(count)
    return response


def _refused(request: HttpRequest, error: NotUnderstood) -> HttpResponse:
    """Nothing is exported rather than something else than was asked for."""
    faults = [words for said in error.faults.values() for words in said]
    return render(request, "claims/export_refused.html", {"faults": faults}, status=400)
