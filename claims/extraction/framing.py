"""Who did what: the frame of an event around its verb or noun, and the phrase that a journalist reads."""

import re
from itertools import islice

from spacy.tokens import Token

from claims.extraction.moments import PeriodMention
from claims.extraction.patterns import events as patterns
from claims.extraction.people import People
from claims.extraction.reading import child, sentence_of, subject_of
from claims.extraction.sources import antecedent_of, person_of, phrase_end
from claims.values import EventFrame

_VERB_TYPES = {verb: kind for kind, (verbs, _) in patterns.TYPES.items() for verb in verbs.split()}
_NOUN_TYPES = {noun: kind for kind, (_, nouns) in patterns.TYPES.items() for noun in nouns.split()}
KNOWN_VERBS = frozenset(_VERB_TYPES)
_LONGEST = 14
_WIDEST = 60
_SPACES = re.compile(r"\s+")


def noun_type(noun: Token) -> str | None:
    """The kind of event that a noun names, if it names one."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = noun.lemma_.lower()
    if lemma in patterns.ONLY_BY_INSPECTORS and not (inspecting_body(noun) or _is_focused(noun)):
        return None
    return _NOUN_TYPES.get(lemma)


def verb_type(verb: Token) -> str:
    """The kind of event of a verb, with its particle, or its lemma."""
    lemma = verb.lemma_.lower()
    particle = particle_of(verb)
    if particle and (kind := _VERB_TYPES.get(f"{lemma}-{particle}")):
        return _taken_over(verb) or kind
    return _VERB_TYPES.get(lemma, lemma)


def particle_of(verb: Token) -> str | None:
    """The particle that makes another verb ("set up"); a preposition with its own object is none."""
    for token in verb.children:
        loose = token.i == verb.i + 1 and token.dep_ in ("advmod", "prep") and not any(token.children)
        if token.dep_ == "prt" or (loose and token.lower_ in patterns.PARTICLES):
            return str(token.lower_)
    return None


def _taken_over(verb: Token) -> str | None:
    """A person who takes over a job is appointed; a body that takes over another is not."""
    subject = subject_of(verb)
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    is_person = subject is not None and (subject.ent_type_ == "PERSON" or subject.lower_ in ("who", "he", "she"))
    return "appointment" if verb.lemma_.lower() == "take" and is_person and not passive else None


def _is_focused(noun: Token) -> bool:
    return any(t.lower_ in ("focused", "inspection", "monitoring", "unannounced") for t in noun.children)


def inspecting_body(token: Token) -> str | None:
    """The inspectorate that stands in a phrase or is a verb's subject."""
    for part in islice(token.subtree, _WIDEST):
        if part.lower_ in patterns.BODIES_BY_NAME:
            return part.text
    return None


def _last_body(token: Token) -> str | None:
    """The inspectorate last named before: "the inspection" is its own."""
    before = token.doc[max(0, token.i - 400) : token.i]
    return next((t.text for t in reversed(before) if t.lower_ in patterns.BODIES_BY_NAME), None)


# Frames ------------------------------------------------------------------------------------------------------------


def frame_of(governor: Token, kind: str, mention: PeriodMention, people: People, speaker: str | None) -> EventFrame:
    """Who, what and where of an event, in the article's words."""
    if governor.pos_ in ("NOUN", "PROPN"):
        agent, target = _noun_roles(governor, kind)
    else:
        agent, target = _verb_roles(governor, people, speaker)
    place = _place(governor, mention)
    if place is None and (by := child(governor, "agent")) is not None:
        doer = child(by, "pobj")
        place = _place(doer, mention) if doer is not None else None
    if agent and place:
        agent = re.sub(rf" (?:in|at|near|from) {re.escape(place)}\Z", "", agent)
    return EventFrame(kind, agent, target, place, _modifiers(governor))


def _noun_roles(noun: Token, kind: str) -> tuple[str | None, str | None]:
    agent = inspecting_body(noun) or _last_body(noun) if kind == "inspection" else None
    by = _object_of(noun, "by")
    owner = child(noun, "poss")
    owner = None if owner is not None and owner.ent_type_ in ("DATE", "TIME") else owner
    agent = agent or (phrase(by) if by is not None else None)
    target = _object_of(noun, "of") or _object_of(noun, "into") or _object_of(noun, "at")
    if target is not None:
        return agent or (phrase(owner) if owner is not None else None), phrase(target)
    if owner is None or owner.pos_ == "PRON":
        return agent, None
    # "the department's announcement" is its own, "the king's death" befell him
    return (agent, phrase(owner)) if kind in ("death", "inspection", "departure") else (agent or phrase(owner), None)


def _verb_roles(verb: Token, people: People, speaker: str | None) -> tuple[str | None, str | None]:
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    by = child(verb, "agent")
    doer = child(by, "pobj") if by is not None else None
    subject = verb.head if participle else _own_subject(verb) if passive else subject_of(verb)
    if subject is None and verb.dep_ in ("pcomp", "advcl"):
        subject = next((s for t in verb.ancestors if t.pos_ in ("VERB", "AUX") and (s := subject_of(t))), None)
    if subject is not None and verb.dep_ == "xcomp" and subject.lower_ == "it":
        subject = None  # "it was a mistake to close the board": nobody is said to have closed it
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


