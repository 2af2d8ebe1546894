"""In the admin: two rows that are one. What merging them touches is shown first, and only what was shown is done."""

import hashlib
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from factdesk.modeladmin import DeskModelAdmin

_OFFERED = 500


class MergingAdmin(DeskModelAdmin):
    """An admin with a page on which a row becomes a part of another, and an action that leads there."""

    actions = ("merge_selected",)
    merging_hint = ""

    def merge_candidates(self) -> QuerySet[Any]:
        """The rows that can be merged, each found by its name."""
        raise NotImplementedError

    def merge_refusal(self, one: Any, into: Any) -> str:
        """Why the two cannot be one; empty where they can."""
        raise NotImplementedError

    def merge_touches(self, one: Any, into: Any) -> list[str]:
        """What merging touches, a line each."""
        raise NotImplementedError

    def merge(self, request: HttpRequest, one: Any, into: Any) -> None:
        """Do it; raises `ValidationError` where it cannot be done after all."""
        raise NotImplementedError

    def has_merge_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may change both and delete one."""
        return self.has_change_permission(request, obj) and self.has_delete_permission(request, obj)

    def links(self, request: HttpRequest, obj: Any) -> list[tuple[str, str]]:
        """To the page for merging, for those who may."""
        may = self.has_merge_permission(request, obj) and self.merge_candidates().filter(pk=obj.pk).exists()
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
        return [("Merge into another", reverse(address, args=[obj.pk]))] if may else []

    def get_urls(self) -> list[URLPattern]:
        """With the page for merging."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        page = path("<path:object_id>/merge/", self.admin_site.admin_view(self.merge_view), name=name)
        return [page, *super().get_urls()]

    @admin.action(description="Merge two that are one", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Lead to the preview; nothing is merged yet."""
        chosen = list(queryset.order_by("pk")[:3])
        if len(chosen) != 2:
            self.message_user(request, "Tick just two: the one that is to go, and the other.", messages.ERROR)
            return None
        one, into = chosen
        return redirect(self._merge_address(one, into))

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Choose the other, see what merging touches, and do just that."""
        number = unquote(object_id)
        one = self.merge_candidates().filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
        if one is None:
            raise Http404
        if not self.has_merge_permission(request, one):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        name = " ".join(given.get("into", "").split())
        into = self.merge_candidates().filter(name=name).first() if name else None
        error = self._why_not(one, into, name) if "into" in given else ""
        lines = self.merge_touches(one, into) if into is not None and not error else []
        if lines and request.method == "POST":
            if given.get("seen") != _fingerprint(lines):
                error = "Something has changed since you looked. This is what it would touch now."
            elif into is not None and not (error := self._try(request, one, into)):
                return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[into.pk]))
        return self._merge_page(request, one, into, name=name, error=error, lines=lines)

    def _why_not(self, one: Any, into: Any, name: str) -> str:
        if into is None:
            kind = self.opts.verbose_name
            none = f"There is no {kind} called “{name}”. Take a name from the list."
            return none if name else f"Name the other {kind}."
        return self.merge_refusal(one, into)

    def _try(self, request: HttpRequest, one: Any, into: Any) -> str:
        """Merge, and say so; what stands in the way otherwise."""
        was, pk = str(one), into.pk
        try:
            self.merge(request, one, into)
        except ValidationError as problem:
            return f"Nothing was merged. {' '.join(problem.messages)}"
        into = self.model._default_manager.get(pk=pk)
        self.log_change(request, into, f"“{was}” was merged into this.")
        self.message_user(request, f"“{was}” is now “{into}”. What was found is judged anew in the background.")
        return ""

    def _merge_page(
        self, request: HttpRequest, one: Any, into: Any, *, name: str, error: str, lines: list[str]
    ) -> HttpResponse:
        others = self.merge_candidates().exclude(pk=one.pk).order_by("name")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge “{one}” into another",
            "opts": self.opts,
            "original": one,
            "into": into,
            "name": name,
            "error": error,
            "lines": lines,
            "seen": _fingerprint(lines),
            "hint": self.merging_hint,
            "known": others.values_list("name", flat=True)[:_OFFERED],
            "other_way": self._merge_address(into, one) if lines else "",
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def _merge_address(self, one: Any, into: Any) -> str:
        return reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_merge", args=[one.pk], query={"into": into.name}
        )


def _fingerprint(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
