"""Claims, periods and findings in a sub-editor's words. Plain functions; templates reach them through filters."""

import calendar
import datetime
import re
import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.amounts import CURRENCIES, NO_BREAK, amount, is_repeating, number, percent
from claims.values import Basis, Comparator, Kind, Precision, Relation

if TYPE_CHECKING:
    from articles.models import Article
    from claims.models import Claim, Finding

# Shares that English names; compared after rounding to a tenth, since a third has no exact decimal.
FRACTIONS = {
    Decimal("50.0"): "half", Decimal("33.3"): "a third", Decimal("66.7"): "two-thirds", Decimal("25.0"): "a quarter",
    Decimal("75.0"): "three-quarters", Decimal("20.0"): "a fifth", Decimal("40.0"): "two-fifths",
    Decimal("60.0"): "three-fifths", Decimal("80.0"): "four-fifths", Decimal("16.7"): "a sixth",
    Decimal("14.3"): "one in seven", Decimal("12.5"): "an eighth", Decimal("11.1"): "one in nine",
    Decimal("10.0"): "a tenth", Decimal("90.0"): "nine-tenths",
}  # fmt: skip
BEFORE = {
    Comparator.MORE: "more than", Comparator.AT_LEAST: "at least", Comparator.LESS: "less than",
    Comparator.AT_MOST: "up to", Comparator.ABOUT: "about",
}  # fmt: skip
_PARTS = {
    "early": "early ", "beginning": "early ", "start": "early ", "mid": "mid-", "middle": "mid-",
    "late": "late ", "end": "late ",
}  # fmt: skip
_PART_OF_MONTH = re.compile(rf"\b({'|'.join(sorted(_PARTS, key=len, reverse=True))})\b")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}

# Word, shape: what a reader sees of a relation before anyone has ruled on it.
RELATIONS: dict[str, tuple[str, str]] = {
    Relation.CONTRADICTS: ("disagree", "◆"),
    "possible": ("may disagree", "◇"),
    Relation.CANNOT_COMPARE: ("not comparable", "▭"),
    Relation.UPDATES: ("newer figure", "→"),
    Relation.DIFFERS_IN_SCOPE: ("not the same thing", "▭"),
    Relation.CORROBORATES: ("agree", "●"),
    Relation.COMPATIBLE: ("fit together", "●"),
    Relation.QUOTE_VARIES: ("wording varies", "≈"),
    Relation.HEDGE_VARIES: ("hedge varies", "≈"),
    Relation.IMPOSSIBLE_DATE: ("impossible date", "!"),
    Relation.ARITHMETIC: ("check the sum", "!"),
}


def reading(claim: "Claim") -> str:
    """What a claim says, as we read it: “more than 50”, “30 to 50”, “a third (≈ 33 %)”, “£10 million”."""
    if claim.kind != Kind.FIGURE:
        return _reading_of_words(claim)
    named = _fraction(claim)
    if named is not None:
        return named
    return _bounded(claim)


def short_reading(claim: "Claim") -> str:
    """The reading where room is scarce, as beside a mark of a chart."""
    text = reading(claim)
    if claim.kind == Kind.FIGURE:
        text = text.partition(" (")[0]
    return text if len(text) <= 32 else f"{text[:31].rstrip()}…"


def _reading_of_words(claim: "Claim") -> str:
    if claim.kind == Kind.QUOTE:
        return f"“{(claim.words or claim.surface).strip('“”‘’')}”"
    if claim.kind == Kind.RATING:
        return claim.words or claim.surface
    return claim.what or claim.surface


def _bounded(claim: "Claim") -> str:
    value, low, high, unit = claim.value, claim.low, claim.high, claim.unit
    if claim.comparator == Comparator.RANGE and low is not None and high is not None:
        return _from_to(low, high, unit, approximate=claim.approximate)
    if value is None:
        return _loose(low, high, unit)
    before = BEFORE.get(Comparator(claim.comparator)) if claim.comparator else None
    if before == "less than" and unit in ("", "count"):
        before = "fewer than"
    if before == "about" and high is not None and high == value:
        before = "nearly"
    if before is None and claim.approximate:
        before = "about"
    shown = amount(value, unit)
    if before is None and is_repeating(value):
        return f"≈{NO_BREAK}{shown}"
    return f"{before} {shown}" if before else shown


