"""Official gradings: who was given which grade, by whom and when."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from claims.extraction.context import Context
from claims.extraction.gates import Gate
from claims.extraction.moments import PeriodMention
from claims.extraction.patterns import ratings as patterns
from claims.extraction.reading import places_of, sentence_of, span_at
from claims.values import Attribution, Kind, Statement

_WORDS = sorted((grade for grades in patterns.FAMILIES.values() for grade in grades), key=lambda g: (-len(g), g))
_OPEN, _CLOSE = r"(?P<open>[\"“'‘])?", r"[\"”'’]?"
_GRADE = rf"(?P<grade>(?i:{'|'.join(_WORDS)})\b|{patterns.LETTERS}|{patterns.STARS}|(?<=[\"“'‘]){patterns.SCHOOL})"
_GAP = r"(?:[ \u00a0](?!(?:and|but|or|to|than)\b)[\w’'-]{1,24},?){0,6}?"
_QUOTED = rf"{_OPEN}{_GRADE}{_CLOSE}"
_FORMS = (
    Gate(
        rf"(?<![\w-])(?P<verb>{patterns.GRADING}){_GAP}[ \u00a0]"
        rf"(?:as[ \u00a0]|to be[ \u00a0])?(?:an?[ \u00a0])?{_QUOTED}"
    ),
    Gate(rf"\b(?P<verb>{patterns.MOVING}){_GAP}[ \u00a0](?:in)?to[ \u00a0](?:an?[ \u00a0])?{_QUOTED}"),
    Gate(rf"\b(?P<verb>(?:{patterns.BODIES})-rated)[ \u00a0](?:as[ \u00a0])?{_QUOTED}"),
    Gate(
        rf"(?<![\w-])(?P<verb>){_QUOTED}[ \u00a0](?:overall[ \u00a0]|credit[ \u00a0])?"
        r"(?:rating|judge?ment|grading|grade)\b"
    ),
    Gate(rf"\b(?P<verb>rating|judge?ment|grading|grade)[ \u00a0](?:of|to|as)[ \u00a0](?:an?[ \u00a0])?{_QUOTED}"),
    Gate(
        rf"\b(?P<verb>put|placed|was|were|is|are|remains?)[ \u00a0](?:in|into)[ \u00a0]"
        rf"{_OPEN}(?P<grade>special measures){_CLOSE}"
    ),
)
# "… requires improvement in 2021 and good in 2018": a second grade by the same verb.
_AGAIN = re.compile(
    rf"(?P<verb>)[\"”'’]?[ \u00a0](?:in|by)[ \u00a0](?:[A-Z][a-z]{{2,9}}[ \u00a0])?\d{{4}},?[ \u00a0]"
    rf"(?:and|but)[ \u00a0](?:then[ \u00a0])?{_QUOTED}(?=[ \u00a0](?:in|by)[ \u00a0])"
)
_BODY = re.compile(rf"\b(?:{patterns.BODIES})")
_NEAR_AFTER = 60
_FAR_BEFORE = 4000
_LONGEST_SENTENCE = 1000


def find_ratings(doc: Doc, ctx: Context) -> list[Statement]:
    """The official gradings of a parsed text, in order of place; a grade and a year once in a sentence."""
    places: dict[int, re.Match[str]] = {}
    for form in _FORMS:
        for match in form.finditer(places_of(doc)):
            if _is_grading(match, doc):
                places.setdefault(match.start("grade"), match)
    for first in list(places.values()):
        again = _AGAIN.match(doc.text, first.end("grade"))
        while again is not None:
            places.setdefault(again.start("grade"), again)
            again = _AGAIN.match(doc.text, again.end("grade"))
    found: list[Statement] = []
    starts = sorted(places)
    for index, start in enumerate(starts):
        statement = _statement(places[start], starts[index + 1 : index + 2], doc, ctx)
        if not any(_repeats(statement, other) for other in found[-3:]):
            found.append(statement)
    return found


def _repeats(one: Statement, other: Statement) -> bool:
    same = (one.surface.lower(), one.period) == (other.surface.lower(), other.period)
    return same and one.sentence_start == other.sentence_start and one.entity == other.entity


def _is_grading(match: re.Match[str], doc: Doc) -> bool:
    """Everyday words are grades only between marks, after a verb that does nothing but grade, or beside a body."""
    grade = match["grade"].lower()
    span = span_at(doc, match.start("grade"), match.end("grade"))
    if span is None:
        return False
    if grade not in patterns.EVERYDAY and match["verb"] not in patterns.LOOSE:
        return not grade.isalpha() or len(grade) > 2 or bool(match["open"]) or _is_about_credit(match, doc)
    sentence = sentence_of(doc, span.root)
    if match["open"] or _BODY.search(doc.text, *_near(sentence.start_char, sentence.end_char, match.start())):
        return True
    return match["verb"] in ("judged", "rated", "re-rated", "graded", "re-graded") and not _describes_a_noun(span)


def _is_about_credit(match: re.Match[str], doc: Doc) -> bool:
    around = doc.text[max(0, match.start() - 120) : match.end() + 40].lower()
    return any(word in around for word in ("credit", "rating", "moody", "fitch", "s&p", "bond", "debt"))


def _describes_a_noun(span: Span) -> bool:
    """ "judged good reasons": the word belongs to a noun after it."""
    return span.root.dep_ == "amod" and span.root.head.i > span.root.i


def _statement(match: re.Match[str], following: Sequence[int], doc: Doc, ctx: Context) -> Statement:
    start, end = match.span("grade")
    span = span_at(doc, start, end)
    assert span is not None  # _is_grading has looked
    sentence = sentence_of(doc, span.root)
    body = _body(sentence, start, doc.text)
    attribution = ctx.attributions.of(start, end)
    about = ctx.entities.of(start, end)
    mention = _mention(match, sentence, following, ctx)
    if body:
        # whoever reports a grade, it is the body's word
        attribution = Attribution(body, body, match.group())
    because = [("words", match.group().strip())]
    because += [("period", doc.text[mention.start : mention.end])] if mention else []
    because += [("entity", about[1])] if about else []
    return Statement(
        kind=Kind.RATING,
        surface=doc.text[start:end],
        start=start,
        end=end,
        sentence_start=sentence.start_char,
        what=_what(body, about[0] if about else None),
        words=doc.text[start:end],
        entity=about[0] if about else None,
        period=mention.period if mention else None,
        attribution=attribution,
        because=tuple(because),
    )


def _what(body: str | None, entity: str | None) -> str:
    judgement = f"{body} judgement" if body else "official rating"
    return f"{judgement} of {entity}" if entity else judgement


def _body(sentence: Span, place: int, text: str) -> str | None:
    """Who graded: the body named in the sentence, else the last one named before."""
    start, end = _near(sentence.start_char, sentence.end_char, place)
    inside = _BODY.search(text, start, end)
    if inside:
        return inside.group().replace("’", "'")
    before = _BODY.findall(text, max(0, place - _FAR_BEFORE), place)
    return str(before[-1]).replace("’", "'") if before else None


def _near(start: int, end: int, place: int) -> tuple[int, int]:
    """As much of a sentence as people write around a place."""
    return max(start, place - _LONGEST_SENTENCE), min(end, place + _LONGEST_SENTENCE)


def _mention(match: re.Match[str], sentence: Span, following: Sequence[int], ctx: Context) -> PeriodMention | None:
    """The time of a grading: soon after the grade and before the next one, else at the head of the sentence."""
    end = match.end("grade")
    limit = min([sentence.end_char, end + _NEAR_AFTER, *following])
    after = _usable(ctx, end, limit)
    if after:
        return after[0]
    if not match["verb"] or match["verb"].endswith("-rated"):
        return None
    before = _usable(ctx, _near(sentence.start_char, end, end)[0], match.start())
    return before[-1] if before and not _verb_before(before[-1], sentence) else None


def _usable(ctx: Context, start: int, end: int) -> list[PeriodMention]:
    """The words of time between two places that can date a grading."""
    first, last = (bisect_left(ctx.periods, place, key=lambda m: m.start) for place in (start, end))
    return [m for m in ctx.periods[first:last] if m.period and not m.is_clock and m.role in ("at", "since", "now")]


def _verb_before(mention: PeriodMention, sentence: Span) -> bool:
    """Whether the words of time belong to an earlier clause than the grading's."""
    words = itertools.takewhile(lambda t: t.idx < mention.start, sentence)
    return any(t.pos_ in ("VERB", "AUX") for t in words)
