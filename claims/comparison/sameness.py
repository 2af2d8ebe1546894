"""Which two measures may be one: measures are proposed to editors with the reason in words; nothing is decided here.

Two phrases are never proposed as one where a word of the one excludes a word of the other ("filled", "vacant"), where
only one of them denies something, or where they name different limits.
"""

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from claims.comparison import topics, words
from claims.comparison import vocabulary as v
from claims.comparison.opposites import exclude_each_other
from claims.comparison.remembered import MOST_PHRASES
from claims.comparison.topics import Topic

LEAST = 0.5
MOST_NAMED = 3
MOST_PAIRED = 4
_SAME_WORDS, _SAME_SENSE, _ONE_SAYS_MORE, _OVERLAP = 0.95, 0.85, 0.6, 0.75
_SAME_FIGURE, _SAME_PLACE, _IN_THE_CATALOGUE = 0.25, 0.08, 0.02
_DIGIT = re.compile(r"\d")
_ARTICLES = frozenset({"a", "an", "the", "their", "its", "his", "her", "our"})


class Rank(IntEnum):
    """How much a measure is one: a phrase that an article printed, several that an editor merged, or catalogued."""

    PHRASE = 0
    BY_HAND = 1
    CATALOGUED = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure as the ranker sees it: the phrases that name it, and what is told of it.

    `figures` are (place, number) pairs that articles gave for it.
    """

    key: int
    phrases: tuple[str, ...]
    unit_class: str = "count"
    rank: Rank = Rank.PHRASE
    figures: frozenset[tuple[str, str]] = frozenset()

    @property
    def places(self) -> frozenset[str]:
        """The organisations and places that it is told of."""
        return frozenset(place for place, _ in self.figures)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two measures that may be one: how likely, by which of their phrases, and why in a sentence or two."""

    one: int
    other: int
    score: float
    phrase_one: str
    phrase_other: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Likeness:
    score: float
    reason: str


def phrase_key(phrase: str) -> str:
    """A phrase in base forms, by which "the vacant post" and "vacant posts" are one phrase; the order is kept."""
    return " ".join(words.lemma(token) for token in words.tokens(phrase) if token not in _ARTICLES)[:200]


@lru_cache(maxsize=MOST_PHRASES)
def telling_words(phrase: str) -> frozenset[str]:
    """The words by which phrases like this one are looked up, and pairs of them, which fewer phrases share."""
    alone = sorted(_concepts(topics.read(phrase)) - {"not"})
    pairs = [f"{one}+{other}" for one, other in combinations(alone, 2)] if len(alone) <= MOST_PAIRED else []
    return frozenset(word[:60] for word in (*alone, *pairs))


def propose(one: Candidate, others: Iterable[Candidate], *, most: int = 5) -> list[Proposal]:
    """The likeliest measures that `one` may be, the likeliest first."""
    found = (proposal for other in others if (proposal := compare(one, other)) is not None)
    return heapq.nlargest(most, found, key=lambda proposal: (proposal.score, -proposal.other))


def compare(one: Candidate, other: Candidate) -> Proposal | None:
    """Whether the two may be one, by the two of their phrases that are most alike.

    Whoever made the catalogue told its measures apart.
    """
    if one.key == other.key or one.unit_class != other.unit_class or one.rank == other.rank == Rank.CATALOGUED:
        return None
    best: Proposal | None = None
    for phrase_one in one.phrases:
        for phrase_other in other.phrases:
            like = _likeness(phrase_one, phrase_other)
            if like is not None and (best is None or like.score > best.score):
                best = Proposal(one.key, other.key, like.score, phrase_one, phrase_other, like.reason)
    return _with_evidence(best, one, other) if best is not None else None


def _with_evidence(best: Proposal, one: Candidate, other: Candidate) -> Proposal | None:
    """What articles told of the two, added to what their words tell."""
    verb = "count" if one.unit_class == "count" else "measure"
    score, reasons = best.score, [best.reason.replace("Both count", f"Both {verb}", 1)]
    if shared := sorted(one.figures & other.figures):
        place, number = shared[0]
        score += _SAME_FIGURE
        reasons.append(f"For {place} both were given as {number}.")
    elif places := sorted(one.places & other.places):
        score += _SAME_PLACE
        reasons.append(f"Both are told of {places[0]}.")
    score += _IN_THE_CATALOGUE * (Rank.CATALOGUED in (one.rank, other.rank))
    if score < LEAST:
        return None
    return Proposal(
        best.one, best.other, round(min(score, 1.0), 4), best.phrase_one, best.phrase_other, " ".join(reasons)
    )


