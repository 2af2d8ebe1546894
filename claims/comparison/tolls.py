"""What time does to the count of an event's victims: it grows while they are counted, and the dead do not return."""

from functools import lru_cache

from claims.comparison import narrowing, occasions, periods, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Amount, Meeting
from claims.comparison.pairing import Pair
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.topics import Topic
from claims.values import Comparator, Nature, Statement

# How many words before a number tell how it was come by.
BEFORE = 3


def has_moved_on(pair: Pair) -> bool:
    """A toll that one day allowed for ("at least 12") and a later one counts: 19 is newer, not the same."""
    if not occasions.is_toll(pair) or narrowing.has_one_sided_scope(pair) or pair.meeting is not Meeting.COVERS:
        return False
    earlier, later = _in_time(pair)
    grew = earlier.narrow.low is not None and earlier.value != later.value and not earlier.approximate
    return grew and not later.vague and later.value is not None


def has_fallen(pair: Pair) -> bool:
    """Fewer dead than were counted before, in one place, without a word of a correction: one count is wrong."""
    dead = "dead" in topics.all_states(pair.topic_a) & topics.all_states(pair.topic_b)
    if _are_bodies_told_of(pair.topic_a) or _are_bodies_told_of(pair.topic_b):
        return False
    if not dead or not occasions.same_entity(pair) or pair.amount_a.vague or pair.amount_b.vague:
        return False
    if _is_printed_the_other_way_round(pair):
        return False
    earlier, later = _in_time(pair)
    low, high = earlier.wide.low, later.wide.high
    return low is not None and high is not None and high < low and not _is_corrected(max(pair.a, pair.b, key=_time_key))


def _are_bodies_told_of(topic: Topic) -> bool:
    """ "Bodies not yet identified": what is still to be done with them passes."""
    return bool(topic.modifiers) and bool({words.lemma(token) for token in words.tokens(topic.phrase)} & v.BODIES)


def _is_printed_the_other_way_round(pair: Pair) -> bool:
    """Whether the count of the earlier day was printed later: it may have come in later, too."""
    days = [(one.period.end, one.published.start) for one in (pair.a, pair.b) if one.period and one.published]
    known = [(day, printed) for day, printed in days if day and printed]
    if len(known) < 2:
        return False
    (one, first), (other, then) = known
    return (one < other and first > then) or (one > other and first < then)


def is_estimate_against_count(pair: Pair) -> bool:
    """ "1,200 dead" and "1,500 or 2,000 dead": a count so far below an estimate of the whole.

    So is what one side calls an estimate beside what the other calls counted.
    """
    if {_reckoned(pair.a), _reckoned(pair.b)} == {"estimate", "count"}:
        return True
    sides = ((pair.a, pair.b), (pair.b, pair.a))
    return occasions.is_toll(pair) and any(_estimates(one) and _counts_fewer(other, one) for one, other in sides)


@lru_cache(maxsize=MOST_STATEMENTS)
def _reckoned(statement: Statement) -> str:
    """Whether the phrase, or the words right before the number, call it an estimate or a count."""
    before, found, _ = statement.sentence.partition(statement.surface) if statement.surface else ("", "", "")
    near = words.tokens(before)[-BEFORE:] if found else []
    said = {words.lemma(token) for token in (*words.tokens(statement.counted or ""), *near)}
    ways = [name for name, group in (("estimate", v.ESTIMATED), ("count", v.COUNTED)) if said & group]
    return ways[0] if len(ways) == 1 else ""


def _estimates(statement: Statement) -> bool:
    return statement.quantity is not None and statement.quantity.comparator is Comparator.RANGE


def _counts_fewer(statement: Statement, estimate: Statement) -> bool:
    counted, low = statement.quantity, estimate.quantity.low if estimate.quantity else None
    if counted is None or counted.value is None or low is None or counted.comparator is not Comparator.EQUAL:
        return False
    return not counted.approximate and counted.value < low


def has_grown_on(pair: Pair) -> bool:
    """A toll from one first day on, to an earlier and to a later last day: 290 by the 12th, 301 by the 13th."""
    one, other = pair.a.period, pair.b.period
    counts = units.unit_of(pair.a) == "count" and Nature.TOTAL in occasions.natures(pair)
    counts = counts and not {pair.topic_a.head, pair.topic_b.head} & v.OF_MONEY
    adds_up = occasions.is_toll(pair) or counts
    if not adds_up or narrowing.has_one_sided_scope(pair) or not one or not other:
        return False
    if one.start is None or one.start != other.start or one.end is None or other.end is None or one.end == other.end:
        return False
    if periods.days_after(pair.a if one.end < other.end else pair.b) > occasions.NEAR_DAYS:
        return False  # an earlier year's first months, told beside this year's
    earlier, later = (pair.amount_a, pair.amount_b) if one.end < other.end else (pair.amount_b, pair.amount_a)
    high, low = earlier.narrow.high, later.narrow.low
    return high is not None and low is not None and high < low


def is_said_to_rise(pair: Pair, printed: int) -> bool:
    """Two counts of the dead of one day in two articles of that day, of which one says that the count has risen."""
    if printed or pair.a.article == pair.b.article or not occasions.is_toll(pair):
        return False
    said = f"{pair.a.sentence} {pair.b.sentence}".casefold()
    fresh = periods.is_day_of_printing(pair.a) and periods.is_day_of_printing(pair.b)
    return fresh and any(phrase in said for phrase in v.RISING) and not narrowing.has_one_sided_scope(pair)


def update_reasons(pair: Pair) -> tuple[str, ...]:
    """That the later figure is the newer, and whether a toll was revised downwards."""
    if not occasions.is_toll(pair) or pair.amount_a.value is None or pair.amount_b.value is None:
        return ("later_day",)
    earlier, later = _in_time(pair)
    fell = later.value is not None and earlier.value is not None and later.value < earlier.value
    return ("later_day", "revised_down") if fell else ("later_day",)


def _in_time(pair: Pair) -> tuple[Amount, Amount]:
    """The two amounts, the earlier first."""
    first = min(pair.a, pair.b, key=_time_key)
    return (pair.amount_a, pair.amount_b) if first is pair.a else (pair.amount_b, pair.amount_a)


def _time_key(statement: Statement) -> tuple[str, str]:
    days = (statement.period, statement.published)
    period, published = (str(day.start) if day and day.start else "" for day in days)
    return period, published


def _is_corrected(statement: Statement) -> bool:
    if any(phrase in statement.sentence.casefold() for phrase in v.RISING):
        return True  # to have risen to fewer than before, it was put right in between
    return bool({words.lemma(token) for token in words.tokens(statement.sentence)} & v.CORRECTIONS)
