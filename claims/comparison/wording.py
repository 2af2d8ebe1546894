"""Sayings: lined up word by word, to show what was cut, changed or softened on the way."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from claims.comparison import gates, words
from claims.comparison import vocabulary as v
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.sayings import clipped
from claims.comparison.topics import Likeness
from claims.values import Comparator, Judgement, Relation, Statement

_ELLIPSIS = re.compile(r"\s[(\[]?(?:\.{3}|…)[)\]]?\s")
_GAP = re.compile(r"\.{3}|…|\[[^\]]*\]")
_WORD = re.compile(r"[\w£$€%]+(?:[-'’.,][\w%]+)*")
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+\.? ){1,2}[A-Z][\w’'-]+")
_PERCENT = re.compile(r"(?<=\d) ?per ?cent(?![^\W_])", re.IGNORECASE)  # a house style, and no change of words
_HEDGED = frozenset({Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS, Comparator.ABOUT})
_LEAST_SHARED = 0.5
_SHORT = 3
_LONG, _LEAST_IN_ORDER = 10, 0.5


def judge_quotes(a: Statement, b: Statement) -> Judgement:
    """One saying in the same words, one saying in other words, or two sayings."""
    left, right = said(a), said(b)
    if not left or not right:
        return Judgement(Relation.UNRELATED, ("other_measure",))
    short, long = sorted((left, right), key=len)
    if _closes_a_gap(a, b) or _closes_a_gap(b, a):
        return Judgement(Relation.QUOTE_VARIES, ("words_joined",)) if _one_occasion(a, b) else _other()
    if _quotes_of(a, right) or _quotes_of(b, left) or (len(short) < _SHORT and _fits_into(short, long)):
        return _same_words(a, b, min(len(left), len(right)))
    if _one_occasion(a, b) and not _are_two_speakers(a, b) and not _in_one_article(a, b):
        if _differ_in_figures(left, right):
            return Judgement(Relation.QUOTE_VARIES, ("figure_altered",))
        if min(len(left), len(right)) > _SHORT and (_is_subsequence(left, right) or _is_subsequence(right, left)):
            return Judgement(Relation.QUOTE_VARIES, ("words_cut",)) if _same_story(a, b) else _other()
    if one_saying(a, b):
        return Judgement(Relation.QUOTE_VARIES, ("words_differ",))
    return _other()


def _same_words(a: Statement, b: Statement, length: int) -> Judgement:
    """The same words, whole or in part: one saying, unless they are put into another person's mouth."""
    if not _one_occasion(a, b) or (length < _SHORT and said(a) != said(b)):
        return _other()
    if not _are_two_speakers(a, b):
        return Judgement(Relation.CORROBORATES, ("same_words",))
    telling = len(telling_words(a) & telling_words(b)) >= 2 and length > _SHORT and not _in_one_article(a, b)
    named = not any(side.attribution and words.concepts(side.attribution.source) & v.TITLES for side in (a, b))
    return Judgement(Relation.QUOTE_VARIES, ("other_speaker",)) if telling and named else _other()


def _in_one_article(a: Statement, b: Statement) -> bool:
    return bool(a.article) and a.article == b.article


