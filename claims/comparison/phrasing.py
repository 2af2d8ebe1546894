"""A phrase brought to one form before it is read: phrases that stand for a word, settings, nouns of amount."""

import re

from claims.comparison import vocabulary as v
from claims.comparison import words

_PRONOUN_PHRASE = re.compile(r"\b(?:of|from|in|at|on|to|for|with)\s+(?:their|its|his|her)\s+\w+(?:\s+homes?)?\b")
# What stands for one word, put as that word.
_SAID_AS = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), word)
    for pattern, word in (
        # Those of whom nobody can tell what became of them are missing.
        (r"whose (?:fate|whereabouts) (?:is|are|was|were|remains?|remained) (?:still )?(?:unclear|unknown|uncertain)",
         "missing"),
        (r"out of work", "jobless"),
        (r"(?:lost|lose|losing) (?:their|his|her) jobs?", "sacked"),
        (r"(?:laid|lay|laying|lays) off|made redundant", "sacked"),
        (r"on the books", "employed"),
        (r"(?:lost|lose) their lives", "dead"),
        (r"lives lost", "people dead"),
        (r"(?:lost|lose|losing) their homes?|made homeless|left homeless", "homeless"),
        (r"(?:ordered|told|forced|asked|urged|had) (?:to )?(?:leave|evacuate|flee)(?: their homes?)?", "evacuated"),
        (r"(?:forced|driven) (?:out of|from) (?:their )?homes?", "displaced"),
        (r"on board", "aboard"),
        (r"(?:shut|locked|kept) out", "affected"),
        (r"per cent", "percent"),
        (r"(?:for|to) (?:each|every)|a head of", "per"),
        (r"test(?:ed|ing)? positive(?: for)?", "infected with"),
        (r"(?:taken|rushed|sent|admitted) to (?:the )?hospitals?|treated in (?:the )?hospitals?|in hospital",
         "hospitalised"),
        (r"on (?:a |the |its )?(?:hospital )?waiting lists?", "waiting"),
        (r"(?:without|lost|lose|losing) (?:power|electricity)|in the dark|(?:power|electricity) (?:cuts?|outages?)",
         "powerless"),
        (r"burn(?:ed|t|ing)? (?:down|to the ground)", "destroyed"),
        (r"under water", "flooded"),
        (r"(?:shares?|stock) price|shares(?! of the\b)", "stock"),
        (r"(?:jail|prison) (?:term|sentence)|term (?:in|of) (?:jail|prison)|years in (?:jail|prison)", "sentence"),
        (r"behind bars|in (?:jail|prison)", "imprisoned"),
        (r"black hole|budget hole", "deficit"),
        (r"members? of (?:the )?parliament|mps", "lawmakers"),
        (r"members? of (?:the |a )?jury", "jurors"),
        (r"(?:taken|took|held|holding) (?:as )?hostages?", "hostage"),
        (r"on the run|at large", "fugitive"),
    )
)  # fmt: skip
_JOBS_LOST = re.compile(
    r"\bjob (?:cuts|losses|cull)\b"
    r"|\b(?:jobs|posts|positions|roles) (?:\w+ )?(?:to )?(?:be )?(?:cut|lost|axed|go|shed)\b"
    r"|\bcut(?:ting)? (?:of )?(?:jobs|posts)\b"
)
_VESSEL = r"(?:plane|aircraft|jet|airliner|flight|ferry|boat|ship|vessel|train|bus|coach|tram)"
_ABOARD = re.compile(rf"\b(?:on|in) (?:the|a|an) (?:\w+ )?{_VESSEL}\b")

# Nouns for the body that a text is about: "the council", "the company" is its own.
_BODIES = v.word_set(
    """
    company firm bank city town county state country council force hospital school university college government
    department agency authority club party union airline carrier village island region district province area site
    scene nation trust board group unit charity
    """
)
_PREPOSITIONS = "of|from|in|at|on|to|for|with|by|across|within|since|after|before|during|over|under"
_BODY = re.compile(rf"\s(?:{_PREPOSITIONS}) the ({'|'.join(sorted(_BODIES))})(?=$|,| (?:{_PREPOSITIONS}|who|that)\b)")
# Behind a noun these tell only that the thing was there: "the fine imposed", "the bonus paid".
_NEUTRAL = v.word_set("paid won imposed levied involved recorded registered logged incurred")
_CASES = re.compile(r"\bcases?\b(?! workers?)")
_DISEASES = v.word_set(
    """
    measles ebola cholera flu influenza malaria covid covid-19 coronavirus zika sars mers polio tuberculosis hepatitis
    dengue meningitis hiv salmonella listeria e-coli norovirus legionnaires typhoid mumps rabies virus disease infection
    fever smallpox monkeypox mpox diphtheria pneumonia scabies
    """
)

# Nouns of amount, by what sort of amount: with "of …" or behind another noun they add nothing to the thing measured.
ASPECTS = {
    word: aspect
    for aspect, group in {
        "share": "share proportion percentage rate fraction portion level",
        "cost": "cost price bill price-tag expense",
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
    r"(?:week|month|quarter|year|season|spring|summer|autumn|winter)\b"
    r"|\b(?:in|for|during|by|of) (?:the )?(?:year |financial year |fiscal year )?(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b"
)
_WHICH = re.compile(r"\b(?:this|last|next|previous|current|(?:19|20)\d\d)\b")


def times_named(phrase: str) -> frozenset[str]:
    """Which year or month the phrase means beside its own: "this", "last"."""
    return frozenset(word for match in _TIME.finditer(phrase.casefold()) for word in _WHICH.findall(match.group()))


def folded(phrase: str) -> str:
    """The phrase in small letters, with the phrases that stand for one word put as that word."""
    text = _TIME.sub(" ", " ".join(phrase.casefold().split()))
    text = " ".join(text.split())
    text = _JOBS_LOST.sub("staff sacked", text)
    for pattern, word in _SAID_AS:
        text = pattern.sub(word, text)
    if _DISEASES & set(words.tokens(text)):
        text = _CASES.sub("people infected", text)
    text = _PRONOUN_PHRASE.sub(" ", text)
    aboard = _ABOARD.sub("aboard", text)
    return aboard if aboard != text and _states_of(aboard) == {"aboard"} else text


def without_body(text: str) -> tuple[str, frozenset[str]]:
    """The folded phrase without "of the council", "at the school", and the nouns of these bodies."""
    bodies = frozenset(words.concept(words.lemma(match.group(1))) for match in _BODY.finditer(text))
    return _BODY.sub(" ", text), bodies


def _states_of(text: str) -> set[str | None]:
    return {words.state(words.lemma(token)) for token in words.tokens(text)} - {None}


def without_aspect(parts: list[str]) -> tuple[list[str], str]:
    """The words without a noun of amount that something else is measured by, and which sort of amount that is."""
    for index, part in enumerate(parts):
        aspect = ASPECTS.get(words.lemma(part))
        if not aspect or part == "shares":  # those of a firm
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
        if len(phrase) == length and words.lemma(phrase[-1]) in v.EVENT_NOUNS | {"strike", "shipwreck"}:
            # "the length of the strike": there the event is the thing measured.
            return 0 if phrase[0] == "of" else length
    return 0


def _is_all_that_they_do(before: list[str], behind: list[str], event: str) -> bool:
    """ "People at the rally": being there is what they are counted for."""
    protests = words.state(words.lemma(event)) == "protesting"
    return protests and not any(words.state(words.lemma(part)) for part in (*before, *behind))
