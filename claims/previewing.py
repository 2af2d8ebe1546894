"""A page as an admin sees it before it is saved: beside what it came as, what it is a copy of, the claims to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.conf import settings

from articles.characters import tidy
from articles.loading import Known, Reading, draft, known_by, stands_already
from articles.sharing import Likeness, copies_of
from claims.extraction.pipeline import build_nlp, extract
from claims.forms_loading import HeadForm
from claims.languages import not_read
from claims.models import Claim
from claims.recording import load_catalogue
from claims.recording.readings import published_period
from claims.values import Quantity, Statement

# Of a longer text the beginning is enough to see whether it was read as it should be.
_MOST_SHOWN = 50_000


@dataclass(frozen=True)
class Foreseen:
    """A claim that saving will make: as a claim, so that it is worded like one, but unsaved."""

    claim: Claim
    before: str
    after: str
    measure: str


@dataclass(frozen=True)
class Leaf:
    """A stretch of the page as it came, and what is kept of it: a page of a PDF with its number, else the whole."""

    number: int | None
    came: str
    kept: list[str]


@dataclass(frozen=True)
class Page:
    """One page of a preview. `known` is the article that it is, or will be a new version of.

    `unread` says why no claims will be read in it; empty where they will. `hidden` says how many characters are not
    shown, where some are not.
    """

    name: str
    reading: Reading
    form: HeadForm
    leaves: list[Leaf]
    hidden: str
    dropped: list[tuple[str, str, list[str]]]
    claims: list[Foreseen] | None
    known: Known | None
    adds_nothing: bool
    copies: list[Likeness]
    unread: str


def page_of(name: str, reading: Reading, head: HeadForm, *, with_claims: bool) -> Page:
    """All that the preview shows of a page; `with_claims` reads its claims too, which takes its time."""
    known = known_by(reading)
    unread = not_read(draft(reading))
    text = reading.cleaned.text
    hidden = max(len(reading.raw.text), len(text)) - _MOST_SHOWN
    return Page(
        name,
        reading,
        head,
        list(_leaves(reading)),
        f"{hidden:,}" if hidden > 0 else "",
        [
            (step, why, [item.text for item in items])
            for (step, why), items in groupby(reading.dropped, key=lambda item: (item.step, item.why))
        ],
        _foreseen(reading) if with_claims and not unread else None,
        known,
        known is not None and stands_already(article=known.article, reading=reading),
        copies_of(text, headline=reading.headline, besides=known.article if known else None),
        unread,
    )


def _leaves(reading: Reading) -> Iterator[Leaf]:
    """The page and its text side by side, for as much of them as is shown."""
    raw, cleaned = reading.raw.text, reading.cleaned
    paged = len(reading.page_starts) > 1
    begins = zip(reading.raw.page_starts, reading.page_starts, strict=True) if paged else [(0, 0)]
    for number, (one, other) in enumerate(pairwise([*begins, (len(raw), len(cleaned.text))]), 1):
        came = tidy(raw[one[0] : min(other[0], _MOST_SHOWN)]).strip()
        kept = cleaned.text[max(one[1], cleaned.headline_end) : min(other[1], _MOST_SHOWN)]
        if came or kept:
            paragraphs = [paragraph for paragraph in kept.strip().split("\n\n") if paragraph]
            yield Leaf(number if paged else None, came, paragraphs)


def _foreseen(reading: Reading) -> list[Foreseen]:
    """The claims that saving will make, in the order of the text."""
    extraction = extract(
        reading.cleaned.text,
        published=published_period(draft(reading)),
        catalogue=load_catalogue(),
        nlp=build_nlp(settings.FACTDESK_MODEL),
        headline_end=reading.cleaned.headline_end,
    )
    return [_claim(statement) for statement in extraction.statements]


def _claim(statement: Statement) -> Foreseen:
    quantity = statement.quantity or Quantity()
    period = statement.period
    claim = Claim(
        kind=statement.kind,
        surface=statement.surface,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator if statement.quantity else "",
        unit=quantity.unit,
        approximate=quantity.approximate,
        vague=quantity.vague,
        trend=statement.trend or "",
        counted=statement.counted or "",
        what=statement.what or "",
        words=statement.words or "",
        attribution=statement.attribution.source if statement.attribution else "",
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_precision=period.precision if period else "",
        period_basis=period.basis if period else "",
        period_words=period.words if period else "",
    )
    start, end = statement.start - statement.sentence_start, statement.end - statement.sentence_start
    return Foreseen(claim, statement.sentence[:start], statement.sentence[end:], statement.measure or "")