def _loose(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Vague words have no number of their own: only how far they can be stretched."""
    if low is not None and high is not None:
        return _from_to(low, high, unit, approximate=True)
    if low is not None:
        return f"{amount(low, unit)} or more"
    return f"{amount(high, unit)} or less" if high is not None else "no number"


def _from_to(low: Decimal, high: Decimal, unit: str, *, approximate: bool) -> str:
    first, last = amount(low, unit), amount(high, unit)
    if unit not in CURRENCIES:
        first = number(low) if unit != "percent" else percent(low)
    return f"{'about ' if approximate else ''}{first} to {last}"


def _fraction(claim: "Claim") -> str | None:
    """A share that the article gives in words stays in words, with the percentage after it."""
    if claim.unit != "percent" or any(sign.isdigit() for sign in claim.surface):
        return None
    stated = claim.value if claim.value is not None else claim.low
    if stated is None or claim.comparator == Comparator.RANGE:
        return None
    if not any(word in claim.surface.lower() for word in ("percent", "per cent", "%")):
        name = FRACTIONS.get(stated.quantize(Decimal("0.1")))
        if name:
            about = f"≈{NO_BREAK}" if is_repeating(stated) else ""
            before = _bounded(claim).removesuffix(amount(stated, "percent")).removeprefix(f"≈{NO_BREAK}")
            if claim.value is None:
                before = "more than "
            return f"{before}{name} ({about}{amount(stated, 'percent')})"
    return None


# Time


def day(date: datetime.date) -> str:
    """15 May 2019."""
    return f"{date.day} {date:%B} {date.year}"


def period_words(claim: "Claim") -> str:
    """The period a claim speaks of: “summer 2018 (June–August)”, “May 2019”, “since 2016”."""
    start, end = claim.period_start, claim.period_end
    if start is None and end is None:
        return f"“{claim.period_words}”" if claim.period_words else "no time given"
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}" if end else ""
    part = _PART_OF_MONTH.search(claim.period_words.lower())
    if part and start != end and (start.year, start.month) == (end.year, end.month) and not _whole_months(start, end):
        # The article names no days: those that we reckon with stand behind its words.
        return f"{_PARTS[part[0]]}{start:%B %Y} ({start.day}–{end.day})"
    return _interval_words(start, end, claim.period_precision)


def _interval_words(start: datetime.date, end: datetime.date, precision: str) -> str:
    if start == end:
        return day(start)
    if precision == Precision.WEEK and (end - start).days == 6:
        return f"week of {day(start)}"
    if _whole_months(start, end):
        return _months_words(start, end, precision)
    if start.year == end.year:
        first = f"{start.day}" if start.month == end.month else f"{start.day} {start:%B}"
        return f"{first}–{day(end)}" if start.month == end.month else f"{first} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def _months_words(start: datetime.date, end: datetime.date, precision: str) -> str:
    same_year = start.year == end.year
    if same_year and start.month == end.month:
        return f"{start:%B} {start.year}"
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if same_year else f"{start.year} to {end.year}"
    months = f"{start:%B}–{end:%B}"
    if precision == Precision.SEASON and start.month in SEASONS:
        year = f"{start.year}" if same_year else f"{start.year}–{end:%y}"
        return f"{SEASONS[start.month]} {year} ({months})"
    if precision == Precision.QUARTER and start.month in QUARTERS and same_year:
        return f"{QUARTERS[start.month]} quarter of {start.year} ({months})"
    return f"{start:%B} to {end:%B} {end.year}" if same_year else f"{start:%B} {start.year} to {end:%B} {end.year}"


def _whole_months(start: datetime.date, end: datetime.date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def period_exact(claim: "Claim") -> str:
    """The same period in full dates, for a title."""
    start, end = claim.period_start, claim.period_end
    if start is None and end is None:
        return "no exact dates"
    if start == end and start is not None:
        return day(start)
    return f"{day(start) if start else 'open'} to {day(end) if end else 'open'}"


def basis_words(claim: "Claim") -> str:
    """Where the period comes from: “stated”, “from “last summer”, printed 15 May 2019”, “inferred”."""
    words = short_basis(claim)
    relative = words and claim.period_basis == Basis.RELATIVE
    return f"{words}, printed {printed(claim.revision.article)}" if relative else words


def short_basis(claim: "Claim") -> str:
    """The same where the day of printing stands beside it."""
    if not claim.period_basis or (claim.period_start is None and claim.period_end is None):
        return ""
    if claim.period_basis != Basis.RELATIVE:
        return str(claim.period_basis)
    return f"from “{claim.period_words}”" if claim.period_words else "relative"


def printed(article: "Article") -> str:
    """The day an article was printed: “15 May 2019”, “week of 17 June 2019, inferred”, “day not known”."""
    if article.published_from is None or article.published_to is None:
        return "day not known"
    precision = Precision.WEEK if (article.published_to - article.published_from).days == 6 else Precision.RANGE
    words = _interval_words(article.published_from, article.published_to, precision)
    return f"{words}, inferred" if article.published_basis == "inferred" else words


def who_says(claim: "Claim") -> str:
    """Whom the article names for it, or that it speaks for itself."""
    return claim.attribution or "the article itself"


def said_of(claim: "Claim") -> str:
    """What a saying is about; who says it stands beside it: “said of the service”."""
    _, _, about = claim.what.partition(" said of ")
    return f"said of {about}" if about else "said"


def credit(article: "Article") -> str:
    """Who printed it: outlet and byline, whichever are known."""
    return " · ".join(part for part in (article.outlet.name if article.outlet else "", article.byline) if part)


def citation(claim: "Claim", address: str) -> str:
    """The sentence as others may quote it: “sentence” — who printed it, when, and the claim's address."""
    article = claim.revision.article
    source = credit(article) or f"“{article.headline}”"
    return f"“{' '.join(claim.sentence.split())}” — {source}, {printed(article)}, {address}"


def spoken(claim: "Claim") -> str:
    """A claim as a screen reader says it: what, of what, when, who printed it when."""
    subject = claim.measure.name if claim.measure else claim.counted
    about = f"{claim.surface}: {subject}" if claim.kind == Kind.FIGURE and subject else reading(claim)
    article = claim.revision.article
    source = credit(article) or article.headline
    return f"{about}; {period_words(claim)}; {source}, printed {printed(article)}"


# Findings


def relation_key(finding: "Finding") -> str:
    """The relation's key for words, shapes and classes; a clash that may be one has a key of its own."""
    if finding.relation == Relation.CANNOT_COMPARE and finding.possible:
        return "possible"
    return str(finding.relation)


def relation_word(finding: "Finding") -> str:
    """The relation in a word or two; only an editor's verdict makes it a contradiction."""
    if finding.verdict == "contradiction":
        return verdict_words(finding.verdict, finding.relation).removeprefix("a ")
    if finding.verdict == "not_contradiction" and relation_key(finding) in (Relation.CONTRADICTS, "possible"):
        return "settled"
    return RELATIONS[relation_key(finding)][0]


def spoken_finding(finding: "Finding") -> str:
    """A finding as a screen reader says it before its page is opened: the word, and how its explanation begins."""
    return f"{relation_word(finding)}: {textwrap.shorten(finding.explanation, 140, placeholder='…')}"


def relation_shape(finding: "Finding") -> str:
    """The relation's sign: ◆ ◇ → ▭ ● ≈ !"""
    return RELATIONS[relation_key(finding)][1]


def verdict_words(verdict: str, relation: str) -> str:
    """An editor's ruling in words that fit the finding: one article's slip contradicts nobody."""
    alone = relation in (Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC)
    return {
        "contradiction": "a mistake" if alone else "contradiction",
        "not_contradiction": "no mistake" if alone else "not a contradiction",
        "needs_reporting": "needs reporting",
    }.get(verdict, "")
