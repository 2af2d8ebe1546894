"""An event in the words that a timeline shows beside its day."""

from spacy.tokens import Token

from claims.extraction.kinds import particle_of
from claims.extraction.moments import PeriodMention
from claims.extraction.naming import LONGEST, joined, phrase, without
from claims.extraction.patterns import events as patterns
from claims.extraction.reading import child
from claims.values import EventFrame

_MARKS = str.maketrans("", "", '“”"')


def describe(governor: Token, frame: EventFrame, mention: PeriodMention, entity: str | None) -> str:
    """The event as a short noun phrase or clause: what a timeline says beside the day."""
    if frame.type == "inspection":
        return _inspection(frame, entity)
    if frame.type == "death":
        return _death(governor, frame)
    if governor.pos_ in ("NOUN", "PROPN"):
        return without(phrase(governor), governor.doc.text[mention.start : mention.end])
    verb = _verb_words(governor)
    if _is_passive(governor) and frame.object:
        return joined(
            frame.object, verb.removeprefix("been ").removeprefix("was "), frame.agent and f"by {frame.agent}"
        )
    if frame.agent is None and frame.object and governor.tag_ in ("VB", "VBG"):
        return f"{frame.type} of {frame.object}"
    if frame.agent is None and frame.object is None:
        return frame.type
    if frame.type == "announcement" and (news := _complement(governor)):
        return joined(frame.agent, verb, news)
    return joined(frame.agent, verb, frame.object or _complement(governor))


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
    words = list(clause.doc[clause.left_edge.i : clause.right_edge.i + 1])[:LONGEST]
    text = clause.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    return joined(text.translate(_MARKS)).strip(" ,;:.")
