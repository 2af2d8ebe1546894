"""Which words of time a claim speaks of: those that govern its clause, else those that its passage carries on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Span, Token

from claims.extraction.agos import agos_near
from claims.extraction.moments import Moment, PeriodMention, around
from claims.extraction.nearness import is_of_another, just_after, shared_at_the_end
from claims.extraction.patterns.governing import BARRIERS, FINDING_VERBS, OPENERS, REPORTING_VERBS, SHIFTING
from claims.extraction.reading import (
    clause_tense,
    paragraph_end,
    paragraph_start,
    sentence_of,
    span_at,
    subject_of,
    tense_of,
    up,
)
from claims.values import Basis, Period, Precision

_FAR = 7
_SENTENCES_BACK = 6
_MENTIONS_BACK = 30
# No writer hangs more on one sentence; lists and tables run together would otherwise cost their length squared.
_MENTIONS_NEAR = 12
_DEEPEST = 60


def period_of(
    start: int, end: int, doc: Doc, mentions: Sequence[PeriodMention], published: Period | None
) -> Period | None:
    """The period that a claim at these offsets speaks of, or None where the text gives none.

    In this order: words of time in its clause; the time of an earlier event that the clause names again ("when he
    arrived"); the day of printing for the present tense; the time that the passage before has set.
    """
    span = span_at(doc, start, end)
    if span is None:
        return None
    sentence = sentence_of(doc, span.root)
    inside = _within(mentions, sentence, start, end)
    inside = sorted([*inside, *agos_near(start, end, sentence, published)], key=lambda m: m.start)
    if after := just_after(end, doc.text, inside):
        return after.period
    apart = [m for m in inside if m.role != "compared" and not is_of_another(start, m, doc.text)]
    if own := _governing(span.root, apart, doc) or shared_at_the_end(span.root, sentence, apart, doc):
        return own.period
    if _barrier(span.root) is not None:
        return None
    if named := _named_again(span.root, mentions, doc):
        return named
    tense = clause_tense(span.root)
    if tense == "present" or _is_headline_news(span.root, doc.text):
        return _printing(published)
    return _carried(sentence, mentions, doc) if tense == "past" else None


def _place_in(mentions: Sequence[PeriodMention], place: int) -> int:
    return bisect_left(mentions, place, key=lambda m: m.start)


def _within(mentions: Sequence[PeriodMention], sentence: Span, start: int, end: int) -> list[PeriodMention]:
    """The mentions of a sentence that name a period, apart from the claim; mentions stand in order of place."""
    first, last = _place_in(mentions, sentence.start_char), _place_in(mentions, sentence.end_char)
    near = _place_in(mentions, start)
    inside = mentions[max(first, near - _MENTIONS_NEAR) : min(last, near + _MENTIONS_NEAR)]
    return [m for m in inside if m.period and not m.is_clock and not (m.start < end and start < m.end)]


def _printing(published: Period | None) -> Period | None:
    if published is None or published.start is None:
        return None
    return replace(around(Moment(published)), basis=Basis.INFERRED)


def _is_headline_news(anchor: Token, text: str) -> bool:
    """ "Nine dead in blaze", "Strike by 40 drivers": the first line, without full stop or finite verb, is news."""
    end = paragraph_end(text, anchor.idx)
    first = paragraph_start(text, anchor.idx) == 0 and bool(text[end:].strip())
    if not first or text[:end].rstrip("”\"’' ").endswith((".", "?")):
        return False
    return not any(t.tag_ in ("VBD", "MD") or (t.tag_ == "VB" and t.dep_ != "ROOT") for t in up(anchor) if t.idx < end)


# In the same sentence ----------------------------------------------------------------------------------------------


def _governing(anchor: Token, mentions: Sequence[PeriodMention], doc: Doc) -> PeriodMention | None:
    """The nearest mention by the parse that stands in the clause of the claim or in one that frames it."""
    ranked = []
    claim_path = _path(anchor)
    near = _place_in(mentions, anchor.idx)
    for mention in mentions[max(0, near - _MENTIONS_NEAR) : near + _MENTIONS_NEAR]:
        cost = _cost(claim_path, mention, doc)
        if cost is not None:
            ranked.append((cost, mention.start, mention))
    best = min(ranked, default=None, key=lambda item: item[:2])
    return best[2] if best else None


def _path(token: Token) -> list[Token]:
    """The way up to the root, as far as sentences that people write go."""
    return list(up(token))


def _cost(claim_path: Sequence[Token], mention: PeriodMention, doc: Doc) -> int | None:
    """How far a mention is from a claim; None where it speaks of something else."""
    span = span_at(doc, mention.start, mention.end)
    if span is None:
        return None
    places = {token.i: n for n, token in enumerate(claim_path)}
    mention_path = []
    for token in _path(span.root):
        mention_path.append(token)
        if token.i in places:
            break
    meeting = mention_path[-1]
    if meeting.i not in places:
        return None
    claim_side = claim_path[: places[meeting.i]]
    down, across = _mention_side(mention_path[:-1], meeting), _claim_side(claim_side, meeting, mention_path)
    if down is None or across is None:
        return None
    return down + across + (_FAR if mention.role in ("since", "until") else 0)


def _mention_side(path: Sequence[Token], meeting: Token) -> int | None:
    """The cost of climbing from the words of time to where the paths meet; other statements shut the way."""
    cost = 0
    for token in path:
        cost += 1
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            return None
        if token.dep_ == "advcl" and any(t.lower_ in SHIFTING for t in token.children if t.dep_ in ("mark", "advmod")):
            return None
        if token.dep_ in ("ccomp", "parataxis"):
            if token.head.lemma_.lower() in REPORTING_VERBS | FINDING_VERBS or token.i > token.head.i:
                return None
            # a clause set before another by a mere comma frames it ("When she came, it was full, there were …")
            cost += 2
        if token.dep_ in ("relcl", "acl") and token.head.i != meeting.i:
            # "an inspection carried out in May found that …" dates what was found; other asides date themselves
            if not _is_subject_of_finding(token.head, meeting):
                return None
            cost += 2
    return cost


def _is_subject_of_finding(noun: Token, verb: Token) -> bool:
    return verb.lemma_.lower() in FINDING_VERBS and any(
        t.dep_.startswith("nsubj") and t.head.i == verb.i for t in up(noun)
    )


def _claim_side(path: Sequence[Token], meeting: Token, mention_path: Sequence[Token]) -> int | None:
    """The cost of climbing from the claim; a noun of an event and a verb of saying shut the way."""
    cost = 0
    for token in path:
        cost += 1
        if token.lemma_.lower() in BARRIERS and token.i != path[0].i:
            return None
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and _moves_to_present(token):
            return None
        if token.dep_ in ("relcl", "advcl"):
            cost += 2
        if (
            token.dep_ in ("ccomp", "xcomp")
            and token.head.lemma_.lower() in REPORTING_VERBS
            and token.head.i == meeting.i
        ):
            # "said on Monday that …" dates the saying
            return None
    if meeting.lemma_.lower() in BARRIERS and path and mention_path[-1].i != meeting.i:
        return None
    return cost


def _moves_to_present(verb: Token) -> bool:
    """ "closed in 2010 and has no pupils": the first verb's time is not the second's."""
    return tense_of(verb) == "present" and tense_of(verb.head) == "past"


def _barrier(anchor: Token) -> Token | None:
    """The noun of an event around the claim that no words of time date ("the deaths of two children")."""
    for token in up(anchor):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.i != anchor.i and token.lemma_.lower() in BARRIERS:
            return token
    return None


# From what stands before ------------------------------------------------------------------------------------------


def _named_again(anchor: Token, mentions: Sequence[PeriodMention], doc: Doc) -> Period | None:
    """ "when he arrived", where an earlier sentence says when that was."""
    verb = next((clause for t in _path(anchor) for clause in islice(t.children, _DEEPEST) if _reopens(clause)), None)
    if verb is None:
        return None
    before = _place_in(mentions, verb.idx)
    for mention in reversed(mentions[max(0, before - _MENTIONS_BACK) : before]):
        if mention.role != "at" or mention.is_clock:
            continue
        span = span_at(doc, mention.start, mention.end)
        governor = next((t for t in up(span.root) if t.pos_ == "VERB"), None) if span is not None else None
        if governor is not None and governor.lemma_ == verb.lemma_ and _has_dates(mention.period):
            return replace(mention.period, basis=Basis.INFERRED) if mention.period else None
    return None


def _reopens(token: Token) -> bool:
    if token.dep_ != "advcl" or subject_of(token) is None:
        return False
    return any(t.lower_ in OPENERS for t in token.children if t.dep_ in ("advmod", "mark"))


def _carried(sentence: Span, mentions: Sequence[PeriodMention], doc: Doc) -> Period | None:
    """The time that the sentences before in the same passage have set, while they go on in the past tense."""
    limit = _passage_start(doc.text, sentence.start_char)
    current = sentence
    for _ in range(_SENTENCES_BACK):
        if current.start == 0 or current.start_char <= limit:
            return None
        current = sentence_of(doc, doc[current.start - 1])
        root = _content_root(current)
        told = [m for m in _within(mentions, current, root.idx, root.idx) if m.role != "compared"]
        found = _governing(root, told, doc)
        if found is None and (named := _named_again(root, mentions, doc)):
            return named
        if found is not None:
            usable = found.role == "at" and _has_dates(found.period)
            return replace(found.period, basis=Basis.INFERRED) if usable and found.period else None
        if current.text.strip() and clause_tense(root) not in ("past", ""):
            return None
    return None


def _content_root(sentence: Span) -> Token:
    """The verb of what a sentence tells, past "she said" and "it found"."""
    verb: Token = sentence.root
    for _ in range(4):
        content = next((t for t in verb.children if t.dep_ == "ccomp"), None)
        if content is None or verb.lemma_.lower() not in REPORTING_VERBS | FINDING_VERBS:
            break
        verb = content
    return verb


def _passage_start(text: str, place: int) -> int:
    """The start of the paragraph, or of the quotation that runs on over several."""
    start = paragraph_start(text, place)
    while start > 0 and text[start : start + 1] in "“\"‘'":
        previous_end = len(text[:start].rstrip())
        previous = paragraph_start(text, previous_end)
        before = text[previous:previous_end]
        if not before or before[-1] in "”\"’'" or not any(mark in before for mark in '“"'):
            break
        start = previous
    return start


def _has_dates(period: Period | None) -> bool:
    return period is not None and period.start is not None and period.precision is not Precision.VAGUE
