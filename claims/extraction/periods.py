"""Dates and other words of time, resolved against the day of publication.

`find_periods` finds every form of `patterns/periods.py`, keeps the longest of those that overlap and those that
the words around confirm, and asks `resolving` for the days. `period_of` (from `governing`) says which of them a claim
speaks of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.extraction.agos import find_agos
from claims.extraction.gates import Gate
from claims.extraction.governing import period_of
from claims.extraction.moments import Moment, PeriodMention
from claims.extraction.patterns import periods as patterns
from claims.extraction.reading import clause_tense, places_of, span_at, tense_of, up
from claims.extraction.relative import beside, earlier
from claims.extraction.resolving import resolve
from claims.values import Basis, Period, Precision

__all__ = ["PeriodMention", "find_agos", "find_periods", "period_of"]

_FORMS = tuple((name, Gate(form)) for name, form in patterns.FORMS)
_COMPARED = re.compile(r"\b(?:than|compared with|compared to|against|versus)(?: in| on| at)? \Z")
_YEARLY = frozenset(form for name, form in patterns.FORMS if name in ("unit", "beside", "year"))
_FOUR_DIGITS = re.compile(r"(?<![\d.,£$€#])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_NEAR = 160
_RECORD_REACH = 8
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_WORD_BEFORE = re.compile(r"([^\s]{1,20})\s{1,3}\Z")
_WORD_AFTER = re.compile(r"\s{1,3}([^\s.,;:]{1,20})")


def find_periods(doc: Doc, published: Period | None) -> list[PeriodMention]:
    """All words of time of a text, in order, without overlap."""
    places = places_of(doc)
    matches = [
        (name, match) for name, form in _FORMS for match in form.finditer(places) if _is_confirmed(name, match, doc)
    ]
    newest = _newest_year(doc.text)
    mentions: list[PeriodMention] = []
    anchor: PeriodMention | None = None
    for name, match in _longest(matches, len(doc.text)):
        mention = _mention(name, match, doc, Moment(published, newest_year=newest), anchor)
        if mention is None:
            continue
        mentions.append(mention)
        if mention.period and mention.period.start and mention.role == "at":
            anchor = mention
    return mentions


def _longest(matches: Sequence[tuple[str, re.Match[str]]], length: int) -> list[tuple[str, re.Match[str]]]:
    """Of matches that overlap the longest, so that "Monday 3 June" beats "Monday"; in order of place."""
    taken = bytearray(length)
    kept = []
    for name, match in sorted(matches, key=lambda m: (m[1].start() - m[1].end(), m[1].start())):
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((name, match))
    return sorted(kept, key=lambda m: m[1].start())


def _mention(
    name: str, match: re.Match[str], doc: Doc, moment: Moment, before: PeriodMention | None
) -> PeriodMention | None:
    start, end = match.start(), match.start() + len(match.group().rstrip(" \t\u00a0"))
    if name == "clock":
        return PeriodMention(start, end, None, is_clock=True)
    moment = replace(moment, ahead=_looks_ahead(doc, start, end), hint=_hint(match))
    period = resolve(name, match, moment)
    if name == "beside" and before is not None and before.period is not None:
        period = beside(match["unit"], match["which"], before.period) or period
    if name == "earlier":
        period = earlier(match["unit"] or match["next"], before.period) if before and before.period else None
    if name == "same":
        period = _same_time(doc.text, start, before)
    if period is None:
        return None
    period = replace(period, words=doc.text[start:end])
    role = name if name in ("now", "vague", "same", "earlier") else "compared" if _is_compared(match) else _role(match)
    if role == "since" and _is_of_record(doc, start):
        role = "compared"
    return PeriodMention(start, end, _bounded(period, role), role=role)


def _same_time(text: str, place: int, before: PeriodMention | None) -> Period | None:
    """The time that the same sentence has named just before."""
    if before is None or before.period is None or place - before.end > _NEAR:
        return None
    if _SENTENCE_END.search(text, before.end, place):
        return None
    return replace(before.period, basis=Basis.RELATIVE, conflict=None)


def _role(match: re.Match[str]) -> str:
    """Whether the words before open or close the period ("since", "until")."""
    words = (_before(match), match.group().split(maxsplit=1)[0].lower())
    for word in words:
        if word in patterns.OPENING:
            return "since"
        if word in patterns.CLOSING | patterns.BEFORE:
            return "until"
    return "at"


def _is_compared(match: re.Match[str]) -> bool:
    """ "up 5 per cent on last year", "more than in 2019": the claim is not of that time."""
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    return bool(_COMPARED.search(before)) or (before.endswith(" on ") and match.re.pattern in _YEARLY)


def _is_of_record(doc: Doc, start: int) -> bool:
    """ "The widest since 1992", "the first since May": the words say what a record is held against."""
    span = span_at(doc, start, start + 1)
    if span is None:
        return False
    for token in reversed(doc[max(0, span.start - _RECORD_REACH) : span.start]):
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return False
        if token.tag_ in ("JJS", "RBS") or token.lower_ in patterns.RECORDS:
            return True
    return False


def _bounded(period: Period, role: str) -> Period:
    if role == "since" and period.start:
        return replace(period, end=None, precision=Precision.RANGE)
    if role == "until" and period.end:
        return replace(period, start=None, precision=Precision.RANGE)
    return period


def _before(match: re.Match[str]) -> str:
    found = _WORD_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    return found.group(1).lower() if found else ""


def _after(match: re.Match[str]) -> str:
    found = _WORD_AFTER.match(match.string[match.end() : match.end() + 24])
    return found.group(1).lower() if found else ""


def _hint(match: re.Match[str]) -> str:
    near = {*match.string[max(0, match.start() - 30) : match.start()].lower().split(), _after(match)}
    if near & patterns.ACADEMIC:
        return "academic"
    return "sporting" if near & patterns.SPORTING else ""


def _newest_year(text: str) -> int | None:
    return max((int(found) for found in _FOUR_DIGITS.findall(text)), default=None)


# Which way the words look ------------------------------------------------------------------------------------------


def _looks_ahead(doc: Doc, start: int, end: int) -> bool:
    """Whether the clause speaks of what is still to come, which decides a bare month or weekday."""
    span = span_at(doc, start, end)
    if span is None:
        return False
    for token in up(span.root):
        if token.lower_ in patterns.AHEAD:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return _verb_looks_ahead(token)
    return span.start > 0 and doc[span.start - 1].lower_ in patterns.AHEAD


def _verb_looks_ahead(verb: Token) -> bool:
    if any(t.lower_ in patterns.AHEAD and t.dep_ in ("acomp", "attr", "oprd") for t in verb.children):
        return True
    aux = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if any(t.tag_ == "MD" and t.lower_ in patterns.MODALS_AHEAD for t in aux):
        # "should have been finished in May" looks back
        return not any(t.lower_ in ("have", "'ve", "’ve") for t in aux)
    if any(t.tag_ == "TO" for t in aux):
        above = verb.head
        return above.i == verb.i or above.lower_ in patterns.AHEAD or tense_of(above) != "past"
    if verb.tag_ == "VBG" and any(t.tag_ in ("VBZ", "VBP") for t in aux):
        return True
    if tense_of(verb) == "" and verb.head is not verb:
        return clause_tense(verb.head) == "ahead"
    return False


# Whether the words around confirm a form ---------------------------------------------------------------------------


def _is_confirmed(name: str, match: re.Match[str], doc: Doc) -> bool:
    if name in ("year", "years", "fiscal"):
        return _is_year(name, match, doc)
    if name in ("date", "days"):
        return not _day_counts_something(match, doc)
    if name == "month":
        return _is_month(match)
    if name == "weekday":
        return _is_weekday(match)
    if name == "year_to":
        return bool(match.groupdict().get("year")) or _before(match) in patterns.TIME_PREPOSITIONS
    return True


def _is_month(match: re.Match[str]) -> bool:
    """A bare "May" or "April" needs a word of time before it; any month that is part of a longer name is none."""
    if match.group().strip(". ").lower() not in patterns.DOUBTFUL_MONTHS:
        return True
    return _before(match) in patterns.TIME_PREPOSITIONS and not _after(match)[:1].isupper()


def _is_weekday(match: re.Match[str]) -> bool:
    bare = match.group() in patterns.WEEKDAY_NAMES
    if bare and _before(match) in patterns.NOT_WEEKDAY_BEFORE:
        return False
    after = _WORD_AFTER.match(match.string[match.end() : match.end() + 24])
    return not (after and after.group(1)[:1].isupper() and after.group(1).lower() in patterns.NOT_WEEKDAY_AFTER)


def _day_counts_something(match: re.Match[str], doc: Doc) -> bool:
    """ "in May 20 people died": the number belongs to the people."""
    day = doc.char_span(match.start("day"), match.end("day"), alignment_mode="expand")
    if day is None or match.groupdict().get("year"):
        return False
    token = day.root
    after = doc[day.end] if day.end < len(doc) else token
    if after.tag_ == "NNS" and _before(match) in ("in", "since", "during", "by"):
        return True
    head = token.head
    return token.dep_ == "nummod" and head.i > token.i and head.pos_ == "NOUN" and head.i - token.i <= 3


def _is_year(name: str, match: re.Match[str], doc: Doc) -> bool:
    """Four digits are a year where a word of time stands before them and they count nothing."""
    if name == "years" and match.group()[0].isalpha():
        return True
    if name == "fiscal" and "/" in match.group():
        return True
    if name == "year" and not match.group()[0].isdigit():
        return True
    token = span_at(doc, match.start("year"), match.end("year"))
    if token is None:
        return False
    before, root = _before(match) or match.string[max(0, match.start() - 1) : match.start()], token.root
    counts = root.dep_ == "nummod" and root.head.i > root.i and root.head.tag_ in ("NNS", "NNPS")
    if before in patterns.ANCHORS_BEFORE_YEAR or before.endswith(("'s", "’s")):
        return not counts or root.ent_type_ == "DATE"
    if counts:
        return False
    return before in patterns.YEAR_PREPOSITIONS or root.ent_type_ == "DATE" or before == "("
