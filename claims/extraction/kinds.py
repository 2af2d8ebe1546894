"""Which kind of event a verb or a noun tells of."""

from itertools import islice

from spacy.tokens import Token

from claims.extraction.patterns import events as patterns
from claims.extraction.patterns.entities import CLASS_OF
from claims.extraction.patterns.speech import PRONOUNS_OF_PEOPLE, ROLES
from claims.extraction.reading import child, subject_of

_VERB_TYPES = {verb: kind for kind, (verbs, _) in patterns.TYPES.items() for verb in verbs.split()}
_NOUN_TYPES = {noun: kind for kind, (_, nouns) in patterns.TYPES.items() for noun in nouns.split()}
KNOWN_VERBS = frozenset(_VERB_TYPES)
_WIDEST = 60


def noun_type(noun: Token) -> str | None:
    """The kind of event that a noun names, if it names one."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = noun.lemma_.lower()
    if lemma in patterns.ONLY_BY_INSPECTORS and not (inspecting_body(noun) or _is_focused(noun) or _is_theirs(noun)):
        return None
    return _NOUN_TYPES.get(lemma)


def _is_theirs(noun: Token) -> bool:
    """ "Inspectors made a second visit": the object of what inspectors do."""
    subject = subject_of(noun.head) if noun.dep_ == "dobj" else None
    return subject is not None and subject.lower_ in patterns.INSPECTING_PEOPLE


def verb_type(verb: Token) -> str:
    """The kind of event of a verb, with its particle, or its lemma."""
    lemma = verb.lemma_.lower()
    particle = particle_of(verb)
    if particle and (kind := _VERB_TYPES.get(f"{lemma}-{particle}")):
        return _taken_over(verb) or kind
    return "appointment" if _sent_to_a_body(verb) else _VERB_TYPES.get(lemma, lemma)


def _sent_to_a_body(verb: Token) -> bool:
    """ "ministers sent her to the council": those in power send a person there to run or to mend it."""
    if verb.lemma_.lower() not in patterns.SENDING:
        return False
    whom, to = child(verb, "dobj", "nsubjpass"), child(verb, "prep", "dative")
    subject, by = child(verb, "nsubj"), child(verb, "agent")
    sender = subject if subject is not None else child(by, "pobj") if by is not None else None
    body = child(to, "pobj") if to is not None and to.lower_ in ("to", "into") else None
    if whom is None or sender is None or body is None:
        return False
    by_power = sender.lemma_.lower() in patterns.SENDERS or sender.ent_type_ == "ORG"
    return by_power and _is_person(whom) and (body.lemma_.lower() in CLASS_OF or body.ent_type_ == "ORG")


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in PRONOUNS_OF_PEOPLE or token.lemma_.lower() in ROLES


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
