"""Where claims come from: two articles that print one source are one confirmation."""

from collections.abc import Iterable
from functools import lru_cache

from claims.comparison import vocabulary as v
from claims.comparison import words
from claims.comparison.remembered import MOST_PHRASES
from claims.values import Statement

_ALIKE = 0.8
# Of runs of five words: how few are too few to tell, and what part of them makes a copy.
_RUN, _FEWEST_RUNS, _MOSTLY = 5, 4, 0.6
# Words of a sentence that are looked at; a longer one is a list.
LONGEST_SENTENCE = 120
_PRONOUNS = v.word_set("he she they it we i")
# Sources that name a crowd or a kind of people: two articles may have asked two different ones.
_UNNAMED = v.word_set(
    """
    official source people person resident witness police spokesman spokeswoman spokesperson staff worker
    """
)


def shared(a: Statement, b: Statement) -> bool:
    """Whether both go back to one source: one article, one named speaker or report, or one text in two places."""
    if a.article and a.article == b.article:
        return True
    return is_one_text(a, b) or _same_source(a, b) or _near_copies(a.sentence, b.sentence)


def is_one_text(a: Statement, b: Statement) -> bool:
    """Whether both stand in what two articles print of one text, however each cut or edited it."""
    return a.text is not None and a.text == b.text and a.article != b.article


def count(statements: Iterable[Statement]) -> int:
    """How many independent origins stand behind the statements."""
    seen: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda item: (item.article, item.start, item.id)):
        touching = [group for group in seen if any(shared(statement, other) for other in group)]
        merged = [statement, *(other for group in touching for other in group)]
        seen = [group for group in seen if group not in touching] + [merged]
    return len(seen)


def _same_source(a: Statement, b: Statement) -> bool:
    if a.attribution is None or b.attribution is None:
        return False
    one, other = _source_words(a.attribution.source), _source_words(b.attribution.source)
    if not one or not other or one & _PRONOUNS or not (one - _UNNAMED and other - _UNNAMED):
        return False
    return one <= other or other <= one


@lru_cache(maxsize=MOST_PHRASES)
def _source_words(source: str) -> frozenset[str]:
    return frozenset(words.content(source))


def _near_copies(one: str, other: str) -> bool:
    """Whether two sentences are one text, lightly edited or cut short."""
    left, right = _word_set(one), _word_set(other)
    if min(len(left), len(right)) < 8:
        return False
    return len(left & right) >= _ALIKE * len(left | right) or _is_contained(_runs(one), _runs(other))


def _is_contained(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether most runs of five words of the shorter sentence stand in the longer: nobody writes these twice."""
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST_RUNS and len(one & other) >= _MOSTLY * shorter


@lru_cache(maxsize=MOST_PHRASES)
def _word_set(sentence: str) -> frozenset[str]:
    return frozenset(words.tokens(sentence))


@lru_cache(maxsize=MOST_PHRASES)
def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    parts = words.tokens(sentence)[:LONGEST_SENTENCE]
    return frozenset(tuple(parts[at : at + _RUN]) for at in range(len(parts) - _RUN + 1))
