"""Pages as plain data, for what has to carry one from here to there: a preview's form field, a job's row."""

import base64
import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

from articles.cleaning import Dropped
from articles.readers import File, RawArticle


def pack(raw: RawArticle) -> dict[str, Any]:
    """The page as JSON can hold it; what it does not say is left out."""
    fields = {field.name: getattr(raw, field.name) for field in dataclasses.fields(raw)}
    return {
        name: _PACK[name](value) if name in _PACK else value
        for name, value in fields.items()
        if value not in (None, ())
    }


def unpack(plain: dict[str, Any]) -> RawArticle:
    """The page that was packed. Raises `TypeError` or `ValueError` where it is not one."""
    return RawArticle(**{name: _UNPACK[name](value) if name in _UNPACK else value for name, value in plain.items()})


def _pack_file(file: File) -> list[str]:
    return [file.name, file.media_type, base64.b64encode(file.data).decode("ascii")]


def _unpack_file(plain: list[str]) -> File:
    name, media_type, data = plain
    return File(name, media_type, base64.b64decode(data, validate=True))


_PACK: dict[str, Callable[[Any], Any]] = {
    "published": datetime.date.isoformat,
    "updated": datetime.datetime.isoformat,
    "page_starts": list,
    "file": _pack_file,
    "dropped": lambda dropped: [[item.step, item.text, item.why] for item in dropped],
    "notes": list,
}
_UNPACK: dict[str, Callable[[Any], Any]] = {
    "published": datetime.date.fromisoformat,
    "updated": datetime.datetime.fromisoformat,
    "page_starts": tuple,
    "file": _unpack_file,
    "dropped": lambda plain: tuple(Dropped(*item) for item in plain),
    "notes": tuple,
}
