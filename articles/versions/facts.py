"""What of a sentence is a fact: its figures, dates, names, quotations, hedges, negations and attributions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.versions import vocabulary as v
from articles.versions.tokens import QUOTE, Token


class Sort(StrEnum):
    """The sorts of facts, in the order in which a desk wants to hear of them."""

    FIGURE = "figure"
    DATE = "date"
    NEGATION = "negation"
    HEDGE = "hedge"
    NAME = "name"
    QUOTE = "quotation"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its sort, the words by which it is compared, and where they stand in the sentence."""

    sort: Sort
    words: tuple[str, ...]
    start: int
    end: int


def names_in(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, so that they are names at its beginning too."""
    return frozenset(
        token.word for tokens in sentences for token in tokens[1:] if token.capital and token.word not in v.COMMON
    )


def facts(tokens: Sequence[Token], *, names: frozenset[str] = frozenset()) -> list[Fact]:
    """The facts of a sentence in order; words that touch and are of one sort are one fact."""
    sorts = [_sort(tokens, index, names) for index in range(len(tokens))]
    found: list[Fact] = []
    start = 0
    while start < len(tokens):
        sort, end = sorts[start], start + 1
        while end < len(tokens) and sorts[end] is sort and sort in (Sort.FIGURE, Sort.DATE, Sort.NAME):
            end += 1
        if sort is not None:
            last = end + _counted(tokens, sorts, end) if sort is Sort.FIGURE else end
            found.append(_fact(sort, tokens[start:last]))
        start = end
    return sorted([*found, *_quotes(tokens)], key=lambda fact: (fact.start, -fact.end))


def tone(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words that deny or weaken what a sentence says, in order."""
    weighed = (Sort.NEGATION, Sort.HEDGE)
    return tuple(token.word for index, token in enumerate(tokens) if _sort(tokens, index, frozenset()) in weighed)


def _sort(tokens: Sequence[Token], index: int, names: frozenset[str]) -> Sort | None:
    token, word = tokens[index], tokens[index].word.casefold()
    if _is_date(tokens, index):
        return Sort.DATE
    if word[0].isdigit() or word in v.QUANTIFYING or (word == "per" and _next(tokens, index) == "cent"):
        return Sort.FIGURE
    if word in v.NEGATIONS or word.endswith("n't"):
        return Sort.NEGATION
    if word in v.HEDGES:
        return Sort.HEDGE
    if word in v.SAYINGS:
        return Sort.ATTRIBUTION
    return Sort.NAME if token.capital and _is_name(tokens, index, names) else None


def _next(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 1].word.casefold() if index + 1 < len(tokens) else ""


def _is_date(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].word.casefold()
    before = tokens[index - 1].word.casefold() if index else ""
    after = _next(tokens, index)
    if word in v.DAYS or word in v.TIMES or (word in v.MONTHS and tokens[index].capital):
        return True
    if word == "may":
        return tokens[index].capital and (before[:1].isdigit() or after[:1].isdigit() or before in v.BEFORE_YEAR)
    if word in v.LEADING:
        return after in v.SPANS or after in v.TIMES or after in v.MONTHS or after in v.DAYS
    if word in v.SPANS:
        return before in v.LEADING
    if not word[0].isdigit():
        return False
    months = v.MONTHS | {"may"}
    is_year = len(word) == 4 and word.isdecimal() and "1800" <= word <= "2099"
    return before in months or after in months or (is_year and (before in v.BEFORE_YEAR or before in v.TIMES))


def _is_name(tokens: Sequence[Token], index: int, names: frozenset[str]) -> bool:
    word = tokens[index].word
    if word.casefold() in v.COMMON:
        return False
    begins = index == 0 or tokens[index - 1].word == QUOTE
    followed = index + 1 < len(tokens) and tokens[index + 1].capital
    return not begins or followed or word.isupper() or word in names


def _counted(tokens: Sequence[Token], sorts: Sequence[Sort | None], index: int) -> int:
    """1 where the word behind a number says what is counted."""
    if index >= len(tokens) or sorts[index] is not None:
        return 0
    word = tokens[index].word
    return int(word not in v.COMMON and word != QUOTE)


def _quotes(tokens: Sequence[Token]) -> Iterator[Fact]:
    """What stands between quotation marks; one that is never closed runs to the end of the sentence."""
    marks = [index for index, token in enumerate(tokens) if token.word == QUOTE]
    for opening, closing in zip(marks[::2], [*marks[1::2], len(tokens)], strict=False):
        if closing - opening > 1:
            yield _fact(Sort.QUOTE, tokens[opening + 1 : closing])


def _fact(sort: Sort, tokens: Sequence[Token]) -> Fact:
    words = tuple("%" if token.word in ("percent", "cent") else token.word for token in tokens if token.word != "per")
    return Fact(sort, words, tokens[0].start, tokens[-1].end)
