"""JSON and JSON lines to pages: an object is an article, its members named as listed here."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from articles.languages import language_code
from articles.readers import RawArticle
from articles.readers.index import parse_address, parse_day
from articles.readers.limits import Limits
from articles.readers.pagedata import moment
from articles.readers.text import decode
from articles.rejects import Rejected

# The name that is ours, and under which others it may stand. Upper and lower case are the same.
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("body", "content", "articlebody"),
    "headline": ("title",),
    "standfirst": ("description", "summary", "dek"),
    "byline": ("author", "authors"),
    "outlet": ("publisher",),
    "published": ("datepublished", "published_at", "date"),
    "updated": ("datemodified", "updated_at"),
    "url": ("link",),
    "language": ("lang", "inlanguage"),
    "id": ("stem",),
}
_OURS = {other: name for name, others in NAMES.items() for other in (name, *others)}
_MOST_UNKNOWN = 10
# So far into a text its own headline and standfirst are looked for.
_HEAD = 3_000


def read_json(data: bytes, *, stem: str, limits: Limits) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The articles of a JSON file: one object, a list of them, or an object with a list under “articles”."""
    text = decode(data, max_bytes=limits.file_bytes)
    try:
        value = json.loads(text)
    except RecursionError:
        raise Rejected("is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise Rejected(f"is no JSON: {error.msg.lower()} in line {error.lineno}") from None
    except ValueError:
        raise Rejected("holds a number that is too long to be read") from None
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield "", _attempt(value, stem=stem)
        return
    if not value:
        raise Rejected("holds an empty list")
    _check_number(len(value), limits=limits)
    for number, item in enumerate(value, start=1):
        yield f"article {number}", _attempt(item, stem=f"{stem}-{number}")


def read_jsonl(data: bytes, *, stem: str, limits: Limits) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The articles of a file of JSON lines; a bad line costs no other."""
    lines = decode(data, max_bytes=limits.file_bytes).split("\n")
    filled = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    _check_number(len(filled), limits=limits)
    for number, line in filled:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield f"line {number}", Rejected("is no JSON")
            continue
        yield f"line {number}", _attempt(value, stem=f"{stem}-{number}")


def _check_number(number: int, *, limits: Limits) -> None:
    if number > limits.records:
        raise Rejected(f"holds {number:,} articles; at most {limits.records:,} may stand in one file")


def _attempt(value: Any, *, stem: str) -> RawArticle | Rejected:
    try:
        return _article(value, stem=stem)
    except Rejected as reject:
        return reject


def _article(value: Any, *, stem: str) -> RawArticle:
    if not isinstance(value, dict):
        raise Rejected("is no JSON object")
    given: dict[str, Any] = {}
    unknown = []
    for name, member in value.items():
        ours = _OURS.get(name.lower())
        if ours is None:
            unknown.append(name)
        elif member is not None and ours not in given:
            given[ours] = member
    if "text" not in given:
        raise Rejected(f'has no "text"; the names that are known are {", ".join(NAMES)}')
    words = {name: _words(name, member) for name, member in given.items()}
    updated = words.get("updated") or ""
    if updated and moment(updated) is None:
        parse_day(updated)
    return RawArticle(
        words.get("id") or stem,
        _composed(words),
        headline=words.get("headline") or None,
        byline=words.get("byline") or None,
        outlet=words.get("outlet") or None,
        url=parse_address(words["url"]) if words.get("url") else None,
        published=parse_day(words["published"]) if words.get("published") else None,
        original=json.dumps(value, ensure_ascii=False),
        standfirst=words.get("standfirst") or None,
        updated=moment(updated) or _midnight(updated),
        language=language_code(words.get("language")),
        source="json",
        notes=(_told_of(unknown),) if unknown else (),
    )


def _words(name: str, member: Any) -> str:
    """A member's text; several writers are one byline, and an id may be a number."""
    if name == "byline" and isinstance(member, list) and all(isinstance(item, str) for item in member):
        return ", ".join(member)
    if isinstance(member, dict) and isinstance(member.get("name"), str):
        member = member["name"]
    if name == "id" and isinstance(member, int) and not isinstance(member, bool):
        return str(member)
    if not isinstance(member, str):
        raise Rejected(f'has {json.dumps(member, ensure_ascii=False)[:60]} as its "{name}" instead of text')
    return member if name == "text" else " ".join(member.split())


def _composed(words: dict[str, str]) -> str:
    """The text under its headline and standfirst, which it may begin with already."""
    text = words["text"].strip()
    parts = [words.get("headline", ""), words.get("standfirst", "")]
    head = {" ".join(line.split()).casefold() for line in text[:_HEAD].split("\n")}
    return "\n\n".join([*(part for part in parts if part and part.casefold() not in head), text])


def _midnight(day: str) -> datetime.datetime | None:
    return datetime.datetime.combine(parse_day(day), datetime.time(), datetime.UTC) if day else None


def _told_of(unknown: list[str]) -> str:
    """Which names were not understood, a slip in one of which would lose what was meant."""
    shown = ", ".join(f"“{name[:40]}”" for name in unknown[:_MOST_UNKNOWN])
    more = f" and {len(unknown) - _MOST_UNKNOWN} more" if len(unknown) > _MOST_UNKNOWN else ""
    return f"Not read, for the name is not known: {shown}{more}. Known are {', '.join(NAMES)}."