def named(token: Token, people: People, speaker: str | None) -> str | None:
    """A phrase in words, with pronouns replaced by what they stand for where that is plain."""
    lower = token.lower_
    if lower in ("who", "which", "that", "when"):
        found = antecedent_of(token)
        return named(found, people, speaker) if found is not None and found.lower_ != lower else None
    if lower in ("i", "we", "me", "us"):
        return speaker
    if lower in ("he", "she", "him", "her"):
        return people.before(token.idx, lower)
    if lower in ("it", "they", "them", "this"):
        found = _antecedent(token)
        return phrase(found) if found is not None else None
    return person_of(token, people) or phrase(token)


def _antecedent(pronoun: Token) -> Token | None:
    """The last subject before a pronoun that is a thing and of the same number."""
    plural = pronoun.lower_ in ("they", "them")
    if (said := _said_before(pronoun)) is not None and (said.tag_ in ("NNS", "NNPS")) == plural:
        return said
    for i in range(pronoun.i - 1, max(-1, pronoun.i - 80), -1):
        token = pronoun.doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.ent_type_ != "PERSON" and (token.tag_ in ("NNS", "NNPS")) == plural and token.lemma_ != "view":
            return token
    return None


def _said_before(pronoun: Token) -> Token | None:
    """The subject of what the sentence before says, past "he said" and "the view is that"."""
    start = sentence_of(pronoun.doc, pronoun).start
    if start == 0:
        return None
    verb = sentence_of(pronoun.doc, pronoun.doc[start - 1]).root
    for _ in range(4):
        content = child(verb, "ccomp")
        if content is None:
            break
        verb = content
    subject = subject_of(verb)
    plain = subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.ent_type_ != "PERSON"
    return subject if plain else None


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


# In words ----------------------------------------------------------------------------------------------------------


def phrase(noun: Token) -> str:
    """A noun phrase without article, asides and relative clauses, cut where it grows long."""
    tokens = []
    for token in noun.doc[noun.left_edge.i : phrase_end(noun)]:
        if token.i > noun.i and (token.dep_ == "punct" or token.is_space):
            break
        tokens.append(token)
    while len(tokens) > 1 and (tokens[0].dep_ == "det" or tokens[0].pos_ in ("DET", "PUNCT", "SPACE", "CCONJ")):
        tokens = tokens[1:]
    if len(tokens) > _LONGEST:
        tokens = [t for t in tokens if t.i <= noun.i][-_LONGEST:]
    text = noun.doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)]
    return _SPACES.sub(" ", text).strip(' ,;:"“”')


def describe(governor: Token, frame: EventFrame, mention: PeriodMention, entity: str | None) -> str:
    """The event as a short noun phrase or clause: what a timeline says beside the day."""
    if frame.type == "inspection":
        return _inspection(frame, entity)
    if frame.type == "death":
        return _death(governor, frame)
    if governor.pos_ in ("NOUN", "PROPN"):
        return _without(phrase(governor), mention, governor)
    verb = _verb_words(governor)
    if _is_passive(governor) and frame.object:
        return _joined(
            frame.object, verb.removeprefix("been ").removeprefix("was "), frame.agent and f"by {frame.agent}"
        )
    if frame.agent is None and frame.object and governor.tag_ in ("VB", "VBG"):
        return f"{frame.type} of {frame.object}"
    if frame.agent is None and frame.object is None:
        return frame.type
    return _joined(frame.agent, verb, frame.object or _complement(governor))


def _inspection(frame: EventFrame, entity: str | None) -> str:
    words = [*frame.modifiers[:1], frame.agent if frame.agent in _bodies(frame.agent) else "", "inspection"]
    target = entity or frame.object
    text = " ".join(word for word in words if word)
    if frame.agent and frame.agent.lower() not in patterns.BODIES_BY_NAME and not frame.object:
        text = f"{text} by {frame.agent}"
    return f"{text} of {target}" if target and target.lower() not in text.lower() else text


def _bodies(name: str | None) -> tuple[str | None, ...]:
    return (name,) if name and name.lower() in patterns.BODIES_BY_NAME else ()


def _death(governor: Token, frame: EventFrame) -> str:
    who = frame.object if governor.pos_ == "NOUN" or _is_passive(governor) or frame.object else frame.agent
    text = f"death of {who}" if who else "deaths" if governor.tag_ == "NNS" else "death"
    return f"{text}, {frame.place}" if frame.place and frame.place not in text else text


def _is_passive(verb: Token) -> bool:
    if any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "pcomp")


def _verb_words(verb: Token) -> str:
    particle = particle_of(verb)
    return f"{verb.text} {particle}" if particle else verb.text


def _complement(verb: Token) -> str | None:
    clause = child(verb, "ccomp", "xcomp")
    if clause is None:
        return None
    words = list(clause.doc[clause.left_edge.i : clause.right_edge.i + 1])[:_LONGEST]
    text = clause.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    return _SPACES.sub(" ", text).strip(' ,;:.“”"')


def _joined(*parts: str | None) -> str:
    return _SPACES.sub(" ", " ".join(part for part in parts if part)).strip()


def _without(text: str, mention: PeriodMention, governor: Token) -> str:
    words = governor.doc.text[mention.start : mention.end]
    for link in (" in ", " on ", " of ", " at ", " "):
        text = text.replace(f"{link}{words}", "")
    for ending in ("'s ", "’s ", " "):
        text = text.removeprefix(f"{words}{ending}")
    return text.strip(" ,;:")
