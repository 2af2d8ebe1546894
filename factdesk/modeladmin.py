"""What all our pages in the admin have in common: lists that stay cheap, and links to the desk's own pages."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse


class SpokenFormSet(BaseInlineFormSet):
    """Rows whose fields say what they are, since the words above a column are no label."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Django's fields, each with its column's name and its row's number."""
        super().add_fields(form, index)
        row = "" if index is None else f", row {index + 1}"
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = f"{field.label or name}{row}"


class DeskModelAdmin(admin.ModelAdmin):
    """Lists of fifty, counted once; and a change form that says where else there is something on the row."""

    list_per_page = 50
    list_max_show_all = 50  # a list of everything would be of any size
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Django's field; what it leads to is looked after on its own page, not in a window that opens."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            widget = field.widget
            widget.can_add_related = widget.can_change_related = widget.can_delete_related = False
            widget.can_view_related = False
        return field

    def links(self, request: HttpRequest, obj: Any) -> list[tuple[str, str]]:
        """Words and address of each page."""
        return []

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's form, with the links."""
        obj = self.get_object(request, unquote(object_id))
        links = self.links(request, obj) if obj is not None else []
        return super().change_view(request, object_id, form_url, {"desk_links": links, **(extra_context or {})})
