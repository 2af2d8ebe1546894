"""Django's admin as a part of the desk: one log-in, the desk's own frame, and first what admins look after."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

# What stands on the first page, in this order: (heading, models with what one does there). All others come last.
SECTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Looked after here",
        {
            "articles.Outlet": "Who prints articles: names, addresses, and two that are one.",
            "claims.Entity": "Organisations and places that claims are about, and their other names.",
            "claims.Measure": "What is counted: definitions, phrases, who has to sign.",
            "auth.User": "Who works here, in which role, and their invitations.",
        },
    ),
    (
        "To look at",
        {
            "articles.Article": "Outlet, byline and address can be mended here; days and texts on the article’s page.",
            "claims.Finding": "What the rules and editors found.",
            "claims.Review": "Every signature under a finding.",
            "claims.MeasureDecision": "Who said which measures are one.",
            "claims.CrowdedBlock": "Where too many claims are about one thing to compare all of them.",
            "claims.ApiToken": "What programs get in with; a token can be ended here.",
            "auth.Group": "What each role may do.",
        },
    ),
)
_REST = "When something has gone wrong"


class DeskAdmin(AdminSite):
    """The admin at `/admin/`; logging in and out and changing one’s password happen on the desk's own pages."""

    site_header = site_title = "FactDesk"
    index_title = "Admin"
    enable_nav_sidebar = False
    index_template = "admin/desk_index.html"

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the desk's own log-in page, and from there to where one was going."""
        going = request.GET.get(REDIRECT_FIELD_NAME, "")
        safe = url_has_allowed_host_and_scheme(going, {request.get_host()}, require_https=request.is_secure())
        return redirect_to_login(going if safe else reverse("admin:index"), reverse("login"))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead back to the desk, where the button is."""
        return redirect("claims:desk")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the desk's own page."""
        return redirect("password_change")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the desk's own page."""
        return redirect("password_change_done")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What an admin looks after, and what is there to look at."""
        return super().index(request, {"sections": self.sections(request), **(extra_context or {})})

    def sections(self, request: HttpRequest) -> list[tuple[str, list[dict[str, Any]]]]:
        """The models that this user may see, by heading, each with a line of what one does there."""
        shown = {
            f"{app['app_label']}.{model['object_name']}": model
            for app in self.get_app_list(request)
            for model in app["models"]
        }
        found = [
            (heading, [{**shown.pop(label), "about": about} for label, about in models.items() if label in shown])
            for heading, models in SECTIONS
        ]
        return [(heading, models) for heading, models in [*found, (_REST, list(shown.values()))] if models]
