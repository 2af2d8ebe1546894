"""What claims are about: one subject for all of them, in their own words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.comparison import vocabulary as v
from claims.comparison import words
from claims.comparison.frames import frame_of
from claims.values import Kind, Relation, Statement

LONGEST = 70
_TELLING = 4
_RELATIVES = frozenset({"that", "who", "which"})
_HELPERS = v.word_set("is are was were be been being has have had do does did will would can could may might")
_PRONOUNS = v.word_set("he she it they we i him her them who")
# Of these relations, all claims are about one thing, however differently they put it.
_OF_ONE_THING = frozenset(
    {Relation.CONTRADICTS, Relation.CORROBORATES, Relation.COMPATIBLE, Relation.UPDATES, Relation.CANNOT_COMPARE,
     Relation.HEDGE_VARIES, Relation.QUOTE_VARIES}
)  # fmt: skip


def subject(statement: Statement) -> str:
    """What a statement is about, in words that can stand inside a sentence."""
    if statement.kind is Kind.FIGURE:
        said = statement.counted or statement.measure or ""
    else:
        said = statement.what or (statement.event.type if statement.event else "") or statement.measure or ""
    return inside_sentence(_without_dangling(_without_clause(_IN_BRACKETS.sub("", said.strip()) or said.strip())))


_IN_BRACKETS = re.compile(r" ?\([^()]*\)$")


def shared_subject(members: Sequence[Statement], relation: Relation | None) -> str:
    """The one thing that all are about: the measure, else the fullest short phrase that all their words support."""
    measures = {member.measure for member in members}
    if len(measures) == 1 and members[0].measure:
        return members[0].measure
    named = [name for member in members if (name := subject(member))]
    whole = relation is None or relation in _OF_ONE_THING
    supported = [name for name in dict.fromkeys(named) if all(_supports(one, name, whole=whole) for one in members)]
    short = [name for name in supported if len(name) <= LONGEST] or supported
    if short and len(named) == len(members):
        return min(short, key=lambda name: (-min(_TELLING, len(words.content(name))), len(name), name))
    if relation in _OF_ONE_THING and named:
        return min(named, key=lambda name: (-named.count(name), len(name), name))
    return ""


def about(members: Sequence[Statement], relation: Relation | None) -> str:
    """A sentence on what they are about; where it is not one thing, what each is."""
    named = shared_subject(members, relation)
    if named:
        everyone = "Both" if len(members) == 2 else "All"
        return f"{everyone} are about {_with_article(named)}{_place(members, named)}."
    subjects = list(dict.fromkeys(name for member in members if (name := subject(member))))
    if len(subjects) != 2:
        return ""
    verb = "counts" if all(member.kind is Kind.FIGURE for member in members) else "is about"
    return f"One {verb} {subjects[0]}, the other {subjects[1]}{_place(members, ' '.join(subjects))}."


def _with_article(named: str) -> str:
    """ "The dead", "the cost of the bridge", "the rise in rents"."""
    first, _, rest = named.casefold().partition(" ")
    of_amount = first in v.FIXED_HEADS | _AMOUNTS and rest.startswith(("of ", "in ", "from ", "for ", "to "))
    return f"the {named}" if of_amount or named.casefold() in _FATES else named


def event_name(members: Sequence[Statement]) -> str:
    """The event that all tell of, by who did it or to whom it was done: “inspection by Estyn”."""
    frames = [frame for member in members if (frame := frame_of(member)) is not None]
    for preposition, parties in (("by", [frame.agent for frame in frames]), ("of", [frame.object for frame in frames])):
        party = _plainest([name for name in parties if name])
        if party and frames[0].type:
            return f"{frames[0].type} {preposition} {party}"
    return shared_subject(members, Relation.CONTRADICTS) or "event"


def _plainest(parties: list[str]) -> str:
    """The name that most give, then the shortest; one with a capital before one without."""
    named = [name for name in parties if name.casefold() not in _PRONOUNS]
    ordered = sorted(named, key=lambda name: (name == name.casefold(), -named.count(name), len(name), name))
    return ordered[0] if ordered else ""


def _place(members: Sequence[Statement], named: str) -> str:
    places = {member.entity for member in members}
    place = members[0].entity
    return f" ({place})" if len(places) == 1 and place and place.casefold() not in named.casefold() else ""


def _supports(member: Statement, name: str, *, whole: bool) -> bool:
    """Whether the words of a claim, or else of its `whole` sentence, hold all that a phrase says."""
    frame = member.event
    parts = [member.counted, member.measure, member.what, member.entity, member.surface]
    parts += [member.sentence] if whole else []
    parts += [frame.type, frame.agent, frame.object, frame.place] if frame else []
    return words.concepts(name) <= words.concepts(" ".join(part for part in parts if part))


def _without_dangling(phrase: str) -> str:
    """The phrase without a clause that was cut off before it said anything: "workers that were"."""
    parts = phrase.split()
    for index, part in enumerate(parts):
        if index and part.casefold() in _RELATIVES and _says_nothing(parts[index + 1 :]):
            return " ".join(parts[:index])
    return phrase


def _without_clause(phrase: str) -> str:
    """A phrase too long for one breath, without what its relative clauses add."""
    if len(phrase) <= LONGEST:
        return phrase
    parts = phrase.split()
    cut = next((index for index, part in enumerate(parts) if index and part.casefold() in _RELATIVES), len(parts))
    return " ".join(parts[:cut])


def _says_nothing(rest: list[str]) -> bool:
    """Only helping verbs, or a verb that asks for what was said or found: "that have found"."""
    full = [part.casefold() for part in rest if part.casefold() not in _HELPERS]
    return not full or (len(full) == 1 and full[0] == rest[-1].casefold() and words.lemma(full[0]) in v.REPORTING_VERBS)


def inside_sentence(phrase: str) -> str:
    """Without the capital of a sentence's start, and of a headline's; a name keeps its own."""
    parts = (phrase if phrase.count('"') % 2 == 0 else phrase.replace('"', "")).split()
    if len(parts) > 1 and all(part[:1].isupper() for part in parts if part.casefold() not in v.STOP):
        parts = [part.casefold() if _is_common(part) else part for part in parts]
    elif parts and _is_common(parts[0]):
        parts[0] = parts[0][:1].casefold() + parts[0][1:]
    for index, (before, part) in enumerate(pairwise(parts), start=1):
        if before in ("what", "the", "of") and _is_adverb(part):  # "what Earlier reports said", from a sentence's start
            parts[index] = part.casefold()
    return " ".join(parts)


def _is_common(word: str) -> bool:
    base = words.lemma(word.casefold())
    if word.isupper() and len(word) > 1:
        return False
    return bool(
        {word.casefold(), base} & _COMMON or words.state(base) or base in words.SYNONYM_OF or base in v.KINDS_OF_PEOPLE
    )


def _is_adverb(word: str) -> bool:
    return word.casefold() in _TIME_WORDS


_AMOUNTS = v.word_set(
    "share proportion percentage rate cost price value number rise increase growth fall drop decline time amount sum"
)
# Without a noun these stand for people: "the dead".
_FATES = v.word_set("dead injured wounded missing homeless unemployed jobless displaced evacuated poor")
_TIME_WORDS = v.word_set("earlier later previous former new last first some many most all")
_COMMON = v.STOP | v.WEAK | v.DOCUMENT_NOUNS | _TIME_WORDS | frozenset(v.SMALL_NUMBERS) | v.EVENT_NOUNS
