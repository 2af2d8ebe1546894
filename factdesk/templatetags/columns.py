"""Names for the cells of the admin's tables, so that a phone can show each row as a card."""

import re

from django import template
from django.template.defaultfilters import striptags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_HEADER = re.compile(r'<th\b[^>]*\bclass="[^"]*\bcolumn-(\w+)[^>]*>(.*?)</th>', re.DOTALL)
_CELL = re.compile(r'<t[dh] class="field-(\w+)')


@register.filter
def named_cells(table: SafeString) -> SafeString:
    """The admin's table, in which every cell says in `data-label` which column it stands in.

    Django tells columns and cells apart by classes alone, and its templates have no place for more.
    """
    names = {column: " ".join(striptags(words).split()) for column, words in _HEADER.findall(table)}

    def named(cell: re.Match[str]) -> str:
        name = names.get(cell[1], "")
        return f'{cell[0][:3]} data-label="{name}"{cell[0][3:]}' if name else cell[0]

    # Nothing is added but what the table has as text already, which Django has escaped.
    return mark_safe(_CELL.sub(named, table))
