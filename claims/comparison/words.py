"""Tokens, base forms and classes of words, without a language model."""

import re
from functools import lru_cache

from claims.comparison import thesaurus
from claims.comparison import vocabulary as v
from claims.comparison.irregular import IRREGULAR
from claims.comparison.remembered import MOST_PHRASES
from claims.comparison.thesaurus_of_beats import SYNONYMS_OF_BEATS
from claims.comparison.verbforms import FORMS

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"([bdfgklmnprt])\1$")
_VOWELS = frozenset("aeiouy")


def tokens(text: str) -> list[str]:
    """The words of the text in lower case, without possessive endings."""
    return [_POSSESSIVE.sub("", match.group()) for match in _TOKEN.finditer(text.casefold())]


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """A base form: rough, but the same for every form of a word, which is all that comparison needs."""
    if known := FORMS.get(word) or IRREGULAR.get(word):
        return known
    if len(word) <= 3 or not word.isalpha():
        return _hyphenated(word)
    base = _verb(_plural(word))
    return thesaurus.SPELLINGS.get(base, base)


def _hyphenated(word: str) -> str:
    first, hyphen, last = word.rpartition("-")
    return f"{first}-{lemma(last)}" if hyphen and first and last else word


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verb(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and not word.endswith("eed") and len(stem) >= 3 and _VOWELS & set(stem):
            return _restored(stem)
    return word


def _restored(stem: str) -> str:
    """The verb before its ending: "stopp" is stop, "injur" injure, "carri" carry; "arrest" stands."""
    if _DOUBLED.search(stem) and not stem.endswith(("ll", "ss")):
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(("at", "iz", "is", "us", "uc", "ur", "iv", "ov", "rv", "ng", "rg", "dg", "as", "os", "ut", "ag",
                      "ir", "or", "ud", "id", "in", "ap", "ak", "ik", "am", "ac")):  # fmt: skip
        return (
            stem
            if stem in _STANDS or stem.endswith(("ain", "air", "ing", "oin", "eat", "oat", "out", "aid", "oad"))
            else stem + "e"
        )
    return stem


def is_adverb(word: str) -> bool:
    """Whether the word tells how something is done: "fully"; not a noun that happens to end so."""
    return word.endswith("ly") and len(word) > 4 and word not in _NOUNS_IN_LY


def manner(base: str) -> str:
    """The class of a base form, an adverb's with that of its adjective: "permanently", "permanent"."""
    if base not in SYNONYM_OF and is_adverb(base):
        return concept(base.removesuffix("ly"))
    return concept(base)


_NOUNS_IN_LY = v.word_set(
    """
    family supply assembly rally reply ally bully monopoly anomaly fly butterfly jelly belly folly holly lily daily
    weekly monthly yearly hourly quarterly elderly early italy july
    """
)
# Verbs whose stem looks as if it had lost an e.
_STANDS = v.word_set(
    """
    develop offer visit limit edit benefit profit exit audit credit deposit happen open listen threaten
    strengthen enter answer order gather remain explain contain obtain train gain join begin report support sort
    export import retain maintain detain claim aim aid avoid hang sing bring swing cling fling sling belong long
    strong wrong perform inform transform reform harm farm alarm confirm form favor labor honor harbor color
    monitor sponsor tailor doctor author mirror error occur incur recur blur spur murmur focus bias soak leak
    speak break peak cloak program scream dream stream swim claim roar pour tour scour detour contribut defraud applaud
    """
)


STATE_OF = {
    form: name for name, group in thesaurus.STATES.items() for word in group.split() for form in (word, lemma(word))
}
SYNONYM_OF = {
    form: name
    for name, group in (*SYNONYMS_OF_BEATS.items(), *thesaurus.SYNONYMS.items())
    for word in group.split()
    for form in (word, lemma(word))
}


@lru_cache(maxsize=65536)
def concept(base: str) -> str:
    """The class of a base form, or the form itself."""
    return SYNONYM_OF.get(base, base)


def state(base: str) -> str | None:
    """What people do or suffer, where the base form names one of these."""
    return STATE_OF.get(base)


@lru_cache(maxsize=MOST_PHRASES)
def content(text: str) -> tuple[str, ...]:
    """The base forms that carry meaning, in order."""
    bases = (lemma(token) for token in tokens(text) if token not in v.STOP)
    return tuple(base for base in bases if base not in v.STOP)


@lru_cache(maxsize=MOST_PHRASES)
def concepts(text: str) -> frozenset[str]:
    """The classes of the words that carry meaning."""
    return frozenset(concept(base) for base in content(text))


@lru_cache(maxsize=MOST_PHRASES)
def name_words(name: str) -> frozenset[str]:
    """The words of an organisation's or place's name, without articles and prepositions."""
    named = _BRITAIN.sub("uk", name)
    return frozenset(lemma(token) for token in tokens(_AMERICA.sub("usa", named)) if token not in v.STOP)


# Two countries that papers call by several names; Great Britain is a part of the kingdom.
_BRITAIN = re.compile(r"\bUnited Kingdom\b|\bU\.K\.|(?<!Great )\bBritain\b")
_AMERICA = re.compile(r"\bUnited States(?: of America)?\b|\bU\.S\.(?:A\.)?|\bUSA?\b")
_OTHER_NAMES = {
    "uk": v.word_set("united kingdom britain british"),
    "usa": v.word_set("united states america american"),
}


def other_names(names: frozenset[str]) -> frozenset[str]:
    """What a phrase may call a country that an organisation's or place's name names otherwise."""
    return names.union(*(_OTHER_NAMES.get(name, frozenset()) for name in names))


_COMMON_NAMES = v.COMMON_NAME_WORDS | {lemma(word) for word in v.COMMON_NAME_WORDS}


def proper_words(name: str) -> frozenset[str]:
    """The words that tell this name from others: "Borsetshire" of "Borsetshire County Council"."""
    words = name_words(name)
    return frozenset(word for word in words if word not in _COMMON_NAMES and not word.isdigit()) or words


def are_initials(one: str, other: str) -> bool:
    """ "NHS" stands for "National Health Service"."""
    short, long = sorted((one, other), key=len)
    parts = [part for part in tokens(long) if part not in v.STOP]
    return len(short) >= 2 and short.isupper() and short.casefold() == "".join(part[0] for part in parts)
