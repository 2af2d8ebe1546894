"""In the admin: an action on ticked rows says what it will do to which, and does it only when told so again."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

_CONFIRMED = "confirmed"


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the preview was seen and its button pressed."""
    return request.POST.get(_CONFIRMED) == "yes"


def preview(
    model_admin: admin.ModelAdmin[Any],
    request: HttpRequest,
    *,
    action: str,
    rows: Sequence[Model],
    title: str,
    lines: Sequence[str],
    button: str,
) -> HttpResponse:
    """The page that shows what an action will do, a line each, with the button that does it to just these rows."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "action": action,
        "rows": rows,
        "lines": lines,
        "button": button,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/preview.html", context)
