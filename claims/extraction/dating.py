"""From words of time to the verb or noun of the event that they date."""

from itertools import islice

from spacy.tokens import Span, Token

from claims.extraction.kinds import KNOWN_VERBS, noun_type, verb_type
from claims.extraction.patterns import events as patterns
from claims.extraction.patterns.ratings import VERBAL_GRADES
from claims.extraction.reading import child, subject_of, tense_of, up
from claims.extraction.sources import antecedent_of

_LONGEST_GRADE = max(len(grade) for grade in VERBAL_GRADES)
_KINDS = frozenset(patterns.TYPES)
Event = tuple[Token, str]


def events_at(span: Span) -> list[Event]:
    """The verbs or nouns that the words of time date, each with its kind; the first is the one that they stand by."""
    main, clause = _event_at(span), _clause_after(span)
    second = _of_verb(clause) if clause is not None else None
    if main is None or second is None:
        found = [event for event in (main or second,) if event]
    elif _is_known(main) and _is_known(second) and not _is_same_time(span):
        found = [main, second]
    else:
        # "set up in 2013, when it failed" is the setting up; "found wanting in May, when inspectors came", the visit
        found = [main] if _is_known(main) and not _is_same_time(span) else [second]
    return found + _shared(span, found)


def _is_known(event: Event) -> bool:
    return event[1] in _KINDS


def _is_same_time(span: Span) -> bool:
    return any(t.lower_ == "same" for t in span)


def _shared(span: Span, found: list[Event]) -> list[Event]:
    """ "On Monday the firm published its accounts and dismissed its head": words of time before both date both."""
    governor = found[0][0] if found and found[0][0].pos_ == "VERB" else None
    if governor is None or governor.i < span.end or governor.dep_ == "conj":
        return []
    joined = (event for verb in governor.conjuncts if _goes_on(verb) and (event := _of_verb(verb)))
    return [event for event in joined if _is_known(event)]


def _goes_on(verb: Token) -> bool:
    """Joined without a time of its own, not even "later"."""
    if verb.pos_ != "VERB" or any(t.dep_.startswith("nsubj") for t in verb.children):
        return False
    return not any(t.lower_ in patterns.AFTERWARDS or t.ent_type_ in ("DATE", "TIME") for t in islice(verb.subtree, 30))


def _event_at(span: Span) -> Event | None:
    """What the words of time hang on: the noun just before them, else the verb or noun of an event above them."""
    root = span.root
    if beside := _noun_beside(span):
        return beside
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


def _noun_beside(span: Span) -> Event | None:
    """ "an inspection last summer": the noun just before the words of time is what they date."""
    before = span.doc[span.start - 1] if span.start else None
    kind = noun_type(before) if before is not None and span[0].pos_ != "ADP" else None
    if before is None or kind is None:
        return None
    if before.dep_ in ("dobj", "nsubjpass") and before.head.lemma_.lower() in KNOWN_VERBS and _is_real(before.head):
        return None  # "published her report last week": the publishing is dated, and the verb says by whom
    return before, kind


def _clause_after(span: Span) -> Token | None:
    """The verb of "when inspectors returned" just after words of time, or of "as he resigned" after "the same time"."""
    doc = span.doc
    after = [t for t in doc[span.end : min(span.end + 3, len(doc))] if t.text != ","]
    openers = ("as", "that", "when") if _is_same_time(span) else ("when",)
    if not after or after[0].lower_ not in openers:
        return None
    verb = next((t for t in up(after[0]) if t.pos_ in ("VERB", "AUX")), None)
    return verb if verb is not None and verb.i > span.end else None


def _of_verb(verb: Token) -> Event | None:
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
    if _moves_a_figure(verb):
        return None
    kind = verb_type(verb)
    if kind == "strike" and child(verb, "dobj") is not None:
        kind = "hit"  # a lorry strikes a bridge; workers just strike
    elif lemma in KNOWN_VERBS or kind != lemma:
        return verb, kind
    if lemma in patterns.STATIVE | patterns.SAYING_WITHOUT_NEWS | patterns.MEASURING | patterns.HAPPENING:
        return None
    return (verb, kind) if verb.pos_ == "VERB" and _has_parties(verb) else None


def _moves_a_figure(verb: Token) -> bool:
    """ "closed a gap of £17m", "left rates at 5 per cent", "went up": figures say it, and nothing ended."""
    lemma, target = verb.lemma_.lower(), child(verb, "dobj")
    what = target.lemma_.lower() if target is not None else ""
    if lemma == "go":
        return any(t.lower_ in ("up", "down") for t in verb.children)
    return (lemma == "close" and what in patterns.GAPS) or (lemma == "leave" and what in patterns.LEFT_AS_IT_WAS)


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


def _inspection_by(verb: Token) -> Event | None:
    """ "inspectors arrived", "the inspectorate returned for an inspection"."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("who", "which", "that"):
        subject = antecedent_of(subject)
    if subject is None or verb.lemma_.lower() not in patterns.COMING | patterns.EXAMINING:
        return None
    if subject.lower_ in patterns.INSPECTING_PEOPLE or subject.lower_ in patterns.BODIES_BY_NAME:
        return verb, "inspection"
    return None


def _event_noun_of(verb: Token) -> Event | None:
    """The noun of an event that happens by this verb: its subject, object, or what its clause describes."""
    subject = subject_of(verb)
    nouns = [verb.head] if verb.dep_ in ("relcl", "acl") else []
    nouns += [subject] if subject is not None else []
    if verb.lemma_.lower() not in ("be", "come", "find", "expect", "have"):
        nouns += [t for t in verb.children if t.dep_ == "dobj"]
    return next(((noun, kind) for noun in nouns if (kind := noun_type(noun))), None)


def _cause_of(verb: Token) -> Event | None:
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
