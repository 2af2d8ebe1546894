"""Who did what: the frame of a dated event, folded alike whether extraction gave it or only its subject in words."""

import re
from functools import lru_cache

from claims.comparison import vocabulary as v
from claims.comparison import words
from claims.comparison.remembered import MOST_STATEMENTS
from claims.values import EventFrame, Kind, Statement

# One name for each kind of event, whatever the word for it.
_KINDS = {
    "inspection": "inspection inspect inspector visit",
    "publication": "publication publish release issue report",
    "appointment": "appointment appoint hire name",
    "announcement": "announcement announce unveil",
    "death": "death die dead kill murder fatality",
    "birth": "birth bear",
    "establishment": "establishment establish found create founding creation",
    "dissolution": "dissolution dissolve disband disbanding abolish abolition scrap",
    "departure": "departure depart resign resignation quit retire retirement",
    "takeover": "takeover acquire acquisition",
    "arrival": "arrival arrive",
    "opening": "opening open inauguration inaugurate",
    "closure": "closure close",
    "launch": "launch",
    "start": "start begin commence",
    "end": "end finish conclude",
    "election": "election elect",
    "arrest": "arrest",
    "conviction": "conviction convict",
    "strike": "strike walkout",
    "crash": "crash collision",
    "explosion": "explosion explode blast",
    "earthquake": "earthquake quake",
    "merger": "merger merge",
    "vote": "vote referendum",
    "signing": "signing sign",
    "attack": "attack raid",
    "meeting": "meeting meet",
}
_KIND_OF = {
    form: kind for kind, group in _KINDS.items() for word in group.split() for form in (word, words.lemma(word))
}
_PHRASES = {
    "set up": "established",
    "stepped down": "resigned",
    "steps down": "resigns",
    "stepping down": "resigning",
    "taken over": "takeover",
    "took over": "takeover",
    "closed down": "closed",
    "sent in": "appointed",
    "came out": "published",
}
# Which sort of event it was.
_SORTS = v.word_set("full focus focused annual routine interim final joint unannounced follow-up first second third")
_PARTICLES = v.word_set("set up over down out")


@lru_cache(maxsize=MOST_STATEMENTS)
def frame_of(statement: Statement) -> EventFrame | None:
    """The statement's frame with its kind folded; read from its subject where none is given."""
    if statement.event is not None:
        given = statement.event
        return EventFrame(kind_of(given.type), given.agent, given.object, given.place, given.modifiers)
    if statement.kind is not Kind.EVENT or not statement.what:
        return None
    return _read(statement.what)


def kind_of(name: str) -> str:
    """The one name of a kind of event."""
    folded = name.casefold()
    return _KIND_OF.get(folded) or _KIND_OF.get(words.lemma(folded), folded)


def _read(what: str) -> EventFrame | None:
    """A frame from a subject such as "district board set up" or "death of the cyclist, Harwick"."""
    told, _, place = what.partition(", ")
    for phrase, word in _PHRASES.items():
        told = re.sub(rf"\b{phrase}\b", word, told, flags=re.IGNORECASE)
    kinds = [kind for token in words.tokens(told) if (kind := _KIND_OF.get(words.lemma(token)))]
    if not kinds:
        return None
    # What was done stands last ("inspection report published"), unless the phrase begins with it ("death of …").
    kind = kinds[0] if _KIND_OF.get(words.lemma(words.tokens(told)[0])) == kinds[0] else kinds[-1]
    sorts = tuple(token for token in words.tokens(told) if words.lemma(token) in _SORTS or token in _SORTS)
    rest = " ".join(part for part in told.split() if not _belongs_to_kind(part, kind, sorts))
    return EventFrame(kind, None, rest or None, place or None, sorts)


def _belongs_to_kind(part: str, kind: str, sorts: tuple[str, ...]) -> bool:
    folded = part.casefold().strip(".,;:")
    if words.lemma(folded) in v.DOCUMENT_NOUNS:
        return False
    return folded in sorts or folded in _PARTICLES or _KIND_OF.get(words.lemma(folded)) == kind
