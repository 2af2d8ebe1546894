"""What changed between two versions of an article: facts first, other wording behind a disclosure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Revision
from claims.revised import revised
from claims.views.access import may_read


@require_safe
@may_read
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """From one version to another; by default from the one before the newest to the newest."""
    story = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    versions = list(story.revisions.order_by("-number").defer("original", "text", "dropped"))
    if len(versions) < 2:
        raise Http404(f"“{story}” has one version; nothing changed yet.")
    now = _asked(request, "to", versions, versions[0].number)
    was = _asked(request, "from", versions, max(now.number - 1, versions[-1].number))
    texts = dict(Revision.objects.filter(pk__in=[was.pk, now.pk]).values_list("pk", "text"))
    context = {
        "article": story,
        "versions": versions,
        "was": was,
        "now": now,
        "revised": revised(texts[was.pk], texts[now.pk]),
    }
    return render(request, "claims/changes.html", context)


def _asked(request: HttpRequest, name: str, versions: list[Revision], default: int) -> Revision:
    asked = request.GET.get(name) or str(default)
    found = next((each for each in versions if str(each.number) == asked), None)
    if found is None:
        raise Http404(f"There is no version “{asked[:20]}”; there are versions 1 to {versions[0].number}.")
    return found
