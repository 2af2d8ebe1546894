"""A phrase brought to one form before it is read: phrases that stand for a word, settings, nouns of amount."""

import re
from functools import lru_cache

from claims.comparison import standins, words
from claims.comparison import vocabulary as v
from claims.comparison.namings import NAMINGS
from claims.comparison.namings_more import MORE_NAMINGS
from claims.comparison.namings_of_beats import GROUPS
from claims.comparison.namings_of_people import GROUPS_OF_PEOPLE
from claims.comparison.namings_of_stories import GROUPS_OF_STORIES
from claims.comparison.remembered import MOST_PHRASES

_PRONOUN_PHRASE = re.compile(r"\b(?:of|from|in|at|on|to|for|with)\s+(?:their|its|his|her)\s+\w+(?:\s+homes?)?\b")
_VESSEL = r"(?:plane|aircraft|jet|airliner|flight|ferry|boat|ship|vessel|train|express|liner|bus|minibus|coach|tram)"
_ABOARD = re.compile(rf"\b(?:on|in) (?:the|a|an) (?:\w+ )?{_VESSEL}\b")

# Behind a noun these tell only that the thing was there: "the fine imposed", "the bonus paid".
_NEUTRAL = v.word_set(
    """
    paid won imposed levied involved recorded registered logged incurred held taken made received seen fallen fell
    suffered polled
    """
)
_CASES = re.compile(r"\bcases?\b(?! workers?)(?: (?:identified|detected|found|seen|diagnosed)\b)?")
_AREA_STRUCK = re.compile(r" (?:in|of|across) the (?:area|region)s? (?:affected|hit|struck)(?: by the \w+)?\b")
_CARS = re.compile(r"\b(?:cars?|coach(?:es)?|wagons?)\b")
_DISEASES = v.word_set(
    """
    measles ebola cholera flu influenza malaria covid covid-19 coronavirus zika sars mers polio tuberculosis hepatitis
    dengue meningitis hiv salmonella listeria e-coli norovirus legionnaires typhoid mumps rabies virus disease infection
    fever smallpox monkeypox mpox diphtheria pneumonia scabies
    """
)
_DISEASE_NAMES = _DISEASES | {words.lemma(name) for name in _DISEASES}
# Those who have a disease are infected, unless another word says what became of them.
_HAVING_IT = re.compile(
    r"\b(people|patients|children|adults|pupils|students|residents|travellers|babies|infants|workers|inmates)"
    r"(?: (?:who|that))?(?: (?:are|were|have been|had been))?(?: confirmed)? "
    r"(?:to have(?: had| caught| contracted)?|with(?: confirmed)?|(?:have |had )?(?:caught|contracted)"
    r"|who (?:have|had)|(?:have |had )?(?:come|gone) down with|suffering from|(?:ill|sick) with)"
    rf"(?= (?:the )?(?:{'|'.join(sorted(_DISEASES))})\b)"
)
_PATIENTS = re.compile(rf"\b({'|'.join(sorted(_DISEASES))}) (?:patients|sufferers)(?! (?:in|who|seen|treated)\b)")

# Nouns of amount, by what sort of amount: with "of …" or behind another noun they add nothing to the thing measured.
ASPECTS = {
    word: aspect
    for aspect, group in {
        "share": "share proportion percentage rate fraction portion level concentration",
        "cost": "cost",
        "price": "price fee price-tag",
        "spending": "bill expense spending spend expenditure outlay",
        "sum": "amount sum",
        "value": "value worth valuation",
        "size": "size extent area acreage",
        "speed": "speed",
    }.items()
    for word in group.split()
}
_COMPLEMENTS = frozenset({"of", "for", "in", "to", "that", "who", "on", "among", "from"})


# The time of a claim is its period; in its phrase it names no other thing.
_TIME = re.compile(
    r"\b(?:in|over|during|for|within) (?:the )?(?:past|last|previous|preceding) (?:[\w-]+ )?"
    r"(?:hour|day|week|month|quarter|year|decade)s?\b|\b(?:in|over) 24 hours\b"
    r"|(?<=\w )(?:this|last|next|the previous|the current) "
    r"(?:week|month|quarter|year|season|spring|summer|autumn|winter)(?:['’]s)?\b"
    r"|\b(?:in|for|during|by|of) (?:the )?(?:year |financial year |fiscal year )?(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b"
)
_METRES = re.compile(r"(?<![£$€\d.,])(\d+)m\b")
_WHICH = re.compile(r"\b(?:this|last|next|previous|current|(?:19|20)\d\d)\b")


def times_named(phrase: str) -> frozenset[str]:
    """Which year or month the phrase means beside its own: "this", "last"."""
    return frozenset(word for match in _TIME.finditer(phrase.casefold()) for word in _WHICH.findall(match.group()))


def names_span(phrase: str) -> bool:
    """Whether the phrase counts what happened in a span of its own: "cases in the past 48 hours"."""
    return bool(_SPAN.search(phrase.casefold()))


_SPAN = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:(?:past|last|previous|preceding) )?(?:[\w-]+ )?(?:hour|day|week)s\b"
)


# The longer ways of saying come first.
_GROUPS = (*GROUPS_OF_STORIES, *GROUPS, *GROUPS_OF_PEOPLE)
_STANDINS = (*MORE_NAMINGS, *NAMINGS, *standins.STANDINS)


