"""Two versions of an article for a page: each changed fact as “was → is”, with its sentence before and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.versions.changes import Change, changes
from articles.versions.facts import Fact, Sort
from articles.versions.tokens import Sentence
from claims.highlights import Mark, Piece, cut

# So many changed sentences are shown of each list; a rewritten page would run to thousands.
MOST_SHOWN = 200
WORDS: dict[str, str] = {
    Sort.FIGURE: "figures",
    Sort.DATE: "dates",
    Sort.NEGATION: "a “not”",
    Sort.HEDGE: "hedges",
    Sort.NAME: "names",
    Sort.QUOTE: "quotations",
    Sort.ATTRIBUTION: "who says so",
}
_ONE: dict[str, str] = WORDS | {
    Sort.FIGURE: "figure",
    Sort.DATE: "date",
    Sort.NEGATION: "“not”",
    Sort.HEDGE: "hedge",
    Sort.NAME: "name",
    Sort.QUOTE: "quotation",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One fact that changed: its sort in words, and what it was and is; empty where there was or is none."""

    sort: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Row:
    """A changed sentence before and after, in pieces of which the changed facts are marked, and those facts."""

    steps: tuple[Step, ...]
    was: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """What is shown of the changes between two versions, and how many more there are of either sort."""

    facts: list[Row]
    wording: list[Row]
    fact_count: int
    wording_count: int
    sorts: list[str]

    @property
    def more_facts(self) -> int:
        """How many changed sentences are not shown."""
        return self.fact_count - len(self.facts)

    @property
    def more_wording(self) -> int:
        """How many sentences with other words alone are not shown."""
        return self.wording_count - len(self.wording)


def revised(old: str, new: str) -> Revised:
    """The changes from the old text to the new one, those of figures first."""
    found = changes(old, new)
    order = list(Sort)
    waking = sorted(found.waking, key=lambda change: min(order.index(fact.sort) for fact in change.facts))
    return Revised(
        [_row(change) for change in waking[:MOST_SHOWN]],
        [_row(change) for change in found.wording[:MOST_SHOWN]],
        len(found.waking),
        len(found.wording),
        [str(sort) for sort in found.sorts],
    )


def changed_words(sorts: Iterable[str]) -> str:
    """What changed, for a list: “figures, dates and hedges”; empty for nothing."""
    words = [WORDS[sort] for sort in sorts if sort in WORDS]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def _row(change: Change) -> Row:
    steps = tuple(
        Step(_ONE[turned.sort], _printed(change.was, turned.was), _printed(change.now, turned.now))
        for turned in change.facts
    )
    was = _marked(change.was, [turned.was for turned in change.facts])
    return Row(steps, was, _marked(change.now, [turned.now for turned in change.facts]))


def _printed(sentence: Sentence | None, fact: Fact | None) -> str:
    return sentence.text[fact.start : fact.end] if sentence and fact else ""


def _marked(sentence: Sentence | None, facts: list[Fact | None]) -> tuple[Piece, ...]:
    if sentence is None:
        return ()
    return cut(sentence.text, [Mark(0, 0, "changed", fact.start, fact.end) for fact in facts if fact])