def _differ_in_figures(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the two are word for word the same but for a number."""
    if len(left) != len(right) or len(left) <= _SHORT:
        return False
    apart = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return bool(apart) and all(_is_number(one) and _is_number(other) for one, other in apart)


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or word in v.SMALL_NUMBERS


def one_saying(a: Statement, b: Statement) -> bool:
    """Whether two quotations are likely one saying: a word that few sayings have, told of the same people."""
    left, right = telling_words(a), telling_words(b)
    shared = left & right
    if not shared or not _one_occasion(a, b) or _are_two_speakers(a, b) or (a.article and a.article == b.article):
        return False
    share = len(shared) / min(len(left), len(right))
    if min(len(said(a)), len(said(b))) >= _LONG and not _is_told_in_order(a, b):
        return False
    enough = share > _LEAST_SHARED or (share == _LEAST_SHARED and (len(shared) > 1 or _mostly_in_order(a, b)))
    return enough and _same_story(a, b)


def _is_told_in_order(a: Statement, b: Statement) -> bool:
    """Whether half of the shorter wording stands in the other in its order; two long sayings of one story do not."""
    one, other = said(a), said(b)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _LEAST_IN_ORDER * min(len(one), len(other))


def _mostly_in_order(a: Statement, b: Statement) -> bool:
    """Whether two thirds of the shorter wording, and at least two words together, stand in the other."""
    one, other = said(a), said(b)
    longest = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return longest >= 2 and 3 * longest >= 2 * min(len(one), len(other))


def _are_two_speakers(a: Statement, b: Statement) -> bool:
    """Whether each is the saying of another named person."""
    if a.attribution is None or b.attribution is None:
        return False
    one, other = a.attribution.source, b.attribution.source
    named = _PERSON.fullmatch(one) and _PERSON.fullmatch(other)
    return bool(named) and not words.name_words(one) & words.name_words(other)


def version(statement: Statement) -> tuple[object, ...]:
    """What makes two printings of a saying one version: its words, and the person, where one is named in full."""
    source = statement.attribution.source if statement.attribution else ""
    return said(statement), words.name_words(source) if _PERSON.fullmatch(source) else frozenset()


@lru_cache(maxsize=MOST_STATEMENTS)
def telling_words(statement: Statement) -> frozenset[str]:
    """The words of a quotation by which it can be known again."""
    bases = words.content(statement.words or statement.surface)
    return frozenset(base for base in bases if base not in v.COMMON_QUOTE_WORDS and not base[0].isdigit())


@lru_cache(maxsize=MOST_STATEMENTS)
def said(statement: Statement) -> tuple[str, ...]:
    """The words of a quotation in small letters, without points, gaps and insertions."""
    return _words_of(_GAP.sub(" ", statement.words or statement.surface))


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(match.group().casefold() for match in _WORD.finditer(_PERCENT.sub("%", text.replace("’", "'"))))


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str, str]]:
    """The two wordings side by side: (what happened, words of the one, words of the other)."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        (_CHANGES[tag], " ".join(one[i1:i2]), " ".join(other[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


_CHANGES = {"equal": "same", "replace": "changed", "delete": "cut", "insert": "added"}


def differences(one: Statement, other: Statement) -> list[str]:
    """What the second changes in the first, as a sub-editor would note it."""
    notes = {
        "changed": "“{0}” stands as “{1}”",
        "cut": "“{0}” is missing",
        "added": "“{1}” is added",
    }
    rows = aligned(said(one), said(other))
    return [notes[change].format(clipped(left), clipped(right)) for change, left, right in rows if change != "same"]


def hedge_drops(a: Statement, b: Statement) -> Statement | None:
    """The statement that drops the caution of the other about the same number, or None.

    Who printed the bare number first dropped nothing: there the caution was added later.
    """
    if a.quantity is None or b.quantity is None or a.quantity.value is None or a.quantity.value != b.quantity.value:
        return None
    hedged = [side.quantity is not None and side.quantity.comparator in _HEDGED for side in (a, b)]
    if hedged[0] == hedged[1]:
        return None
    careful, bare = (a, b) if hedged[0] else (b, a)
    first, then = (side.published.start if side.published else None for side in (careful, bare))
    return None if first and then and then < first else bare


def _quotes_of(statement: Statement, long: Sequence[str]) -> bool:
    """Whether the quotation is the other, whole or a part of it, with words left out only where a gap is marked."""
    at = 0
    for piece in _GAP.split(statement.words or statement.surface):
        words_of = _words_of(piece)
        if not words_of:
            continue
        found = _place_of(words_of, long, at)
        if found is None:
            return False
        at = found + len(words_of)
    return at > 0


def _closes_a_gap(statement: Statement, other: Statement) -> bool:
    """Whether the other runs together what stands on both sides of an ellipsis: "We tried … to no avail".

    Only where the other was not printed first, and only where the points stand free: "well…" is a pause.
    """
    first, then = (side.published.start if side.published else None for side in (statement, other))
    pieces = [_words_of(piece) for piece in _ELLIPSIS.split(statement.words or statement.surface)]
    if len(pieces) < 2 or (first and then and then < first):
        return False
    runs = [_words_of(piece) for piece in _GAP.split(other.words or other.surface)]
    return any(
        min(len(one), len(after)) > _SHORT and any(_place_of((*one, *after), run, 0) is not None for run in runs)
        for one, after in pairwise(pieces)
    )


def marks_a_gap(statement: Statement) -> bool:
    """Whether the quotation itself says that something is left out of it or put into it."""
    return bool(_GAP.search(statement.words or statement.surface))


def _fits_into(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a word or two are taken from the other, bent to fit their own sentence: "a hard bargain"."""
    return _place_of([words.lemma(word) for word in short], [words.lemma(word) for word in long], 0) is not None


def _place_of(piece: Sequence[str], long: Sequence[str], start: int) -> int | None:
    """Where the words stand together in the longer text, from a place on."""
    size = len(piece)
    return next((at for at in range(start, len(long) - size + 1) if tuple(long[at : at + size]) == tuple(piece)), None)


def _is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the one stand in the other in order, with others left out between them."""
    left = iter(long)
    return all(word in left for word in short)


def _one_occasion(a: Statement, b: Statement) -> bool:
    """Nothing says that the two were said of different things."""
    return gates.entity_likeness(a, b) is not Likeness.NONE


def _same_story(a: Statement, b: Statement) -> bool:
    """Whether the sentences or subjects around the two sayings tell of the same people or bodies."""
    if a.what and b.what and words.concepts(a.what) == words.concepts(b.what):
        return True
    left, right = (_setting(side) for side in (a, b))
    return bool(left & right)


def _setting(statement: Statement) -> frozenset[str]:
    """The words around a quotation: its subject, who said it, and its sentence without the quotation."""
    around = statement.sentence.replace(statement.surface, " ") if statement.surface else statement.sentence
    source = statement.attribution.source if statement.attribution else ""
    bases = words.content(f"{statement.what or ''} {source} {around}")
    return frozenset(bases) - v.COMMON_QUOTE_WORDS - v.REPORTING_VERBS - v.WEAK


def _other() -> Judgement:
    return Judgement(Relation.UNRELATED, ("other_measure",))
