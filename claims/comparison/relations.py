"""The judgement of two statements: the gates in order, then the values."""

from dataclasses import replace

from claims.comparison import (
    events,
    gates,
    narrowing,
    occasions,
    origins,
    periods,
    ratings,
    tolls,
    topics,
    wholes,
    wording,
)
from claims.comparison import vocabulary as v
from claims.comparison.explain import explain
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair, pair_of
from claims.comparison.periods import Times
from claims.comparison.topics import Likeness
from claims.values import Judgement, Kind, Nature, Relation, Statement

ONE_EVENT_DAYS = 60
FAR = 2


def judge(a: Statement, b: Statement) -> Judgement:
    """What the two say of each other, why, and in a sentence naming both sides."""
    judged = relate(a, b)
    return replace(judged, explanation=explain(a, b, relation=judged.relation, reasons=judged.reasons))


def relate(a: Statement, b: Statement) -> Judgement:
    """What the two say of each other and why, without the sentence, which few of many pairs need."""
    judged = _judge(a, b)
    if judged.relation is Relation.CORROBORATES and origins.shared(a, b):
        why = ("shared_origin", "one_text") if origins.is_one_text(a, b) else ("shared_origin",)
        return replace(judged, reasons=(*judged.reasons, *why))
    return judged


def _judge(a: Statement, b: Statement) -> Judgement:
    kinds = {a.kind, b.kind}
    if kinds == {Kind.FIGURE}:
        return judge_figures(a, b)
    if len(kinds) == 2:
        return events.read_too_early(a, b) or Judgement(Relation.UNRELATED, ("other_measure",))
    if kinds == {Kind.EVENT}:
        return events.judge_events(a, b)
    if kinds == {Kind.RATING}:
        return ratings.judge_ratings(a, b)
    return wording.judge_quotes(a, b)


def judge_figures(a: Statement, b: Statement) -> Judgement:
    """Two figures, through every gate in the order of the design."""
    missing = gates.something_missing(a, b)
    pair = None if missing else pair_of(a, b)
    if pair is None:
        return missing or Judgement(Relation.CANNOT_COMPARE, ("measure_unknown",))
    for gate in gates.gates_of(pair):
        if (ended := gate(pair)) is not None:
            return ended
    return wholes.part_and_whole(pair) or period_gate(pair) or gates.quantifier(pair) or values_gate(pair)


def period_gate(pair: Pair) -> Judgement | None:
    """What the two periods mean for the two values; None where the values themselves decide."""
    match periods.times(pair.a, pair.b):
        case Times.UNKNOWN:
            return _unknown_time(pair)
        case Times.VAGUE:
            return None if pair.meeting is Meeting.EQUAL else _scope("vague_period")
        case Times.DISJOINT:
            return _other_time(pair)
        case Times.SAME:
            return _same_time(pair)
    return _unequal_time(pair)


def _unknown_time(pair: Pair) -> Judgement | None:
    if occasions.is_old_toll(pair):
        return _scope("other_occasion")
    if pair.meeting is not Meeting.DISJOINT or _is_vague(pair):
        return None
    if occasions.is_span_against_event(pair):
        return _scope("unequal_periods")
    if occasions.is_one_fixed_fact(pair):
        return None
    return _cannot(pair, ("values_exclude", "period_unknown"))


def _other_time(pair: Pair) -> Judgement | None:
    gap = periods.gap(pair.a, pair.b)
    if gap > ONE_EVENT_DAYS and occasions.is_of_one_occasion(pair):
        return _scope("other_occasion")
    if pair.meeting is Meeting.DISJOINT and occasions.is_span_against_event(pair):
        return _scope("unequal_periods")
    if pair.meeting is Meeting.DISJOINT and occasions.is_decided(pair):
        return None
    if occasions.is_fixed(pair):
        return None if gap <= ONE_EVENT_DAYS else _scope("other_occasion")
    if gap > occasions.ONE_TOLL_DAYS and pair.a.article and pair.a.article == pair.b.article:
        return _scope("other_period")  # whoever names an old figure beside the new one compares the two times
    if Nature.TOTAL in occasions.natures(pair):
        return None if _is_one_figure_of_today(pair) else _scope("other_period")
    if pair.meeting is not Meeting.DISJOINT and gap <= occasions.NEAR_DAYS:
        return Judgement(Relation.UPDATES, tolls.update_reasons(pair)) if tolls.has_moved_on(pair) else None
    if narrowing.has_one_sided_scope(pair) and not _same_running_count(pair):
        return _scope("narrower_words")
    if tolls.has_fallen(pair):
        return _fallen()
    if occasions.is_toll(pair) and gap > occasions.ONE_TOLL_DAYS:
        return _scope("other_occasion")
    return Judgement(Relation.UPDATES, tolls.update_reasons(pair))


