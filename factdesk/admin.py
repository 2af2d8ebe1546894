"""Users in Django's admin, so that who manages users cannot make themselves more than an admin."""

from typing import Any

from axes.utils import reset
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse

SUPERUSERS_ONLY = ("is_superuser", "user_permissions")

admin.site.site_header = "FactDesk"
admin.site.site_title = "FactDesk"
admin.site.index_title = "Outlets, measures and users"
admin.site.unregister([User, Group])


@admin.register(User)
class MemberAdmin(UserAdmin):
    """Users by their groups; superusers are for superusers to change."""

    list_display = ["username", "email", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the groups that the list shows."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """What only a superuser may grant, and to oneself nobody else either: another admin has to."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        return (*fields, *SUPERUSERS_ONLY, *(["groups"] if obj == request.user else []))

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody else changes a superuser, or their password."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody else deletes a superuser."""
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Set a password, and let one in again who was locked out for guessing."""
        response = super().user_change_password(request, id, form_url)
        if response.status_code == 302:
            reset(username=User.objects.get(pk=id).username)
        return response

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        """The groups, in words."""
        return ", ".join(group.name for group in user.groups.all())


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
