"""What changed from one version of a text to the next: facts first, other wording apart, commas and blanks not at all.

Sentences are paired whatever their order, so that one that only moved is no change.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.versions.facts import Fact, Sort, facts, names_in
from articles.versions.tokens import Sentence, sentences

# The least share of their words that two sentences have in common of which the one became the other.
_LEAST_IN_COMMON = 0.5
# More pairs than these are not weighed against each other; then only the order pairs what changed.
_MOST_PAIRS = 40_000
# Where these change places, something else is said: “from 25 to 30” is not “from 30 to 25”.
_ORDERED = (Sort.FIGURE, Sort.DATE, Sort.NAME)


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact that was one thing and is another; `was` is None for one that came, `now` for one that went."""

    sort: Sort
    was: Fact | None
    now: Fact | None


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after, and the facts that turned in it; None where it came or went."""

    was: Sentence | None
    now: Sentence | None
    facts: tuple[Turned, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed: the sentences with other facts in the order of the text, and those with other words alone."""

    waking: list[Change] = field(default_factory=list)
    wording: list[Change] = field(default_factory=list)

    @property
    def sorts(self) -> list[Sort]:
        """The sorts of facts that changed, the most urgent first."""
        turned = {fact.sort for change in self.waking for fact in change.facts}
        return [sort for sort in Sort if sort in turned]


def changes(old: str, new: str) -> Changes:
    """What of the old text is otherwise in the new one."""
    found = Changes()
    if old == new:
        return found
    before, after = sentences(old), sentences(new)
    names = names_in(sentence.tokens for sentence in (*before, *after))
    for was, now in _pairs(_without(before, after), _without(after, before)):
        turned = _turned(was, now, names)
        (found.waking if turned else found.wording).append(Change(was, now, turned))
    return found


def _without(these: Sequence[Sentence], those: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that do not stand among the others too, as often as they stand there."""
    there = Counter(sentence.key for sentence in those)
    left = []
    for sentence in these:
        if there[sentence.key] > 0:
            there[sentence.key] -= 1
        elif sentence.key:
            left.append(sentence)
    return left


def _pairs(
    before: list[Sentence], after: list[Sentence]
) -> Iterator[tuple[Sentence, Sentence] | tuple[Sentence, None] | tuple[None, Sentence]]:
    """Each sentence with the one that it became, the likest first, in the order of the new text; then what went."""
    partner = _partners(before, after)
    for index, now in enumerate(after):
        if index in partner:
            yield before[partner[index]], now
        else:
            yield None, now
    kept = set(partner.values())
    yield from ((was, None) for index, was in enumerate(before) if index not in kept)


def _partners(before: list[Sentence], after: list[Sentence]) -> dict[int, int]:
    """For each new sentence, by index, the old one."""
    if len(before) * len(after) > _MOST_PAIRS:
        return {index: index for index in range(min(len(before), len(after)))}
    old, new = ([Counter(sentence.key) for sentence in side] for side in (before, after))
    weighed = []
    for there, theirs in enumerate(new):
        for here, mine in enumerate(old):
            share = 2 * (mine & theirs).total() / (mine.total() + theirs.total())
            if share >= _LEAST_IN_COMMON:
                weighed.append((-share, abs(here - there), here, there))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, here, there in sorted(weighed):
        if here not in taken and there not in partner:
            partner[there] = here
            taken.add(here)
    return partner


def _turned(was: Sentence | None, now: Sentence | None, names: frozenset[str]) -> tuple[Turned, ...]:
    """The facts of the one sentence that the other has not, those of a sort paired in order."""
    before, after = _by_sort(was, names), _by_sort(now, names)
    turned = []
    for sort in Sort:
        gone, come = _beyond(before[sort], after[sort]), _beyond(after[sort], before[sort])
        if not gone and not come and sort in _ORDERED and _order(before[sort]) != _order(after[sort]):
            gone, come = before[sort], after[sort]
        for index in range(max(len(gone), len(come))):
            old = gone[index] if index < len(gone) else None
            new = come[index] if index < len(come) else None
            turned.append(Turned(sort, old, new))
    return tuple(turned)


def _order(these: list[Fact]) -> list[tuple[str, ...]]:
    return [fact.words for fact in these]


def _by_sort(sentence: Sentence | None, names: frozenset[str]) -> dict[Sort, list[Fact]]:
    found: dict[Sort, list[Fact]] = defaultdict(list)
    for fact in facts(sentence.tokens, names=names) if sentence else ():
        found[fact.sort].append(fact)
    return found


def _beyond(these: list[Fact], those: list[Fact]) -> list[Fact]:
    there = Counter(fact.words for fact in those)
    left = []
    for fact in these:
        if there[fact.words] > 0:
            there[fact.words] -= 1
        else:
            left.append(fact)
    return left
