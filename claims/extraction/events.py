"""Dated events: who, what kind of event, when.

Each expression of time leads to the verb or the noun of an event that it dates. Verbs of saying, states, changes of a
figure, gradings and what might be are no events; nouns and verbs of one kind ("inspected", "inspection") fold.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from claims.extraction.context import Context
from claims.extraction.dating import events_at
from claims.extraction.describing import describe
from claims.extraction.framing import frame_of, is_place
from claims.extraction.moments import PeriodMention
from claims.extraction.naming import phrase
from claims.extraction.patterns import events as patterns
from claims.extraction.people import People
from claims.extraction.periods import find_agos
from claims.extraction.reading import child, span_at
from claims.values import EventFrame, Kind, Statement

_DATING = frozenset({"at", "same", "earlier"})


def find_events(doc: Doc, ctx: Context) -> list[Statement]:
    """The dated events of a parsed text, in order of place."""
    if not doc.has_annotation("DEP"):
        return []
    people = ctx.attributions.people
    found, dated = [], set[int]()
    for mention in sorted([*ctx.periods, *find_agos(doc, ctx.published)], key=lambda m: m.start):
        if mention.is_clock or mention.period is None or mention.role not in _DATING:
            continue
        span = span_at(doc, mention.start, mention.end)
        events = events_at(span) if span is not None else []
        if mention.role == "earlier":  # "shut 6 schools in May and 4 a year earlier": figures, and no event again
            events = [event for event in events if event[0].i not in dated]
        dated.update(governor.i for governor, _ in events)
        found += [_statement(*event, mention, people, ctx, first=n == 0) for n, event in enumerate(events)]
    return _once(found)


def _once(events: list[Statement]) -> list[Statement]:
    """One event at one place."""
    return list({(event.start, event.end): event for event in reversed(events)}.values())[::-1]


def _place(governor: Token, mention: PeriodMention, ctx: Context, *, first: bool) -> tuple[int, int]:
    """The words of time; what they date beside another event, or by "the same time", tells itself apart by more."""
    if mention.role == "same":
        before = bisect_left(ctx.periods, mention.start, key=lambda m: m.start) - 1
        beside = ctx.periods[before] if before >= 0 else None
        adjoins = beside is not None and not governor.doc.text[beside.end : mention.start].strip(" ,")
        return (beside.start if beside is not None and adjoins else mention.start), mention.end
    if first:
        return mention.start, mention.end
    return min(mention.start, governor.idx), max(mention.end, governor.idx + len(governor.text))


def _statement(
    governor: Token, kind: str, mention: PeriodMention, people: People, ctx: Context, *, first: bool
) -> Statement:
    doc, period = governor.doc, mention.period
    start, end = _place(governor, mention, ctx, first=first)
    attribution = ctx.attributions.of(mention.start, mention.end)
    frame = frame_of(governor, kind, mention, people, attribution.source if attribution else None)
    if kind == "death":
        frame = _paired(governor, frame, mention, ctx)
    about = None if kind in patterns.PERSONAL else ctx.entities.of(governor.idx, governor.idx + len(governor.text))
    because = [("event", governor.text), ("period", doc.text[mention.start : mention.end])]
    because += [("entity", about[1])] if about else []
    because += [("attribution", attribution.cue)] if attribution else []
    return Statement(
        kind=Kind.EVENT,
        surface=doc.text[start:end],
        start=start,
        end=end,
        what=describe(governor, frame, mention, about[0] if about else None),
        event=frame,
        period=period,
        entity=about[0] if about else None,
        attribution=attribution,
        because=tuple(because),
    )


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
