"""Lines of an index file that say what the articles of a folder are: outlet, title, day and address."""

import datetime
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from articles.characters import tidy
from articles.readers import RawArticle
from articles.rejects import Rejected

_ADDRESS = re.compile(r"https?://[^\s/\x00-\x1f\x7f]+[^\s\x00-\x1f\x7f]*", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_LONGEST_QUOTED = 80


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an index says of one article; each field may be unknown."""

    outlet: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None

    def applied_to(self, raw: RawArticle) -> RawArticle:
        """The article with the index's word for what it knows."""
        return replace(
            raw,
            outlet=self.outlet or raw.outlet,
            headline=self.title or raw.headline,
            published=self.published or raw.published,
            url=self.url or raw.url,
        )


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by the stem of the file that they are about, and a line for each that could not be read."""

    entries: dict[str, IndexEntry]
    rejects: tuple[str, ...] = ()


def read_index(path: Path) -> Index:
    """The index in a file of JSON lines `{"id", "outlet", "title", "published", "url"}`; any field may be null."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Rejected(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise Rejected(f"{path}: is no UTF-8 text") from None
    entries: dict[str, IndexEntry] = {}
    rejects = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            stem, entry = _entry(line)
            if stem in entries:
                raise Rejected(f"{stem!r} stands in an earlier line too")
            entries[stem] = entry
        except Rejected as reject:
            rejects.append(f"{path}, line {number}: {reject}")
    return Index(entries, tuple(rejects))


def parse_day(value: str) -> datetime.date:
    """A day out of "2019-06-05", with or without a time of day after it."""
    try:
        return datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise Rejected(f"{_quoted(value)} is no date; write it as 2019-06-05") from None


def parse_address(value: str) -> str:
    """An address of the web; other kinds are not kept, since a page would offer them to be followed."""
    if not _ADDRESS.fullmatch(value.strip()):
        raise Rejected(f"{_quoted(value)} is no web address; it must begin with http:// or https://")
    if len(value.strip()) > _LONGEST_ADDRESS:
        raise Rejected(f"the address is {len(value.strip()):,} characters long; at most {_LONGEST_ADDRESS:,} are kept")
    return value.strip()


def _quoted(value: object) -> str:
    """A value as a reject quotes it: on one line, and not the whole of a long one."""
    words = repr(value)
    return words if len(words) <= _LONGEST_QUOTED else f"{words[:_LONGEST_QUOTED]}…"


def _entry(line: str) -> tuple[str, IndexEntry]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise Rejected("is no JSON") from None
    if not isinstance(fields, dict):
        raise Rejected("is no JSON object")
    stem = fields.get("id")
    if not isinstance(stem, str | int) or isinstance(stem, bool) or not str(stem).strip():
        raise Rejected('has no "id"')
    texts = {name: _text(fields, name) for name in ("outlet", "title", "published", "url")}
    published, url = texts["published"], texts["url"]
    entry = IndexEntry(
        outlet=texts["outlet"],
        title=texts["title"],
        published=parse_day(published) if published else None,
        url=parse_address(url) if url else None,
    )
    return str(stem).strip(), entry


def _text(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Rejected(f"{name!r} is {_quoted(value)} instead of text")
    return " ".join(tidy(value).split()) or None
