"""Sentences for journalists: who says what, in their own words, and why the desk thinks of them as it does."""

import datetime
from collections.abc import Sequence

from claims.values import Kind, Period, Precision, Relation, Statement

# Why, as a sub-editor would say it. A code without a sentence here adds nothing to the explanation.
REASONS = {
    "equal": "They say the same.",
    "rounded": "They are the same once rounded.",
    "covers": "The one allows for the other, so both can be right.",
    "overlaps": "Both can be right at once.",
    "vague_word": "A vague word sets no number that the other could break.",
    "values_exclude": "Both cannot be right.",
    "headline": "The one stands in the headline, the other in the text below it.",
    "two_ceilings": "Each names how far the number can go, and the two limits are far apart.",
    "one_event": "This is a fact of one event that no later day changes.",
    "other_measure": "They count different things.",
    "near_measure": "They count alike, but not the same: their words narrow it differently.",
    "other_thing_counted": "The one counts something else under the same conditions.",
    "other_entity": "They are about different organisations or places.",
    "other_unit": "They are measured in different units.",
    "share_or_number": "One is a share and the other a number.",
    "percent_or_points": "One is in per cent and the other in percentage points.",
    "other_currency": "They are in different currencies.",
    "other_direction": "One is a rise and the other a fall.",
    "other_denominator": "They are shares of different wholes.",
    "other_population": "They count different groups.",
    "other_subset": "They count different parts.",
    "other_threshold": "They are counted under different limits.",
    "other_survey": "They come from different surveys.",
    "other_forecaster": "They are forecasts of different people.",
    "change_or_level": "One is the change and the other the level.",
    "some_against_all": "One speaks of some only.",
    "told_apart": "One sentence gives both and so tells them apart.",
    "narrower_words": "One narrows what it counts in words that the other does not use.",
    "other_period": "They are totals of different periods.",
    "unequal_periods": "They cover spans of different length.",
    "other_occasion": "They belong to different occasions.",
    "vague_period": "One names no exact time.",
    "later_day": "The later figure brings the earlier up to date.",
    "revised_down": "The later count is lower: it has been revised.",
    "still_counting": "The count was still going on when they were printed.",
    "period_unknown": "Without the time of both, it cannot be said whether they clash.",
    "period_coarse": "One gives the time too roughly to say whether they clash.",
    "printed_unknown": "Without the day of printing of both, it cannot be said which is the newer.",
    "entity_unknown": "It is not said for both which organisation or place is meant.",
    "measure_unknown": "It is not said what one of them counts.",
    "amount_unknown": "One of them gives no amount.",
    "target_against_outcome": "One is a target, the other what came of it.",
    "forecast_against_outcome": "One is a forecast, the other what came of it.",
    "target_against_forecast": "One is a target, the other a forecast.",
    "forecast_against_target": "One is a target, the other a forecast.",
    "same_figure": "The same exact number stands in both, described in different words.",
    "shared_origin": "Both go back to one source, so this is one confirmation and not two.",
    "same_date": "The dates agree.",
    "date_within_date": "The one date lies within the other.",
    "dates_exclude": "Both dates cannot be right for one event.",
    "other_event": "They tell of different events.",
    "date_unknown": "One of them gives no date.",
    "same_grade": "The grades agree.",
    "other_grade": "For one and the same year they give different grades.",
    "other_year": "The ratings are of different years.",
    "reported_before_published": "A report cannot have been read before it was out: it was given out early, "
    "or one of the dates is wrong.",
    "same_words": "The words are the same.",
    "words_differ": "It is one saying in different words.",
    "hedge_dropped": "One of them drops the words of caution.",
}


def explain(a: Statement, b: Statement, *, relation: Relation, reasons: Sequence[str]) -> str:
    """The judgement of two statements in sentences that name both sides."""
    first, second = in_order(a, b)
    parts = [
        about(first, second, relation=relation),
        f"{_side(first, second)}; {_side(second, first, is_second=True)}.",
    ]
    parts += _dates(first, second)
    parts += [REASONS[code] for code in reasons if code in REASONS]
    return " ".join(part for part in parts if part)


