"""What time does to the count of an event's victims: it grows while they are counted, and the dead do not return."""

from claims.comparison import narrowing, occasions, topics, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Amount, Meeting
from claims.comparison.pairing import Pair
from claims.values import Statement


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
    if not dead or not occasions.same_entity(pair) or pair.amount_a.vague or pair.amount_b.vague:
        return False
    earlier, later = _in_time(pair)
    low, high = earlier.wide.low, later.wide.high
    return low is not None and high is not None and high < low and not _is_corrected(max(pair.a, pair.b, key=_time_key))


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
    return bool({words.lemma(token) for token in words.tokens(statement.sentence)} & v.CORRECTIONS)
