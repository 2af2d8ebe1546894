"""Which of the catalogue's measures a counted phrase names, if any."""

from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.language import Language

from claims.extraction.patterns.scopes import TARGETS
from claims.extraction.patterns.units import MONEY_UNITS, SHARE_UNITS, TIME_UNITS
from claims.extraction.scopes import Counted
from claims.values import AliasEntry, Catalogue, MeasureEntry, Scope

_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "per",
        "and",
        "or",
        "their",
        "its",
        "his",
        "her",
        "our",
        "who",
        "that",
        "which",
        "be",
        "have",
        "do",
    ]
)

_SAYS_A_GOOD_DEAL = 3
_LEMMATISING = frozenset(("tok2vec", "tagger", "attribute_ruler", "factdesk_attributes", "lemmatizer"))


@dataclass(frozen=True, slots=True)
class Alias:
    """One phrase of one measure, as a set of lemmas."""

    lemmas: frozenset[str]
    words: str
    entry: MeasureEntry
    meaning: AliasEntry | None = None

    def narrowed(self, scope: Scope) -> Scope:
        """The scope that was read, with what editors say that the phrase means in place of the article's words."""
        if self.meaning is None:
            return scope
        return replace(
            scope,
            population=self.meaning.population or scope.population,
            threshold=self.meaning.threshold or scope.threshold,
            polarity=self.meaning.polarity or scope.polarity,
        )


class Measures:
    """The catalogue's aliases by unit class, the longest first."""

    def __init__(self, catalogue: Catalogue, nlp: Language) -> None:
        self.by_class: dict[str, list[Alias]] = {}
        phrases = [
            (words, (words, entry, meaning))
            for entry in catalogue.measures
            for words, meaning in _phrases(entry).items()
        ]
        quick = [name for name in nlp.pipe_names if name not in _LEMMATISING]  # the parse of a bare phrase says nothing
        for doc, (words, entry, meaning) in nlp.pipe(phrases, as_tuples=True, disable=quick):
            lemmas = frozenset(token.lemma_.lower() or token.lower_ for token in doc if not token.is_punct) - _STOP
            if lemmas:
                self.by_class.setdefault(entry.unit_class, []).append(Alias(lemmas, words, entry, meaning))
        for aliases in self.by_class.values():
            aliases.sort(key=lambda alias: (-len(alias.lemmas), alias.words))

    def match(self, counted: Counted, unit: str) -> Alias | None:
        """The measure whose alias stands in the counted phrase with the counted noun; the longest alias wins.

        Words around the phrase (its verb, its governor) may complete an alias, never supply its counted noun.
        """
        head = None if counted.head is None else counted.head.lemma_.lower()
        if head in TARGETS:
            return None  # what is aimed at is no reading of the measure
        aliases = self.by_class.get(unit_class(unit), [])
        for alias in aliases:
            if alias.lemmas <= counted.lemmas and (head is None or head in alias.lemmas or unit_class(unit) != "count"):
                narrower = self._narrower(alias, counted, aliases, head)
                return narrower or alias
        for alias in aliases:
            if alias.lemmas <= counted.near and (head in alias.lemmas if head else _stands_alone(alias, unit)):
                return alias
        return None

    def age(self) -> MeasureEntry | None:
        """The catalogue's measure of age, if it has one."""
        return next((alias.entry for alias in self.by_class.get("duration", ()) if alias.entry.name == "age"), None)

    def _narrower(self, found: Alias, counted: Counted, aliases: list[Alias], head: str | None) -> Alias | None:
        """A longer alias that the words around complete: "short of social workers" where the noun says the rest."""
        for alias in aliases:
            if len(alias.lemmas) <= len(found.lemmas):
                return None
            if found.lemmas < alias.lemmas <= counted.near and head in alias.lemmas:
                return alias
        return None


def _phrases(entry: MeasureEntry) -> dict[str, AliasEntry | None]:
    """The phrases that name a measure, each with what it says beyond the name."""
    plain: dict[str, AliasEntry | None] = dict.fromkeys((*entry.aliases, *([entry.name] if entry.by_name else [])))
    return {**plain, **{alias.phrase: alias for alias in entry.narrower}}


def _stands_alone(alias: Alias, unit: str) -> bool:
    """Whether the words around an amount without a noun suffice: of a time, only where they say a good deal."""
    return unit_class(unit) == "money" or (unit_class(unit) == "duration" and len(alias.lemmas) >= _SAYS_A_GOOD_DEAL)


def unit_class(unit: str) -> str:
    """The class by which the catalogue sorts its measures."""
    if unit in TIME_UNITS:
        return "duration"
    if unit in MONEY_UNITS:
        return "money"
    if unit in SHARE_UNITS:
        return "percent"
    return unit


@lru_cache(maxsize=8)
def measures_of(catalogue: Catalogue, nlp: Language) -> Measures:
    """The prepared aliases of a catalogue, kept from text to text."""
    return Measures(catalogue, nlp)
