"""Pages as plain data, for what has to carry one from here to there: a preview's form field, a job's row."""

import dataclasses
import datetime
from typing import Any

from articles.readers import RawArticle

_DAYS = {"published": datetime.date.fromisoformat, "updated": datetime.datetime.fromisoformat}


def pack(raw: RawArticle) -> dict[str, Any]:
    """The page as JSON can hold it; what it does not say is left out."""
    fields = {field.name: getattr(raw, field.name) for field in dataclasses.fields(raw)}
    return {
        name: value.isoformat() if name in _DAYS else value for name, value in fields.items() if value not in (None, ())
    }


def unpack(plain: dict[str, Any]) -> RawArticle:
    """The page that was packed. Raises `TypeError` or `ValueError` where it is not one."""
    fields: dict[str, Any] = {name: _DAYS[name](value) if name in _DAYS else value for name, value in plain.items()}
    if "page_starts" in fields:
        fields["page_starts"] = tuple(fields["page_starts"])
    return RawArticle(**fields)