def folded(phrase: str, about: frozenset[str] = frozenset()) -> str:
    """The phrase in small letters, with the phrases that stand for one word put as that word.

    What the claim is `about` may tell what the phrase leaves unsaid: the cases of an outbreak are people infected.
    """
    return _folded(phrase, about & _DISEASE_NAMES)


@lru_cache(maxsize=MOST_PHRASES)
def _folded(phrase: str, diseases: frozenset[str]) -> str:
    text = _TIME.sub(" ", " ".join(phrase.casefold().split()))
    text = " ".join(text.split())
    text = standins.WHEN_IT_CAME.sub("", standins.PART_NAMED.sub("", text))
    text = _METRES.sub(r"\1 metres", text)
    text = _of_beats(standins.JOBS_LOST.sub("staff sacked", text))
    for pattern, word in _STANDINS:
        text = pattern.sub(word, text)
    text = standins.DENIED.sub(r"not \1", text)
    if diseases or _DISEASE_NAMES & set(words.tokens(text)):
        text = _CASES.sub("people infected", text)
        text = _PATIENTS.sub(r"people infected with \1", text)
        text = text if _states_of(text) else _HAVING_IT.sub(r"\1 infected with", text)
    if "derailed" in text:
        text = _CARS.sub("carriages", text)
    text = _AREA_STRUCK.sub("", _PRONOUN_PHRASE.sub(" ", text))
    aboard = _ABOARD.sub("aboard", text)
    return aboard if aboard != text and _states_of(aboard) == {"aboard"} else text


def _of_beats(text: str) -> str:
    """With the namings of the beats of which the phrase has a word; the others are not even looked for."""
    for group in _GROUPS:
        if any(sign in text for sign in group.signs):
            for pattern, name in group.namings:
                text = pattern.sub(name, text)
    return text


def _states_of(text: str) -> set[str | None]:
    return {words.state(words.lemma(token)) for token in words.tokens(text)} - {None}


def without_aspect(parts: list[str]) -> tuple[list[str], str]:
    """The words without a noun of amount that something else is measured by, and which sort of amount that is."""
    for index, part in enumerate(parts):
        doing = part.endswith(("ing", "ed"))  # those sharing a cell, drivers caught speeding
        aspect = ASPECTS.get(part if doing else words.lemma(part))
        if not aspect or part == "shares":  # those of a firm
            continue
        if index and parts[index - 1] == "per":  # earnings per share are no earnings
            continue
        if aspect == "sum" and parts[index + 1 : index + 2] in (["owed"], ["due"], ["paid"], ["spent"], ["raised"]):
            return [*parts[:index], *parts[index + 1 :]], aspect
        before = [one for one in parts[:index] if _says(one)]
        behind = parts[index + 1 : index + 2]
        if behind and behind[0] in _COMPLEMENTS and any(_says(one) for one in parts[index + 2 :]):
            return [*parts[:index], *parts[index + 2 :]], aspect
        if before and (not behind or behind[0] in v.STOP):
            return [*parts[:index], *parts[index + 1 :]], aspect
    return parts, ""


def are_two_aspects(one: str, other: str) -> bool:
    """Whether two sorts of amount are not one: what a thing is worth, and what it cost; its price may be its cost."""
    if not one or not other or one == other or "sum" in (one, other):
        return False
    return not ("cost" in (one, other) and {one, other} <= MONEY_ASPECTS)


MONEY_ASPECTS = frozenset({"cost", "price", "spending"})


def _says(part: str) -> bool:
    base = words.lemma(part)
    return not (part in v.STOP or base in v.STOP or base in v.WEAK or part in v.WEAK or part.isdigit())


def without_neutral(parts: list[str]) -> list[str]:
    """The words without participles that tell only that what stands before them was there."""
    return [part for index, part in enumerate(parts) if not (index and part in _NEUTRAL)]


def without_event_phrases(parts: list[str]) -> list[str]:
    """The words without "in the crash", "by a strike": the story's own event narrows nothing."""
    kept: list[str] = []
    index = 0
    while index < len(parts):
        length = _event_phrase(parts, index) if index else 0
        if length and not _is_all_that_they_do(kept, parts[index + length :], parts[index + length - 1]):
            index += length
            continue
        kept.append(parts[index])
        index += 1
    return kept


def _event_phrase(parts: list[str], index: int) -> int:
    """How many words from here are a preposition, an article, at most one word, and the noun of an event."""
    if parts[index] not in v.EVENT_PREPOSITIONS or parts[index + 1 : index + 2] not in (
        *(["the"], ["this"], ["that"], ["a"], ["an"]),
    ):
        return 0
    for length in (3, 4):
        phrase = parts[index : index + length]
        if len(phrase) == length and _is_event(phrase[-1]) and phrase[2] not in _WHICH_EVENT:
            # "the length of the strike": there the event is the thing measured.
            return 0 if phrase[0] == "of" else length
    return 0


# Of several: the home match is not the away match, nor the first attack the second.
_WHICH_EVENT = v.word_set("home away first second third fourth last final opening previous other earlier later")


def _is_event(part: str) -> bool:
    """Whether the word is the noun of an event, and not a verb of it: "at the plant striking"."""
    return part in v.EVENT_NOUNS or (words.lemma(part) in v.EVENT_NOUNS and not part.endswith(("ing", "ed")))


def _is_all_that_they_do(before: list[str], behind: list[str], event: str) -> bool:
    """ "People at the rally": being there is what they are counted for."""
    protests = words.state(words.lemma(event)) == "protesting"
    return protests and not any(words.state(words.lemma(part)) for part in (*before, *behind))
