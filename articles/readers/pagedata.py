"""What a web page says of its article for programs: JSON-LD, and the metas of its head."""

import datetime
import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nh3

_ARTICLES = frozenset(("BlogPosting", "LiveBlogPosting", "Report"))
_MOST_SCRIPTS = 50
_DEEPEST = 12
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class PageData:
    """What was found; each is empty where the page does not say it. Nothing is concluded from anything else."""

    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    body: str = ""


def read_json_ld(scripts: Sequence[str]) -> PageData:
    """What the page's JSON-LD says of its article: the first `NewsArticle` or kin of it in any of its scripts."""
    found = [node for script in scripts[:_MOST_SCRIPTS] for node in _nodes(_parsed(script), _DEEPEST)]
    articles = [node for node in found if _is_article(node)]
    if not articles:
        return PageData()
    article = articles[0]
    names = {node["@id"]: node for node in found if isinstance(node.get("@id"), str)}
    return PageData(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        standfirst=_text(article.get("description")) or _text(article.get("alternativeHeadline")),
        byline=_names(article.get("author"), names),
        published=_text(article.get("datePublished")),
        updated=_text(article.get("dateModified")),
        outlet=_names(article.get("publisher"), names),
        url=_address(article.get("url")) or _address(article.get("mainEntityOfPage")),
        language=_text(article.get("inLanguage")),
        body=_body(article.get("articleBody")),
    )


def moment(words: str) -> datetime.datetime | None:
    """A moment as programs write it; None where it is none, or a day without a time. One without a zone is in UTC."""
    words = words.strip()
    if len(words) <= len("2024-03-08"):
        return None
    try:
        found = datetime.datetime.fromisoformat(words)
        return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def plain(words: str) -> str:
    """Words on one line, without the markup that some systems put into what should hold none."""
    if "<" in words:
        words = nh3.clean(words, tags=set())
    return " ".join(html.unescape(words).split())


def _parsed(script: str) -> Any:
    """The script's JSON; a page whose JSON is broken still has its text, so nothing is said of it."""
    try:
        return json.loads(script.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a script in their order: alone, in lists, in an `@graph`, or the entity of a page."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _nodes(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "publisher", "author") if depth else ():
            yield from _nodes(value.get(name), depth - 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and (kind in _ARTICLES or kind.endswith("Article") or "News" in kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((item for item in value if item), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return plain(value) if isinstance(value, str) else ""


def _names(value: Any, names: Mapping[str, Any]) -> str:
    """One name or several; an object may only point at the one that has the name."""
    found: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
        if isinstance(item, dict) and not item.get("name") and isinstance(item.get("@id"), str):
            item = names.get(item["@id"], item)
        name = _text(item)
        if name and "://" not in name and name not in found:
            found.append(name)
    return " and ".join([*filter(None, [", ".join(found[:-1])]), *found[-1:]])


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) else ""


def _body(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
