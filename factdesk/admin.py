"""Users in Django's admin: invited, given a role, let out; so that who manages users cannot make themselves more."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localtime

from articles.counting import so_many
from factdesk.forms import MemberForm
from factdesk.invitations import invite
from factdesk.members import ROLES, close_accounts, give_role, role_of, why_not_closed
from factdesk.modeladmin import DeskModelAdmin
from factdesk.previewing import is_confirmed, preview

admin.site.unregister([User, Group])


class RoleFilter(admin.SimpleListFilter):
    """Users of one role, or of none."""

    title = "role"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The roles."""
        return [*((role, role) for role in ROLES), ("none", "no role")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        """Those in it."""
        if self.value() == "none":
            return queryset.exclude(groups__name__in=ROLES)
        return queryset.filter(groups__name=self.value()) if self.value() in ROLES else queryset


@admin.register(User)
class MemberAdmin(DeskModelAdmin):
    """Users, each in one role. Nobody's password is typed here, and no account is deleted: it is closed."""

    form = MemberForm
    list_display = ["username", "role", "may_log_in", "last_log_in", "tokens", "full_name", "email"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    search_help_text = "Name or address."
    ordering = ["username"]
    actions = ["close"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With the groups and the tokens that the list shows."""
        standing = Q(api_tokens__revoked_at=None, api_tokens__expires_at__gt=timezone.now())
        users: QuerySet[User] = super().get_queryset(request)
        users = users.prefetch_related(Prefetch("groups", Group.objects.only("name")))
        return users.annotate(token_count=Count("api_tokens", filter=standing, distinct=True))

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """A new user first gets a name and a role."""
        named = ["username", "first_name", "last_name", "email", "role"]
        if obj is None:
            return named
        granting = ["is_superuser"] if request.user.is_superuser else []
        return [*named, "is_active", *granting, "last_log_in", "date_joined", "tokens"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """What only a superuser may grant, and to oneself nobody else either: another admin has to."""
        if obj is None:
            return []
        own = ["role"] if obj == request.user and not request.user.is_superuser else []
        return ["last_log_in", "date_joined", "tokens", *own]

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Our form, which knows who fills it in; a role that may not be changed is only shown."""
        made = super().get_form(request, obj, change=change, **kwargs)
        fixed = set(self.get_readonly_fields(request, obj)) & {"role"}
        return type("AskedMemberForm", (made,), {"asker": request.user, **dict.fromkeys(fixed)})

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody else changes a superuser, or invites them."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody is deleted: what a user signed needs a name beneath it."""
        return False

    def has_close_permission(self, request: HttpRequest) -> bool:
        """Who may change users."""
        return super().has_change_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """With the page that makes a link."""
        page = path("<path:object_id>/invite/", self.admin_site.admin_view(self.invite_view), name="auth_user_invite")
        return [page, *super().get_urls()]

    def links(self, request: HttpRequest, obj: User) -> list[tuple[str, str]]:
        """To what they decided, and to a link for them."""
        found = [("What they decided", reverse("claims:history", query={"who": obj.get_username()}))]
        if obj.is_active and self.has_change_permission(request, obj):
            words = "Link for a new password" if obj.has_usable_password() else "Invite"
            found.insert(0, (words, reverse("admin:auth_user_invite", args=[obj.pk])))
        return found

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """A new user has no password until they choose one."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Give the role that was chosen; who had two before keeps both until another choice is made."""
        super().save_related(request, form, formsets, change)
        if "role" in form.changed_data:
            give_role(user=form.instance, role=form.cleaned_data["role"])

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """The link for the new user, at once."""
        return self._link_page(request, obj, title=f"“{obj}” is added")

    def invite_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say what a link does, and make one; it stands in the answer itself and nowhere else."""
        user = self.get_object(request, unquote(object_id))
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user) or not user.is_active:
            raise PermissionDenied
        if request.method == "POST":
            self.log_change(request, user, "Made a link for a password.")
            return self._link_page(request, user, title=f"A link for “{user}”")
        return self._page(request, user, title=f"A link for “{user}”")

    def _link_page(self, request: HttpRequest, user: User, *, title: str) -> HttpResponse:
        made = invite(user=user, site=request.build_absolute_uri("/"))
        response = self._page(request, user, title=title, invitation=made)
        response["Cache-Control"] = "no-store"
        return response

    def _page(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": user, **more}
        return TemplateResponse(request, "admin/invite.html", context)

    @admin.action(description="Close the accounts", permissions=["close"])
    def close(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse | None:
        """Show whose, then close them."""
        assert isinstance(request.user, User)
        users = [user for user in queryset.order_by("username") if user.is_active]
        if any(not _may_touch(request, user) for user in users):
            self.message_user(request, "Only a superuser closes a superuser’s account.", messages.ERROR)
        elif why := why_not_closed(users, by=request.user):
            self.message_user(request, why, messages.ERROR)
        elif not users:
            self.message_user(request, "None of these accounts is open.", messages.WARNING)
        elif is_confirmed(request):
            self._close(request, users)
        else:
            return preview(
                self, request, action="close", rows=users, title="Close these accounts", button="Close them",
                lines=[_what_ends(user) for user in users],
            )  # fmt: skip
        return None

    def _close(self, request: HttpRequest, users: list[User]) -> None:
        assert isinstance(request.user, User)
        try:
            closed = close_accounts(users=users, by=request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return
        for user in closed:
            self.log_change(request, user, "Closed the account.")
        self.message_user(request, f"{so_many(len(closed), 'account')} closed. What was signed with them stays.")

    @admin.display(description="name")
    def full_name(self, user: User) -> str:
        """As they are called."""
        return user.get_full_name()

    @admin.display(description="role")
    def role(self, user: User) -> str:
        """The role, in a word."""
        names = [group.name for group in user.groups.all()]
        return ", ".join([*names, *(["superuser"] if user.is_superuser else [])]) or "none"

    @admin.display(description="may log in", ordering="is_active")
    def may_log_in(self, user: User) -> str:
        """Whether they get in."""
        if not user.is_active:
            return "closed"
        return "yes" if user.has_usable_password() else "invited"

    @admin.display(description="last log-in", ordering="last_login")
    def last_log_in(self, user: User) -> str:
        """When they were here last."""
        return f"{localtime(user.last_login):%-d %B %Y, %H:%M}" if user.last_login else "never"

    @admin.display(description="API tokens")
    def tokens(self, user: Any) -> str:
        """How many are in force, leading to them."""
        if not user.token_count:
            return "none"
        address = reverse("admin:claims_apitoken_changelist", query={"owner__id__exact": user.pk})
        return format_html('<a href="{}">{}</a>', address, so_many(user.token_count, "token"))


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """What each role may do: the migration says, and superusers; an admin gives roles but does not widen them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a superuser makes a role."""
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Only a superuser changes what a role may do."""
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Only a superuser takes a role away from all its members."""
        return bool(request.user.is_superuser)


def _may_touch(request: HttpRequest, user: User | None) -> bool:
    return bool(request.user.is_superuser or user is None or not user.is_superuser)


def _what_ends(user: Any) -> str:
    tokens = f" {so_many(user.token_count, 'token')} will be refused." if user.token_count else ""
    return f"{user} ({role_of(user) or 'no role'}) will not get in any more.{tokens} What they signed stays."
