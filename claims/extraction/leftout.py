"""Decides which numerals are no figures, and says why in a reader's words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from spacy.tokens import Token

from claims.extraction.gates import Gate, Places
from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.names import part_of_name
from claims.extraction.numerals import Sort
from claims.extraction.patterns import leftout as patterns
from claims.extraction.patterns.units import TIME_UNITS
from claims.extraction.written import RANKED
from claims.values import LeftOut

_MASK = Gate(patterns.MASK)
_EVERY = re.compile(r"(?<![^\W_])(?:one|once|\d+|two|three) (?:in )?every $", re.IGNORECASE)
_AGO = re.compile(r"\s(?:ago|earlier|before|previously)(?![^\W_])", re.IGNORECASE)
_NUMBER_OF = re.compile(r" of (?:about |around |just |only |nearly |almost |more than |some )?[\d£$€]")
_BASE = re.compile(r"(?<![^\W_])(?:per|for every) $", re.IGNORECASE)
# Six decimal places are kept of a number.
FINEST = Decimal("0.000001")
ONE_OF = re.compile(
    r" of (?:the|its|their|his|her|our|my|your|these|those|many|several|only)\b|[’']s\b|s\b", re.IGNORECASE
)


def find_masks(places: Places) -> list[LeftOut]:
    """Dates, clock times, telephone numbers, sections and the like, found before any number is read."""
    text = places.text
    found: list[LeftOut] = []
    for match in _MASK.finditer(places):
        name = match.lastgroup or ""
        start, end = match.span()
        if name == "draw" and not _is_score(match[0]):
            continue
        while start < end and text[start].isspace():
            start += 1
        found.append(LeftOut(start, end, text[start:end], patterns.REASONS[name]))
    return found


def _is_score(words: str) -> bool:
    """ "2-2" and "4-0" are scores; "30-50" is a range."""
    first, second = re.split("[-–]", words)
    return int(first) >= int(second)


class Masks:
    """Spans in which no figure stands, by offset."""

    def __init__(self, spans: Sequence[LeftOut]) -> None:
        self.spans = sorted(spans, key=lambda span: span.start)
        self.starts = [span.start for span in self.spans]

    def over(self, start: int, end: int) -> LeftOut | None:
        """The mask that overlaps these offsets, or None."""
        index = bisect_right(self.starts, max(start, end - 1)) - 1
        if index >= 0 and self.spans[index].end > start:
            return self.spans[index]
        return None


def reason(mention: Mention, reading: Reading) -> str | None:
    """Why a mention is no figure, or None where it is one."""
    if mention.is_age:
        return None
    return (
        _by_sort(mention, reading)
        or _how_often(mention, reading)
        or _by_words(mention, reading)
        or part_of_name(mention, reading)
    )


def _is_level(noun: Token) -> bool:
    """Whether a noun only says how high something stood in a year: "higher than 2011 levels"."""
    return noun.lemma_.lower() in ("level", "figure", "price", "rate", "number", "total", "result")


def _by_sort(mention: Mention, reading: Reading) -> str | None:
    value = mention.quantity.value
    if value is not None and 0 < abs(value) < FINEST:
        return "too small a number to be an amount in the news"
    match mention.sort:
        case Sort.ORDINAL:
            return "an ordinal: it says which one, not how many"
        case Sort.UNNUMBERED:
            return "it names no number"
        case Sort.TOO_LARGE:
            return "too large a number to be an amount in the news"
        case Sort.MULTIPLE:
            return _not_a_multiple(mention, reading)
        case Sort.SHARE:
            return _not_a_share(mention, reading)
        case Sort.VAGUE if reading.lower[mention.number_start : mention.number_end] == "scores":
            return None if reading.counts_scores(mention) else "it names no number"
        case Sort.PAIR:
            return (
                None
                if reading.word_before(mention.start) in ("the", "this", "that")
                else "a pair of things that belong together"
            )
        case Sort.MAJORITY if _NUMBER_OF.match(reading.text, mention.end):
            return "the margin of a vote, told by the number behind it"
    return None


def _not_a_multiple(mention: Mention, reading: Reading) -> str | None:
    word = reading.lower[mention.number_start : mention.number_end]
    if word in ("double", "triple", "treble", "quadruple", "twofold", "doubles", "triples"):
        after = reading.lower[mention.end : mention.end + 5]
        return None if after.startswith((" the ", " that", " its", " what")) else "a fixed phrase, not an amount"
    return None


def _not_a_share(mention: Mention, reading: Reading) -> str | None:
    """ "A third man" is an ordinal; "a quarter" of a year or on a clock is no share."""
    if mention.unit:
        return None
    words = reading.lower[mention.number_start : mention.number_end]
    if (
        words.endswith(("third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
        and words.startswith("a ")
        and not reading.lower.startswith(" of ", mention.end)
    ):
        noun = reading.counted_head(mention)
        if noun is not None and noun.tag_ in ("NN", "NNP") and noun.idx >= mention.end:
            return "an ordinal: it says which one, not how many"
    if words == "half" and reading.lower[mention.end : mention.end + 1] == "-":
        return "a fixed phrase, not an amount"
    return None


def _by_words(mention: Mention, reading: Reading) -> str | None:
    numeral = mention.numerals[0]
    if mention.sort is not Sort.NUMBER:
        return None
    if _is_year(mention, reading):
        return "a year"
    words = reading.lower[mention.number_start : mention.number_end]
    if RANKED.search(reading.text, max(0, mention.start - 24), mention.start) and not mention.has_unit:
        return "a rank: it says which one, not how many"
    if reading.lower[numeral.start : numeral.end] in ("a", "an") and not mention.hedge:
        return "it names no number"
    if words == "zero" and not mention.has_unit and _only_stresses(mention, reading):
        return "“zero” stresses that there is none; it is no count"
    if words == "one" and not mention.has_unit and not mention.hyphened and not _one_counts(mention, reading):
        return "“one” stands for a person or thing here, not for a count"
    if (
        not mention.has_unit
        and reading.word_before(mention.start) in patterns.PLACES
        and reading.counted_head(mention) is None
    ):
        return "places in a table, not an amount"
    if _BASE.search(reading.text, max(0, mention.start - 12), mention.start) and not mention.has_unit:
        return "the base of a rate, kept with it as its denominator"
    if mention.hyphened and not mention.has_unit:
        joined = reading.word_after(numeral.end + 1)
        if joined in patterns.STRUCTURE:
            return "part of a compound word, not an amount"
    return None


def _one_counts(mention: Mention, reading: Reading) -> bool:
    """ "One" counts where it is hedged or set beside another number: "only one", "two dead and one injured"."""
    if ONE_OF.match(reading.text, mention.end):
        return False
    if mention.hedge or _is_listed(mention, reading):
        return True
    return bool(patterns.ONE_COUNTS.search(reading.text, max(0, mention.start - 12), mention.start))


def _is_listed(mention: Mention, reading: Reading) -> bool:
    """Whether "one" stands in a list with another number: "with 12 sailors ill and one cook dead"."""
    noun = reading.counted_head(mention)
    if noun is None:
        return False
    if patterns.NUMBER_AND.search(reading.text, max(0, mention.start - 60), mention.start):
        return True
    beside = [noun.head] if noun.dep_ == "conj" else []
    beside += [child for child in noun.rights if child.dep_ == "conj"]
    return any(child.dep_ == "nummod" for other in beside for child in other.lefts)


def _only_stresses(mention: Mention, reading: Reading) -> bool:
    """ "Zero impact on bills": nothing that could be counted stands behind it."""
    noun = reading.counted_head(mention)
    return noun is not None and noun.tag_ in ("NN", "NNP") and noun.lemma_.lower() not in patterns.MASS


def _is_year(mention: Mention, reading: Reading) -> bool:
    numeral = mention.numerals[0]
    written = reading.text[numeral.start : numeral.end]
    if len(mention.numerals) > 1 or not (len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2100):
        return False
    if mention.unit is not None:
        return False
    head = reading.counted_head(mention)
    if mention.hedge:
        compared = mention.hedge.lower().endswith("than") and int(written) >= 1900
        return compared and (head is None or head.tag_ not in ("NNS", "NNPS") or _is_level(head))
    adjacent = head is not None and head.tag_ == "NNS" and not reading.text[mention.end : head.idx].strip()
    if int(written) >= 1900:
        before = reading.token_before(mention.start)
        return not (adjacent and (before is None or before.is_space or before.pos_ in ("VERB", "AUX")))
    return not adjacent and bool(
        patterns.OLD_YEAR_BEFORE.search(reading.text, max(0, mention.start - 14), mention.start)
    )


def _how_often(mention: Mention, reading: Reading) -> str | None:
    """ "One in every three months" says how often, not how long."""
    if mention.quantity.unit in TIME_UNITS and _EVERY.search(reading.text, max(0, mention.start - 24), mention.start):
        return "how often, not how long"
    return None


def dates_the_one_before(mention: Mention, before: Mention | None, reading: Reading) -> str | None:
    """ "Up from 26.9 five years ago": the words of time right behind a bare number say when that one stood."""
    if before is None or before.is_age or before.quantity.unit in TIME_UNITS:
        return None
    if mention.quantity.unit not in TIME_UNITS or reading.text[before.end : mention.start] != " ":
        return None
    return "the time of the figure before it" if _AGO.match(reading.text, mention.end) else None