def _is_one_figure_of_today(pair: Pair) -> bool:
    """The same amount twice within weeks, dated once by its own span and once only by the day of its report."""
    same = pair.meeting in (Meeting.EQUAL, Meeting.ROUNDED) and not _is_vague(pair)
    printed = periods.printed_gap(pair.a, pair.b)
    near = printed is not None and printed <= occasions.NEAR_DAYS and periods.gap(pair.a, pair.b) <= ONE_EVENT_DAYS
    return same and near and any(periods.is_day_of_printing(side) for side in (pair.a, pair.b))


def _same_running_count(pair: Pair) -> bool:
    """One passing or growing state of the same people, told in more or fewer words."""
    states = pair.topic_a.states & pair.topic_b.states
    apart = pair.topic_a.modifiers ^ pair.topic_b.modifiers
    one_sided = apart <= pair.topic_a.modifiers or apart <= pair.topic_b.modifiers
    said = states or pair.topic_a.modifiers & pair.topic_b.modifiers
    return (
        bool(said)
        and pair.topic_a.states == pair.topic_b.states
        and one_sided
        and len(apart) <= 1
        and not apart & v.KINDS_OF_PEOPLE
        and pair.likeness > Likeness.NEAR
        and not _is_narrower_the_less(pair)
    )


def _is_narrower_the_less(pair: Pair) -> bool:
    """ "70 injured" and "20 gravely injured": fewer, in narrower words, are a part, whatever the day."""
    if pair.topic_a.modifiers == pair.topic_b.modifiers:
        return False
    amounts = {"a": pair.amount_a.value, "b": pair.amount_b.value}
    narrow, wide = ("a", "b") if pair.topic_a.modifiers > pair.topic_b.modifiers else ("b", "a")
    less, more = amounts[narrow], amounts[wide]
    return less is not None and more is not None and less < more


def _same_time(pair: Pair) -> Judgement | None:
    """One period: only a count that was still going on can have moved between two printings."""
    if pair.meeting is not Meeting.DISJOINT or occasions.is_fixed(pair) or _is_vague(pair):
        return None
    if not (occasions.is_running(pair) or periods.is_long(pair.a)):
        return None
    printed = periods.printed_gap(pair.a, pair.b)
    if printed is None:
        return _cannot(pair, ("values_exclude", "printed_unknown")) if periods.is_long(pair.a) else None
    if tolls.is_said_to_rise(pair, printed):
        return Judgement(Relation.UPDATES, ("still_counting", *tolls.update_reasons(pair)))
    if printed == 0 or not _was_open(pair) or occasions.is_one_span(pair, printed) or occasions.is_one_count(pair):
        return None
    if narrowing.has_one_sided_scope(pair):
        return _scope("narrower_words")
    if tolls.has_fallen(pair):
        return _fallen()
    return Judgement(Relation.UPDATES, ("still_counting", *tolls.update_reasons(pair)))


def _fallen() -> Judgement:
    return Judgement(Relation.CONTRADICTS, ("values_exclude", "toll_fell"))


def _was_open(pair: Pair) -> bool:
    """Whether either was printed before its period was over, or while a count of an event was still fresh."""
    if periods.still_open(pair.a) or periods.still_open(pair.b):
        return True
    return occasions.is_running(pair) and any(periods.days_after(side) <= ONE_EVENT_DAYS for side in (pair.a, pair.b))


def _unequal_time(pair: Pair) -> Judgement | None:
    if pair.meeting is Meeting.DISJOINT and not _is_vague(pair) and occasions.is_span_against_event(pair):
        return _scope("unequal_periods")
    if pair.meeting is not Meeting.DISJOINT or occasions.is_fixed(pair) or _is_vague(pair):
        unequal = Nature.TOTAL in occasions.natures(pair) and periods.is_long(pair.a) != periods.is_long(pair.b)
        return _scope("unequal_periods") if unequal and pair.meeting is not Meeting.EQUAL else None
    if tolls.has_grown_on(pair):
        return Judgement(Relation.UPDATES, ("still_counting", *tolls.update_reasons(pair)))
    if periods.is_long(pair.a) or periods.is_long(pair.b) or Nature.TOTAL in occasions.natures(pair):
        return _scope("unequal_periods")
    return _cannot(pair, ("values_exclude", "period_coarse"))


def values_gate(pair: Pair) -> Judgement:
    """The two amounts of one measure, one scope and one time."""
    if pair.meeting is Meeting.DISJOINT:
        return _disjoint(pair)
    if _clashing_ceilings(pair):
        return Judgement(Relation.CONTRADICTS, ("values_exclude", "two_ceilings"))
    same = pair.likeness <= Likeness.NEAR
    if pair.meeting in (Meeting.EQUAL, Meeting.ROUNDED) and not _is_vague(pair):
        return Judgement(Relation.CORROBORATES, ("same_figure",) if same else (str(pair.meeting),))
    if _is_far_part(pair):
        return _scope("narrower_words")
    return Judgement(Relation.COMPATIBLE, ("vague_word" if _is_vague(pair) else _compatible_reason(pair.meeting),))