@lru_cache(maxsize=MOST_PHRASES)
def _likeness(one: str, other: str) -> _Likeness | None:
    """How alike two phrases are; None where they cannot name one measure."""
    left, right = topics.read(one), topics.read(other)
    mine, theirs = _concepts(left), _concepts(right)
    if not mine or not theirs or _never_one(left, right, one, other):
        return None
    if max(len(words.content(one)), len(words.content(other))) < 2 and phrase_key(one) != phrase_key(other):
        return None  # one word alone, in another setting, tells too little
    if sorted(words.content(one)) == sorted(words.content(other)):
        return _Likeness(_SAME_WORDS, "They are the same words, in another form or order.")
    if mine == theirs:
        return _Likeness(_SAME_SENSE, f"Both count {one}{_synonyms(one, other)}.")
    shared = mine & theirs
    if not topics.same_head(left.head, right.head) or shared <= {left.head}:
        return None
    part = len(shared) / len(mine | theirs)
    if mine <= theirs or theirs <= mine:
        more, extra = (other, theirs - mine) if mine <= theirs else (one, mine - theirs)
        said = f"only one says “{_named(more, extra)}”"
        return _Likeness(_ONE_SAYS_MORE * part, f"Both count {_named(one, shared)}; {said}.")
    said = f"the one says “{_named(one, mine - theirs)}”, the other “{_named(other, theirs - mine)}”"
    return _Likeness(_OVERLAP * part, f"Both count {_named(one, shared)}; {said}.")


def _never_one(left: Topic, right: Topic, one: str, other: str) -> bool:
    """Opposites, a denial on one side only, or different limits."""
    mine, theirs = _concepts(left), _concepts(right)
    if left.states and right.states and not left.states & right.states:
        return True
    if ("not" in mine) != ("not" in theirs) or _limits(one) != _limits(other):
        return True
    return exclude_each_other(_bases(one) - _bases(other), _bases(other) - _bases(one))


@lru_cache(maxsize=MOST_PHRASES)
def _concepts(topic: Topic) -> frozenset[str]:
    """All that a phrase says, each thing once; what stands vacant is a post, whether or not the phrase says so."""
    implied = {"", "job"} if "vacant" in topic.states else {""}
    return frozenset({topic.head, *topic.states, *topic.modifiers} - implied)


@lru_cache(maxsize=MOST_PHRASES)
def _limits(phrase: str) -> frozenset[str]:
    """The numbers of a phrase, and on which side of them things are counted."""
    parts = words.tokens(phrase)
    numbers = {v.SMALL_NUMBERS.get(part, part) for part in parts if _DIGIT.search(part) or part in v.SMALL_NUMBERS}
    sides = {("<" if part in v.BELOW else ">") for part in parts if part in v.BELOW | v.ABOVE}
    return frozenset(numbers | (sides if numbers else set()))


@lru_cache(maxsize=MOST_PHRASES)
def _bases(phrase: str) -> frozenset[str]:
    return frozenset(words.lemma(token) for token in words.tokens(phrase))


def _named(phrase: str, concepts: frozenset[str]) -> str:
    """The words of a phrase that say these things, as it prints them, with the small words between."""
    kept: list[str] = []
    small: list[str] = []
    for word in phrase.split():
        tokens = words.tokens(word)
        if any(_concept_of(token) & concepts for token in tokens):
            kept += [*(small if kept else []), word]
            small = []
        elif any(token in v.STOP for token in tokens):
            small.append(word)
        else:
            small = []
    return " ".join(kept).strip(",;:") or phrase


def _synonyms(one: str, other: str) -> str:
    """ "; “unfilled” and “vacant” say the same": the words in which two phrases of one sense differ."""
    mine = {token: _concept_of(token) for token in words.tokens(one)}
    theirs = {token: _concept_of(token) for token in words.tokens(other)}
    lemmas = {words.lemma(token) for token in mine} & {words.lemma(token) for token in theirs}
    pairs = [
        f"“{left}” and “{right}” say the same here"
        for left, sense in mine.items()
        for right, meant in theirs.items()
        if sense & meant and words.lemma(left) not in lemmas and words.lemma(right) not in lemmas
    ]
    return "".join(f"; {pair}" for pair in pairs[:MOST_NAMED])


@lru_cache(maxsize=65536)
def _concept_of(token: str) -> frozenset[str]:
    base = words.lemma(token)
    if token in v.STOP or base in v.STOP:
        return frozenset({"not"}) if token in v.NEGATIONS else frozenset()
    return frozenset(filter(None, (words.concept(base), words.state(base))))
