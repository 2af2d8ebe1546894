"""Who did what: the frame of an event around its verb or noun."""

import re
from itertools import islice

from spacy.tokens import Token

from claims.extraction.kinds import inspecting_body, noun_type
from claims.extraction.moments import PeriodMention
from claims.extraction.naming import clause_words, named, phrase, without
from claims.extraction.patterns import events as patterns
from claims.extraction.people import People
from claims.extraction.reading import child, subject_of, up
from claims.values import EventFrame


def frame_of(governor: Token, kind: str, mention: PeriodMention, people: People, speaker: str | None) -> EventFrame:
    """Who, what and where of an event, in the article's words."""
    if governor.pos_ in ("NOUN", "PROPN"):
        agent, target = _noun_roles(governor, kind)
    else:
        agent, target = _verb_roles(governor, people, speaker)
    if kind == "announcement" and (news := _news(governor)):
        target = target or news
    elif kind == "publication" and governor.pos_ == "NOUN":
        # "the inspector's report last May": the phrase is what came out, and its owner is no more than its author
        agent, target = None, without(phrase(governor), governor.doc.text[mention.start : mention.end])
    place = _place(governor, mention)
    if place is None and (by := child(governor, "agent")) is not None:
        doer = child(by, "pobj")
        place = _place(doer, mention) if doer is not None else None
    if agent and place:
        agent = re.sub(rf" (?:in|at|near|from) {re.escape(place)}\Z", "", agent)
    return EventFrame(kind, agent, target, place, _modifiers(governor))


def _news(governor: Token) -> str | None:
    """What is announced: "that the school will close", "about building two bridges"."""
    own = [t for t in governor.children if t.dep_ in ("ccomp", "acl", "relcl") and t.i > governor.i]
    if governor.pos_ == "NOUN":
        # the parser may hang the clause on the verb around: "follows an announcement last month that …"
        around = [t for t in governor.head.children if t.dep_ == "ccomp" and governor.dep_ == "dobj"]
        own = [t for t in [*own, *around] if _opens_at(t, governor)]
    if own:
        return clause_words(own[0])
    link = next((t for t in governor.children if t.dep_ == "prep" and t.lower_ in ("about", "on", "of")), None)
    doing = child(link, "pcomp") if link is not None else None
    return clause_words(doing) if doing is not None else None


def _opens_at(clause: Token, noun: Token) -> bool:
    """Whether a clause begins with "that" just after a noun, or after words of time beside it."""
    that = next((t for t in clause.children if t.dep_ == "mark" and t.lower_ == "that" and t.i > noun.i), None)
    between = noun.doc[noun.i + 1 : that.i] if that is not None else None
    return between is not None and all(t.ent_type_ in ("DATE", "TIME") or t.is_punct for t in between)


def _noun_roles(noun: Token, kind: str) -> tuple[str | None, str | None]:
    agent = inspecting_body(noun) or _last_body(noun) if kind == "inspection" else None
    by = _object_of(noun, "by")
    owner = child(noun, "poss")
    owner = None if owner is not None and owner.ent_type_ in ("DATE", "TIME") else owner
    agent = agent or (phrase(by) if by is not None else None)
    target = _object_of(noun, "of") or _object_of(noun, "into") or _object_of(noun, "at")
    if target is not None:
        return agent or (_owner_words(owner) if owner is not None else None), phrase(target)
    if owner is None or owner.pos_ == "PRON":
        return agent, None
    # "the department's announcement" is its own, "the king's death" befell him
    words = _owner_words(owner)
    return (agent, words) if kind in ("death", "inspection", "departure") else (agent or words, None)


def _owner_words(owner: Token) -> str:
    """ "the department's": without the ending."""
    return re.sub(r"['’]s?\Z", "", phrase(owner))


def _verb_roles(verb: Token, people: People, speaker: str | None) -> tuple[str | None, str | None]:
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    by = child(verb, "agent")
    doer = child(by, "pobj") if by is not None else None
    subject = verb.head if participle else _own_subject(verb) if passive else subject_of(verb)
    if subject is None and verb.dep_ in ("pcomp", "advcl"):
        subject = next(
            (s for t in islice(up(verb), 1, None) if t.pos_ in ("VERB", "AUX") and (s := subject_of(t))), None
        )
    if subject is not None and verb.dep_ == "xcomp" and subject.lower_ == "it":
        subject = None  # "it was unwise to shut the pier": nobody is said to have closed it
    subject_words = named(subject, people, speaker) if subject is not None else None
    if passive or participle or (verb.tag_ == "VBN" and subject is not None and verb.dep_ == "pcomp"):
        return (named(doer, people, speaker) if doer is not None else None), subject_words
    target = child(verb, "dobj") or child(verb, "attr")
    target_words = named(target, people, speaker) if target is not None else None
    return subject_words, target_words


def _own_subject(verb: Token) -> Token | None:
    """The subject of a passive; where the parse has lost it, the noun just before its auxiliaries."""
    first = min((t.i for t in verb.children if t.dep_ in ("aux", "auxpass")), default=verb.i)
    own = next((t for t in verb.children if t.dep_.startswith("nsubj")), None)
    if own is not None or first == 0:
        return own
    before = verb.doc[first - 1]
    return before if before.pos_ in ("NOUN", "PROPN") else subject_of(verb)


def _object_of(noun: Token, preposition: str) -> Token | None:
    link = next((t for t in noun.children if t.dep_ == "prep" and t.lower_ == preposition), None)
    found = child(link, "pobj") if link is not None else None
    return None if found is None or found.ent_type_ in ("DATE", "TIME") else found


def _place(governor: Token, mention: PeriodMention) -> str | None:
    """The place that the event's own words name."""
    for link in governor.children:
        inner = child(link, "pobj") if link.dep_ == "prep" and link.lower_ in ("in", "at", "near", "off") else None
        while inner is not None:
            if is_place(inner) and not mention.start <= inner.idx < mention.end:
                return phrase(inner)
            deeper = next((t for t in inner.children if t.dep_ == "prep" and t.lower_ in ("in", "near")), None)
            inner = child(deeper, "pobj") if deeper is not None else None
    return None


def is_place(token: Token) -> bool:
    """A name that the model takes for a place, or for nothing in particular after "in" or "from"."""
    return token.ent_type_ in ("GPE", "LOC", "FAC") or (token.pos_ == "PROPN" and not token.ent_type_)


def _modifiers(governor: Token) -> tuple[str, ...]:
    objects = [t for link in governor.children if link.dep_ == "prep" for t in link.children if noun_type(t)]
    nouns = [governor, *objects] if governor.pos_ in ("VERB", "AUX") else [governor]
    near = [t for noun in nouns for t in noun.children if t.lower_ in patterns.MODIFIERS]
    return tuple(dict.fromkeys(t.lower_ for t in sorted(near, key=lambda t: t.i)))


def _last_body(token: Token) -> str | None:
    """The inspectorate last named before: "the inspection" is its own."""
    before = token.doc[max(0, token.i - 400) : token.i]
    return next((t.text for t in reversed(before) if t.lower_ in patterns.BODIES_BY_NAME), None)
