"""A user's notices: a day and a measure together, unread or all, marked as read one by one or all at once."""

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.following.wording import about, leads_to, what_happened
from claims.models import Notice
from claims.paging import page_of
from claims.views.access import may_read
from claims.views.addresses import where_from

PER_PAGE = 50
_LONGEST = 18


@dataclass(frozen=True)
class Line:
    """A notice in words."""

    notice: Notice

    @property
    def words(self) -> str:
        """What happened."""
        return what_happened(self.notice.news)

    @property
    def link(self) -> str:
        """Where it leads; empty where that is gone."""
        return leads_to(self.notice.news)


@dataclass
class Group:
    """The notices of a day that are of one thing."""

    day: date
    about: str
    measure: int | None
    lines: list[Line] = field(default_factory=list)


@require_safe
@may_read
def inbox(request: HttpRequest) -> HttpResponse:
    """What is unread, or everything; the address says which."""
    show_all = request.GET.get("show") == "all"
    own = Notice.objects.of(request.user)
    page = page_of(request, (own if show_all else own.unread()).by_day().with_news(), PER_PAGE)
    newest = max((notice.pk for notice in page), default=0)
    context = {"page_obj": page, "groups": _grouped(page), "show_all": show_all, "newest": newest}
    return render(request, "claims/inbox.html", context)


def _grouped(page: Page) -> list[Group]:
    groups: list[Group] = []
    for notice in page:
        last = groups[-1] if groups else None
        if last is None or last.day != notice.day or last.measure != notice.measure_id or notice.measure_id is None:
            last = Group(notice.day, about(notice.news), notice.measure_id)
            groups.append(last)
        last.lines.append(Line(notice))
    return groups


@require_POST
@may_read
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark one's own notice as read, or all; a number of another's marks nothing."""
    unread = Notice.objects.of(request.user).unread()
    number = str(request.POST.get("notice", ""))
    if number == "all":
        # What came in since the page was made has not been seen.
        seen = str(request.POST.get("newest", ""))
        unread = unread.filter(pk__lte=int(seen)) if _is_number(seen) else unread.none()
    else:
        unread = unread.filter(pk=int(number)) if _is_number(number) else unread.none()
    unread.update(read_at=timezone.now())
    return redirect(where_from(request, "claims:inbox"))


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= _LONGEST
