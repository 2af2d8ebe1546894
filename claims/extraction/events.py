"""Dated events: who, what kind of event, when.

Each expression of time leads to the verb or the noun of an event that it dates. Verbs of saying, states, changes of a
figure, gradings and what might be are no events; nouns and verbs of one kind ("inspected", "inspection") fold.
"""

from bisect import bisect_left, bisect_right
from itertools import islice

from spacy.tokens import Doc, Span, Token

from claims.extraction.context import Context
from claims.extraction.describing import describe
from claims.extraction.framing import frame_of, is_place
from claims.extraction.kinds import KNOWN_VERBS, noun_type, verb_type
from claims.extraction.moments import PeriodMention
from claims.extraction.naming import phrase
from claims.extraction.patterns import events as patterns
from claims.extraction.patterns.ratings import VERBAL_GRADES
from claims.extraction.people import People, find_people
from claims.extraction.periods import find_agos
from claims.extraction.reading import child, span_at, subject_of, tense_of, up
from claims.values import EventFrame, Kind, Statement

_LONGEST_GRADE = max(len(grade) for grade in VERBAL_GRADES)
_DATING = frozenset({"at"})


def find_events(doc: Doc, ctx: Context) -> list[Statement]:
    """The dated events of a parsed text, in order of place."""
    if not doc.has_annotation("DEP"):
        return []
    people = find_people(doc)
    found = []
    for mention in sorted([*ctx.periods, *find_agos(doc, ctx.published)], key=lambda m: m.start):
        if mention.is_clock or mention.period is None or mention.role not in _DATING:
            continue
        span = span_at(doc, mention.start, mention.end)
        event = _event_at(span) if span is not None else None
        if event is not None:
            found.append(_statement(event[0], event[1], mention, people, ctx))
    return found


def _statement(governor: Token, kind: str, mention: PeriodMention, people: People, ctx: Context) -> Statement:
    doc, period = governor.doc, mention.period
    attribution = ctx.attributions.of(mention.start, mention.end)
    frame = frame_of(governor, kind, mention, people, attribution.source if attribution else None)
    if kind == "death":
        frame = _paired(governor, frame, mention, ctx)
    about = None if kind in patterns.PERSONAL else ctx.entities.of(governor.idx, governor.idx + len(governor.text))
    surface = doc.text[mention.start : mention.end]
    because = [("event", governor.text), ("period", surface)]
    because += [("entity", about[1])] if about else []
    because += [("attribution", attribution.cue)] if attribution else []
    return Statement(
        kind=Kind.EVENT,
        surface=surface,
        start=mention.start,
        end=mention.end,
        what=describe(governor, frame, mention, about[0] if about else None),
        event=frame,
        period=period,
        entity=about[0] if about else None,
        attribution=attribution,
        because=tuple(because),
    )


# From the words of time to the event -------------------------------------------------------------------------------


def _event_at(span: Span) -> tuple[Token, str] | None:
    """The verb or noun that the words of time date, with the kind of its event."""
    root = span.root
    if beside := _noun_beside(span):
        return beside
    if clause := _when_clause(span):
        return _of_verb(clause)
    previous = root
    for token in islice(up(root), 1, None):
        if token.i in range(span.start, span.end):
            continue
        if token.pos_ == "VERB" or token.dep_ in ("relcl", "advcl", "ccomp") or token.pos_ == "AUX":
            return _of_verb(token)
        if token.pos_ in ("NOUN", "PROPN"):
            if kind := noun_type(token):
                return token, kind
            if previous.dep_ in ("nummod", "compound", "poss", "amod", "nmod"):
                return None
        previous = token
    return None


def _noun_beside(span: Span) -> tuple[Token, str] | None:
    """ "an inspection last summer": the noun just before the words of time is what they date."""
    before = span.doc[span.start - 1] if span.start else None
    kind = noun_type(before) if before is not None and span[0].pos_ != "ADP" else None
    return (before, kind) if before is not None and kind else None


def _when_clause(span: Span) -> Token | None:
    """ "in October, when inspectors returned": the clause says what happened then."""
    doc = span.doc
    after = [t for t in doc[span.end : min(span.end + 3, len(doc))] if t.text != ","]
    if not after or after[0].lower_ != "when":
        return None
    verb = next((t for t in up(after[0]) if t.pos_ in ("VERB", "AUX")), None)
    return verb if verb is not None and verb.i > span.end else None


def _of_verb(verb: Token) -> tuple[Token, str] | None:
    lemma = verb.lemma_.lower()
    if inspection := _inspection_by(verb):
        return inspection
    if not _is_real(verb):
        return None
    if lemma in patterns.HAPPENING | patterns.STATIVE and (noun := _event_noun_of(verb)):
        return noun
    if lemma in patterns.IMPACT and (cause := _cause_of(verb)):
        return cause
    if announced := _announced(verb):
        return verb, announced
    kind = verb_type(verb)
    if kind == "strike" and child(verb, "dobj") is not None:
        kind = "hit"  # a lorry strikes a bridge; workers just strike
    elif lemma in KNOWN_VERBS or kind != lemma:
        return verb, kind
    if lemma in patterns.STATIVE | patterns.SAYING_WITHOUT_NEWS | patterns.MEASURING | patterns.HAPPENING:
        return None
    return (verb, kind) if verb.pos_ == "VERB" and _has_parties(verb) else None


def _is_real(verb: Token) -> bool:
    """Happened, or is to happen: not denied, and not only possible."""
    if any(t.dep_ == "neg" for t in verb.children):
        return False
    aux = [t for t in verb.children if t.dep_ == "aux"]
    if any(t.lower_ in patterns.IRREALIS for t in aux) or (_is_only_meant(verb) if aux else False):
        return False
    if verb.lower_ in patterns.GRADED or _is_part_of_a_grade(verb) or _counts_a_share(verb):
        return False
    return not any(t.dep_ == "mark" and t.lower_ in ("if", "whether", "unless") for t in verb.children)


