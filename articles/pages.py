"""A page to all that is read from it, before anything is stored."""

import datetime
import hashlib
from dataclasses import dataclass, replace

from articles.characters import tidy
from articles.cleaning import Cleaned, Dropped, clean
from articles.dateline import infer_published
from articles.languages import guess_language, language_code
from articles.published import Published, long_day
from articles.readers import RawArticle
from articles.readers.index import parse_address
from articles.readers.sound import sound
from articles.rejects import Rejected

# The parser's own limit; it needs about a gigabyte of memory for a text so long.
LONGEST_TEXT = 1_000_000
_LONGEST_STANDFIRST = 1_000
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read from a page before anything is stored; `published` is None where no day is known."""

    raw: RawArticle
    cleaned: Cleaned
    headline: str
    byline: str
    published: Published | None
    original_sha256: str
    text_sha256: str
    standfirst: str = ""
    language: str = ""
    language_is_stated: bool = False
    page_starts: tuple[int, ...] = ()

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out of the page, by its reader and then by cleaning."""
        return self.raw.dropped + self.cleaned.dropped


def read_page(raw: RawArticle) -> Reading:
    """The page as an article, or `Rejected`; touches no database."""
    raw = sound(raw)
    original_sha256 = hashlib.sha256(raw.file.data).hexdigest() if raw.file else _sha256(raw.original or raw.text)
    if not raw.text.strip():
        raise Rejected("is empty")
    cleaned = _without_day_to_come(clean(raw.text))
    if not any(character.isalnum() for character in cleaned.text):
        raise Rejected("holds nothing but page furniture: no headline and no sentence")
    if len(cleaned.text) > LONGEST_TEXT:
        raise Rejected(f"is too long to be read: {len(cleaned.text):,} characters; at most {LONGEST_TEXT:,} are")
    if raw.url:
        parse_address(raw.url)
    if raw.published and raw.published > datetime.date.today():
        raise Rejected(f"is given as published on {long_day(raw.published)}, which has not come yet")
    raw = replace(raw, headline=_tidied(raw.headline), byline=_tidied(raw.byline), outlet=_tidied(raw.outlet))
    raw = replace(raw, standfirst=_tidied(raw.standfirst))
    language = language_code(raw.language)
    headline = " ".join((raw.headline or cleaned.headline or cleaned.text).split())
    return Reading(
        raw,
        cleaned,
        _shortened(headline, 500 if raw.headline or cleaned.headline else 120),
        _shortened((cleaned.dateline.byline if raw.byline is None else raw.byline) or "", _LONGEST_BYLINE),
        _published(raw, cleaned),
        original_sha256,
        _sha256(cleaned.text),
        standfirst=_shortened(cleaned.standfirst if raw.standfirst is None else raw.standfirst, _LONGEST_STANDFIRST),
        language=language or guess_language(cleaned.text) or "",
        language_is_stated=language is not None,
        page_starts=_page_starts(raw, cleaned),
    )


def credited(reading: Reading, *, outlet: str | None, published: datetime.date | None, byline: str | None) -> Reading:
    """The page with the word of its giver for where, when and by whom it was printed; None leaves what it says."""
    raw = replace(
        reading.raw,
        outlet=reading.raw.outlet if outlet is None else _tidied(outlet),
        published=published or reading.raw.published,
        byline=reading.raw.byline if byline is None else _tidied(byline),
    )
    return replace(
        reading,
        raw=raw,
        byline=reading.byline if byline is None else _shortened(raw.byline or "", _LONGEST_BYLINE),
        published=_published(raw, reading.cleaned),
    )


def _page_starts(raw: RawArticle, cleaned: Cleaned) -> tuple[int, ...]:
    """Where the pages of a paged document begin in the text that cleaning left of it."""
    return tuple(_place(raw.text[:start], cleaned) for start in raw.page_starts)


def _place(before: str, cleaned: Cleaned) -> int:
    """Where in the cleaned text stands what followed these words of the page; the next line where its own is gone."""
    *lines, last = tidy(before).split("\n")
    number = len(lines)
    for line, start in cleaned.places:
        if line == number:
            place = start + len(last) + (1 if before[-1:].isspace() and last else 0)
            return min(place, len(cleaned.text))  # of a line that repeats itself less may be left
        if line > number:
            return start
    return len(cleaned.text)


def _without_day_to_come(cleaned: Cleaned) -> Cleaned:
    """A page cannot have been printed on a day that has come nowhere yet: the date was misprinted or misread."""
    stated = cleaned.dateline.published
    if stated is None or stated.start <= datetime.date.today() + datetime.timedelta(days=1):
        return cleaned
    note = f"the page says {long_day(stated.start)}, which has not come yet"
    return replace(cleaned, dateline=replace(cleaned.dateline, published=None, note=note))


def _published(raw: RawArticle, cleaned: Cleaned) -> Published | None:
    """The giver's word, else the page's, else what its words allow to conclude."""
    on_page = cleaned.dateline.published
    if raw.published:
        same = on_page is not None and on_page.start == raw.published
        time = on_page.time if same and on_page else None
        return Published(raw.published, raw.published, time, "stated", "Given when the article was loaded.")
    return on_page or infer_published(cleaned.text, not_after=datetime.date.today())


def _tidied(words: str | None) -> str | None:
    """A giver's words on one line, without characters that nobody sees; None stays None."""
    return None if words is None else " ".join(tidy(words).split())


def _shortened(text: str, length: int) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