def _is_far_part(pair: Pair) -> bool:
    """A narrower count far inside a bound: "24 bodies brought ashore" says nothing of "as many as 700 dead"."""
    one, other = pair.amount_a.value, pair.amount_b.value
    if one is None or other is None or _is_vague(pair) or not narrowing.has_one_sided_scope(pair):
        return False
    return max(abs(one), abs(other)) > FAR * min(abs(one), abs(other))


def _compatible_reason(meeting: Meeting) -> str:
    return str(meeting) if meeting is not Meeting.EQUAL else "covers"


def _disjoint(pair: Pair) -> Judgement:
    if _is_vague(pair):
        return Judgement(Relation.COMPATIBLE, ("vague_word",))
    if wholes.is_part_past_whole(pair):
        return Judgement(Relation.CONTRADICTS, ("values_exclude", "part_past_whole"))
    if narrowing.has_one_sided_scope(pair) or _is_part_of_entity(pair) or _are_two_in_one_text(pair):
        return _scope("narrower_words")
    if _leaves_out_the_crew(pair):
        return _scope("crew_apart")
    if tolls.is_estimate_against_count(pair):
        return _scope("estimate_against_count")
    if occasions.is_span_against_sum(pair):
        return _scope("unequal_periods")
    if occasions.is_fleeting(pair):
        return _scope("fleeting")
    if not occasions.same_entity(pair):
        return Judgement(Relation.CANNOT_COMPARE, ("values_exclude", "entity_unknown"), possible=True)
    fixed = ("one_event",) if occasions.is_fixed(pair) else ()
    one_text = bool(pair.a.article) and pair.a.article == pair.b.article
    headline = ("headline",) if one_text and pair.a.in_headline != pair.b.in_headline else ()
    return Judgement(Relation.CONTRADICTS, (*fixed, "values_exclude", *headline))


def _leaves_out_the_crew(pair: Pair) -> bool:
    """Somewhat fewer passengers than people aboard: the rest may be the crew."""
    values = {pair.topic_a.head: pair.amount_a.value, pair.topic_b.head: pair.amount_b.value}
    everyone, passengers = values.get("people"), values.get("passenger")
    if everyone is None or passengers is None or "aboard" not in pair.topic_a.states & pair.topic_b.states:
        return False
    return passengers < everyone <= passengers * 3 / 2


def _are_two_in_one_text(pair: Pair) -> bool:
    """One article that describes two numbers in different words means two things, whatever the catalogue calls them.

    Below the headline, too, two policemen hurt are not the 120 people hurt, though elsewhere they might be.
    """
    if not gates.may_be_one_text(pair.a, pair.b):
        return False
    is_headline = pair.a.in_headline or pair.b.in_headline
    two_nouns = pair.topic_a.head != pair.topic_b.head and not is_headline
    return two_nouns or not topics.is_one_phrase(pair.topic_a, pair.topic_b)


def _is_part_of_entity(pair: Pair) -> bool:
    """A county against its council, a council against its department: their figures may rightly differ."""
    named = bool(pair.a.entity and pair.b.entity)
    return named and gates.entity_likeness(pair.a, pair.b) is not Likeness.SAME and not occasions.is_shortened(pair)


def _clashing_ceilings(pair: Pair) -> bool:
    """ "As many as 700" and "as many as 900" are two estimates of one limit, not two bounds that can both hold."""
    one, other = pair.amount_a.value, pair.amount_b.value
    if one is None or other is None or not (periods.is_ceiling(pair.a) and periods.is_ceiling(pair.b)):
        return False
    if periods.times(pair.a, pair.b) is Times.UNKNOWN:
        return False
    apart = abs(one - other) > max(abs(one), abs(other)) / 10
    return apart and occasions.same_entity(pair) and not narrowing.has_one_sided_scope(pair)


def _is_vague(pair: Pair) -> bool:
    return pair.amount_a.vague or pair.amount_b.vague


def _cannot(pair: Pair, reasons: tuple[str, ...]) -> Judgement:
    # A council and its department may be meant as one: here, where nothing is decided, that is left to the editor.
    if narrowing.has_one_sided_scope(pair) or _are_two_in_one_text(pair):
        return _scope("narrower_words")
    return Judgement(Relation.CANNOT_COMPARE, reasons, possible=True)


def _scope(reason: str) -> Judgement:
    return Judgement(Relation.DIFFERS_IN_SCOPE, (reason,))