def _is_only_meant(verb: Token) -> bool:
    """ "has much to save this year": an infinitive happens only where a verb schedules or an adjective judges it."""
    if not any(t.tag_ == "TO" for t in verb.children):
        return False
    return verb.dep_ in ("relcl", "acl", "advcl") or verb.head.lemma_.lower() in patterns.MEANING


def _is_part_of_a_grade(verb: Token) -> bool:
    """ "rated ‘requires improvement’ in 2016": the words of a grade are no clause."""
    following = verb.doc.text[verb.idx : verb.idx + _LONGEST_GRADE].lower()
    return following.startswith(VERBAL_GRADES)


def _counts_a_share(verb: Token) -> bool:
    """ "40 per cent were visited": a figure, which carries its own time."""
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in ("cent", "percent", "%", "third", "half", "quarter")


def _inspection_by(verb: Token) -> tuple[Token, str] | None:
    """ "inspectors arrived", "the inspectorate returned for an inspection"."""
    subject = subject_of(verb)
    if subject is None or verb.lemma_.lower() not in patterns.COMING:
        return None
    if subject.lower_ in patterns.INSPECTING_PEOPLE or subject.lower_ in patterns.BODIES_BY_NAME:
        return verb, "inspection"
    return None


def _event_noun_of(verb: Token) -> tuple[Token, str] | None:
    """The noun of an event that happens by this verb: its subject, object, or what its clause describes."""
    subject = subject_of(verb)
    nouns = [verb.head] if verb.dep_ in ("relcl", "acl") else []
    nouns += [subject] if subject is not None else []
    if verb.lemma_.lower() not in ("be", "come", "find", "expect", "have"):
        nouns += [t for t in verb.children if t.dep_ == "dobj"]
    return next(((noun, kind) for noun in nouns if (kind := noun_type(noun))), None)


def _cause_of(verb: Token) -> tuple[Token, str] | None:
    """ "an earthquake struck the region" is the earthquake."""
    subject = subject_of(verb)
    kind = noun_type(subject) if subject is not None else None
    return (verb, kind) if kind else None


def _announced(verb: Token) -> str | None:
    """ "announced he is stepping down" is news of a departure."""
    if verb_type(verb) != "announcement":
        return None
    clause = child(verb, "ccomp", "xcomp")
    inner = verb_type(clause) if clause is not None and clause.pos_ == "VERB" else None
    return inner if inner in ("departure", "appointment", "dissolution", "takeover") else "announcement"


def _has_parties(verb: Token) -> bool:
    """A verb of no known kind is an event where it is past or scheduled and has someone and something to it."""
    if tense_of(verb) not in ("past", "ahead") and not _is_progressive(verb):
        return False
    passive = any(t.dep_ in ("auxpass", "nsubjpass", "agent") for t in verb.children)
    return subject_of(verb) is not None and (passive or child(verb, "dobj", "prep", "prt") is not None)


def _is_progressive(verb: Token) -> bool:
    """ "are meeting on Monday", "have signed": under way, arranged or just done."""
    return any(t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBZ", "VBP") for t in verb.children)


# Two events in one breath ------------------------------------------------------------------------------------------


def _paired(governor: Token, frame: EventFrame, mention: PeriodMention, ctx: Context) -> EventFrame:
    """ "Their deaths in May and June": the first goes with the first of the two named before, as readers take it."""
    dates = _coordinated_dates(governor, ctx)
    victims = _victims_before(governor)
    if len(dates) < 2 or len(dates) != len(victims) or frame.object:
        return frame
    place = dates.index((mention.start, mention.end)) if (mention.start, mention.end) in dates else -1
    if place < 0:
        return frame
    victim = victims[place]
    home = frame.place or _home(victim)
    words = phrase(victim)
    words = words.removeprefix(f"{home} ") if home else words
    return EventFrame(frame.type, frame.agent, words, home, frame.modifiers)


def _coordinated_dates(noun: Token, ctx: Context) -> list[tuple[int, int]]:
    first = bisect_left(ctx.periods, noun.idx, key=lambda m: m.start)
    last = bisect_right(ctx.periods, noun.doc[noun.right_edge.i].idx, key=lambda m: m.start)
    inside = [m for m in ctx.periods[first:last] if not m.is_clock and m.role in _DATING]
    return [(m.start, m.end) for m in inside]


def _victims_before(governor: Token) -> list[Token]:
    """The people whom an earlier noun of the same kind joins by "and"."""
    doc = governor.doc
    for i in range(governor.i - 1, max(-1, governor.i - 120), -1):
        token = doc[i]
        if token.lemma_.lower() != governor.lemma_.lower() or token.pos_ != "NOUN":
            continue
        link = next((t for t in token.children if t.lower_ == "of"), None)
        first = child(link, "pobj") if link is not None else None
        if first is not None:
            # the parser joins the second to the first or, wrongly, to the noun of the event
            return [first, *(first.conjuncts or [t for t in token.conjuncts if t.i > first.i])]
    return []


def _home(victim: Token) -> str | None:
    beside = next((t for t in victim.children if t.i < victim.i and t.ent_type_ == "GPE"), None)
    link = next((t for t in victim.children if t.lower_ in ("from", "of", "in")), None)
    origin = child(link, "pobj") if link is not None else None
    found = beside if beside is not None else origin if origin is not None and is_place(origin) else None
    return found.text if found is not None else None