def in_order(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    """The two by day of printing, then by place, so that both orders of asking get one answer."""
    if order_key(a) == order_key(b):  # claims that nothing but their reading tells apart
        return (a, b) if repr(a) <= repr(b) else (b, a)
    return (a, b) if order_key(a) < order_key(b) else (b, a)


def order_key(statement: Statement) -> tuple[datetime.date, str, int, int, str, str]:
    """A stable order of statements: oldest first."""
    published = statement.published.start if statement.published and statement.published.start else datetime.date.max
    return published, statement.article, statement.start, statement.end, statement.id, statement.surface


def about(first: Statement, second: Statement, *, relation: Relation | None = None) -> str:
    """What both are about, or what each is."""
    one, other = subject(first), subject(second)
    if not one or not other:
        return ""
    place = f" ({first.entity})" if first.entity and first.entity == second.entity else ""
    if place and first.entity and first.entity.casefold() in one.casefold():
        place = ""
    named = _common_subject([first, second], relation)
    if named:
        return f"Both are about {named}{place}."
    return f"The one is about {one}, the other about {other}{place}."


def about_all(members: Sequence[Statement], *, relation: Relation | None = None) -> str:
    """What several statements are about, each subject once."""
    named = _common_subject(members, relation)
    if named:
        return f"All are about {named}."
    subjects = list(dict.fromkeys(name for member in members if (name := subject(member))))
    return f"They are about {'; '.join(subjects)}." if subjects else ""


_OF_ONE_THING = frozenset(
    {Relation.CONTRADICTS, Relation.CORROBORATES, Relation.COMPATIBLE, Relation.UPDATES, Relation.CANNOT_COMPARE}
)


def _common_subject(members: Sequence[Statement], relation: Relation | None) -> str | None:
    """The one thing that all are about: the catalogue's name, one phrase, or of several phrases the plainest."""
    subjects = [subject(member) for member in members]
    measures = {member.measure for member in members}
    if len(measures) == 1 and members[0].measure:
        return members[0].measure
    if len({name.casefold() for name in subjects}) == 1:
        return subjects[0] or None
    one_kind = len({member.kind for member in members}) == 1 and members[0].kind in (Kind.EVENT, Kind.RATING)
    if one_kind and relation in _OF_ONE_THING:
        return min((name for name in subjects if name), key=lambda name: (-subjects.count(name), len(name), name))
    return None


def side_sentence(members: Sequence[Statement]) -> str:
    """Who stands on one side, and what they say."""
    told: dict[str, list[str]] = {}
    for member in members:
        told.setdefault(says(member), []).append(source(member))
    parts = [_told_by(list(dict.fromkeys(sources)), what) for what, sources in told.items()]
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def reason_sentences(reasons: Sequence[str]) -> list[str]:
    """The reasons in words, each once."""
    return list(dict.fromkeys(REASONS[code] for code in reasons if code in REASONS))


def _told_by(sources: list[str], what: str) -> str:
    return f"{_listed(sources)} {'say' if len(sources) > 1 else 'says'} {what}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def subject(statement: Statement) -> str:
    """What a statement is about, in words."""
    if statement.kind is Kind.FIGURE:
        return statement.counted or statement.measure or ""
    return statement.what or (statement.event.type if statement.event else "") or statement.measure or ""


def source(statement: Statement) -> str:
    """Where a statement stands, as a newspaper would credit it."""
    period = statement.published
    who = statement.outlet or (f"the report by {statement.byline}" if statement.byline else "")
    if period is None or period.start is None or period.end is None:
        return f"{who} (undated)" if who else "an undated report"
    if period.start != period.end:
        when = f"of about {day_words(period)}"
        return f"{who} ({when})" if who else f"the report {when}"
    return f"{who or 'the report'} of {day_words(period)}"


def day_words(period: Period | None) -> str:
    """A period as a newspaper writes it."""
    if period is None or period.start is None or period.end is None:
        return ""
    start, end = period.start, period.end
    if start == end:
        return f"{start.day} {start:%B %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start:%Y}" if start.year == end.year else f"{start:%Y} to {end:%Y}"
    if start.day == 1 and (end + datetime.timedelta(days=1)).day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%B %Y}"
        return f"{start:%B} to {end:%B %Y}" if start.year == end.year else f"{start:%B %Y} to {end:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end.day} {end:%B %Y}"
    return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def says(statement: Statement) -> str:
    """What a statement says, in its own words, with the time worked out where its words need it."""
    own = statement.words or statement.surface if statement.kind in (Kind.RATING, Kind.QUOTE) else statement.surface
    own = own or _amount_words(statement)
    when = day_words(statement.period)
    words = f"“{own}”" if own else "nothing definite"
    if statement.kind in (Kind.EVENT, Kind.RATING) and when and when.casefold() != own.casefold():
        return f"{words} ({when})"
    return words


def _amount_words(statement: Statement) -> str:
    quantity = statement.quantity
    if quantity is None:
        return day_words(statement.period)
    number = quantity.value if quantity.value is not None else quantity.low
    bounds = (
        f"{quantity.low} to {quantity.high}" if quantity.value is None and quantity.high is not None else str(number)
    )
    unit = "" if quantity.unit == "count" else f" {quantity.unit}"
    return f"{bounds}{unit}"


def _side(statement: Statement, other: Statement, *, is_second: bool = False) -> str:
    where = source(statement)
    if statement.article and statement.article == other.article:
        where = "elsewhere it" if is_second else where
    elif is_second and where == source(other):
        where = f"another, {where},"
    credit = f", citing {statement.attribution.source}" if statement.attribution else ""
    text = f"{where} says {says(statement)}{credit}"
    return text if is_second else text[0].upper() + text[1:]


def _dates(first: Statement, second: Statement) -> list[str]:
    """Which times the two speak of, where they differ or are missing."""
    if first.kind is not Kind.FIGURE or second.kind is not Kind.FIGURE:
        return []
    one, other = _when(first), _when(second)
    if one and other:
        return [] if one == other else [f"The first speaks of {one}, the second of {other}."]
    if not one and not other:
        return ["Neither gives a date."]
    return [f"The {'second' if one else 'first'} gives no date."]


def _when(statement: Statement) -> str:
    period = statement.period
    if period is not None and period.precision is Precision.VAGUE:
        return f"“{period.words}”" if period.words else "no exact time"
    return day_words(period)
