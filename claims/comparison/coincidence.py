"""Whether two numbers agree so closely that different words for what they count are no reason to doubt it."""

from decimal import Context, Decimal

from claims.comparison import phrasing, topics, units
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Amount, Meeting
from claims.comparison.pairing import Pair
from claims.comparison.topics import Topic
from claims.values import Statement

# A number of so many digits hardly stands twice by chance.
TELLING_DIGITS = 3
# How far apart two numbers may lie that "about" or a bound makes one, as a part of the greater.
NEAR = Decimal("0.1")


def is_one_number(pair: Pair) -> bool:
    """One number, told of things whose words have something in common and nothing against each other."""
    if not _agree(pair) or not _can_be_one(pair.topic_a, pair.topic_b):
        return False
    digits = max(_digits(pair.a, pair.b), _digits(pair.b, pair.a))
    shared = _words(pair.topic_a) & _words(pair.topic_b)
    one_head = topics.same_head(pair.topic_a.head, pair.topic_b.head)
    if digits >= TELLING_DIGITS:
        return one_head or bool(shared)
    return digits == TELLING_DIGITS - 1 and (len(shared) >= 2 or (one_head and bool(shared - {pair.topic_a.head})))


def _agree(pair: Pair) -> bool:
    """Whether the values are one, or one within what "about" and bounds allow."""
    one, other = pair.amount_a, pair.amount_b
    if one.vague or other.vague:
        return False
    if one.value is None or other.value is None:
        return _is_one_range(one, other)
    if pair.meeting in (Meeting.EQUAL, Meeting.ROUNDED):
        return True
    close = abs(one.value - other.value) <= max(abs(one.value), abs(other.value)) * NEAR
    return close and pair.meeting is not Meeting.DISJOINT


def _is_one_range(one: Amount, other: Amount) -> bool:
    """ "5 to 14 million" twice: two ends that agree say more than one number."""
    return one.narrow == other.narrow and None not in (one.narrow.low, one.narrow.high)


def _can_be_one(a: Topic, b: Topic) -> bool:
    """Nothing in the words forbids it: no denial, no other fate, no other limit, no other sort of people."""
    if a.states and b.states and not a.states & b.states:
        return False
    if ("not" in a.modifiers) != ("not" in b.modifiers) or _limits(a) != _limits(b):
        return False
    if phrasing.are_two_aspects(a.aspect, b.aspect):
        return False
    kinds = [_kinds(side) for side in (a, b)]
    return not (kinds[0] and kinds[1] and not kinds[0] & kinds[1])


def _kinds(topic: Topic) -> frozenset[str]:
    return (topic.modifiers | {topic.head}) & (v.KINDS_OF_PEOPLE - v.WORKING_PEOPLE)


def _limits(topic: Topic) -> frozenset[str]:
    return frozenset(word for word in topic.modifiers if any(sign.isdigit() for sign in word))


def _words(topic: Topic) -> frozenset[str]:
    return topic.modifiers | topic.states | {topic.head}


def _digits(statement: Statement, other: Statement) -> int:
    """How many digits of the number say something, in its own unit or in that of the other, where it is shorter."""
    quantity = statement.quantity
    if quantity is None:
        return 0
    stated = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    own, its = (sum(units.factors(units.unit_of(side))) for side in (statement, other))
    numbers = [number for number in stated if number is not None]
    return sum(min(_significant(number), _significant(number * own / its)) for number in numbers)


def _significant(value: Decimal) -> int:
    return len(_SIX.plus(value).normalize().as_tuple().digits)


_SIX = Context(prec=6)
