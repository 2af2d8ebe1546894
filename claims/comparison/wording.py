"""Sayings: lined up word by word, to show what was cut, changed or softened on the way."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from claims.comparison import gates, words
from claims.comparison import vocabulary as v
from claims.comparison.sayings import clipped
from claims.comparison.topics import Likeness
from claims.values import Comparator, Judgement, Relation, Statement

_GAP = re.compile(r"\.{3}|…|\[[^\]]*\]")
_WORD = re.compile(r"[\w£$€%]+(?:[-'’.,][\w%]+)*")
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+\.? ){1,2}[A-Z][\w’'-]+")
_HEDGED = frozenset({Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS, Comparator.ABOUT})
_LEAST_SHARED = 0.5
_SHORT = 3


def judge_quotes(a: Statement, b: Statement) -> Judgement:
    """One saying in the same words, one saying in other words, or two sayings."""
    left, right = said(a), said(b)
    if not left or not right:
        return Judgement(Relation.UNRELATED, ("other_measure",))
    if _is_cut_of(left, right) or _is_cut_of(right, left):
        same = min(len(left), len(right)) >= _SHORT or left == right
        return Judgement(Relation.CORROBORATES, ("same_words",)) if same and _one_occasion(a, b) else _other()
    if one_saying(a, b):
        return Judgement(Relation.QUOTE_VARIES, ("words_differ",))
    return _other()


def one_saying(a: Statement, b: Statement) -> bool:
    """Whether two quotations are likely one saying: a word that few sayings have, told of the same people."""
    left, right = telling_words(a), telling_words(b)
    shared = left & right
    if not shared or not _one_occasion(a, b) or _are_two_speakers(a, b) or (a.article and a.article == b.article):
        return False
    share = len(shared) / min(len(left), len(right))
    enough = share > _LEAST_SHARED or (share == _LEAST_SHARED and (len(shared) > 1 or _mostly_in_order(a, b)))
    return enough and _same_story(a, b)


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


def telling_words(statement: Statement) -> frozenset[str]:
    """The words of a quotation by which it can be known again."""
    bases = words.content(statement.words or statement.surface)
    return frozenset(base for base in bases if base not in v.COMMON_QUOTE_WORDS and not base[0].isdigit())


def said(statement: Statement) -> tuple[str, ...]:
    """The words of a quotation in small letters, without points, gaps and insertions."""
    text = _GAP.sub(" ", statement.words or statement.surface).replace("’", "'")
    return tuple(match.group().casefold() for match in _WORD.finditer(text))


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
    """The statement that drops the caution of the other about the same number, or None."""
    if a.quantity is None or b.quantity is None or a.quantity.value is None or a.quantity.value != b.quantity.value:
        return None
    hedged = [side.quantity is not None and side.quantity.comparator in _HEDGED for side in (a, b)]
    if hedged[0] == hedged[1]:
        return None
    return b if hedged[0] else a


def _is_cut_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the one stand in the other in order, as a quotation with words left out."""
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
