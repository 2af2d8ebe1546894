"""Who changed what and when, in Django's admin: to look at."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from simple_history.admin import SimpleHistoryAdmin


class HistoryToReadAdmin(SimpleHistoryAdmin):
    """Shows the history of a row and brings none of it back.

    django-simple-history's form asks only whether one may see the history, and it saves the old row as it was, with
    columns that no form offers: an article would get its earlier day back and keep the claims of the later one.
    """

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Offer no button."""
        return True

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The row as it was then; nothing can be sent back."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return response
