"""Sentences for journalists: who says what, in their own words, and why the desk thinks of them as it does."""

import datetime
from collections.abc import Sequence

from claims.comparison import dated, origins, sayings, subjects, wording
from claims.comparison.reasons import REASONS
from claims.values import Kind, Relation, Statement

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_WORDINGS = 4
_MOST_CHANGES = 3
_CLASH = frozenset({"dates_exclude", "reported_before_published"})


def explain(a: Statement, b: Statement, *, relation: Relation, reasons: Sequence[str]) -> str:
    """The judgement of two statements in sentences that name both sides."""
    first, second = in_order(a, b)
    special = _special([[first], [second]], relation=relation, reasons=reasons)
    if special:
        return special
    sides = f"{_side(first, second)}; {_side(second, first, is_second=True)}."
    parts = [_opening([first, second], relation, reasons), sides, *_dates(first, second)]
    return " ".join(part for part in [*parts, *_whys([[first], [second]], relation, reasons)] if part)


def explain_sides(sides: Sequence[Sequence[Statement]], *, relation: Relation, reasons: Sequence[str]) -> str:
    """What hangs together, side by side: how many say what, and why that matters."""
    special = _special(sides, relation=relation, reasons=reasons)
    if special:
        return special
    members = [member for side in sides for member in side]
    parts = [_opening(members, relation, reasons), _told(sides, relation), *_missing_dates(members, relation)]
    return " ".join(part for part in [*parts, *_whys(sides, relation, reasons)] if part)


def in_order(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    """The two by day of printing, then by place, so that both orders of asking get one answer."""
    if order_key(a) == order_key(b):  # claims that nothing but their reading tells apart
        return (a, b) if repr(a) <= repr(b) else (b, a)
    return (a, b) if order_key(a) < order_key(b) else (b, a)


def order_key(statement: Statement) -> tuple[datetime.date, str, str, str, int, int, str, str]:
    """A stable order of statements: oldest first; of one day by outlet, whichever was loaded first."""
    published = statement.published.start if statement.published and statement.published.start else datetime.date.max
    who = statement.outlet or "", statement.byline or ""
    return published, *who, statement.article, statement.start, statement.end, statement.id, statement.surface


def _special(sides: Sequence[Sequence[Statement]], *, relation: Relation, reasons: Sequence[str]) -> str:
    """What reads better told in its own way: a report told of before it was out, a saying in several wordings."""
    members = [member for side in sides for member in side]
    if "reported_before_published" in reasons:
        return _told_early(members)
    return _wordings(members, reasons) if relation is Relation.QUOTE_VARIES else ""


def _opening(members: Sequence[Statement], relation: Relation, reasons: Sequence[str]) -> str:
    return "" if _CLASH & set(reasons) else subjects.about(members, relation)


def _whys(sides: Sequence[Sequence[Statement]], relation: Relation, reasons: Sequence[str]) -> list[str]:
    """The reasons in words, each once."""
    members = [member for side in sides for member in side]
    left_out = {"values_exclude"} if relation is Relation.CANNOT_COMPARE else set()
    if len(members) > 2 and relation is Relation.CORROBORATES:
        left_out |= {"equal", "shared_origin", "one_text"}
    elif "one_text" in reasons:
        left_out |= {"shared_origin"}
    told = [REASONS[code] for code in dict.fromkeys(reasons) if code in REASONS and code not in left_out]
    if "dates_exclude" in reasons:
        told.append(_one_event(members))
    return [*told, *_origins(members, relation)]


def _one_event(members: Sequence[Statement]) -> str:
    year = dated.year_words(list(members))
    when = f" in {year}" if year else ""
    return (
        f"One {subjects.event_name(members)}{when}; the times do not overlap; neither scope nor rounding explains it."
    )


def _origins(members: Sequence[Statement], relation: Relation) -> list[str]:
    """How many confirmations these are, where several articles go back to one source."""
    if relation is not Relation.CORROBORATES or len(members) < 3:
        return []
    found, articles = origins.count(members), _articles(members)
    if found >= articles:
        return []
    plural = "" if found == 1 else "s"
    counted = f"{_spell(found)} confirmation{plural}, not {_spell(articles)}"
    return [*_one_text(members), f"They go back to {_spell(found)} source{plural}: {counted}."]


def _one_text(members: Sequence[Statement]) -> list[str]:
    """How many of the articles print one text; the text of most, where there are several."""
    printing: dict[str, list[Statement]] = {}
    for member in members:
        if member.text:
            printing.setdefault(member.text, []).append(member)
    count = max(map(_articles, printing.values()), default=0)
    if count < 2:
        return []
    return [
        "All print the same text." if count == _articles(members) else f"{_capital(_spell(count))} print the same text."
    ]


def _told(sides: Sequence[Sequence[Statement]], relation: Relation) -> str:
    """The sides, the count first; by name where one article stands on several."""
    when = relation is not Relation.CORROBORATES and _differ_in_time(sides)
    counts = [_articles(side) for side in sides]
    if sum(counts) > _articles([member for side in sides for member in side]) or not all(counts):
        parts = [f"{_sources(side)} {sayings.said_by(side, when=when)}" for side in sides]
    else:
        parts = []
        for index, (side, count) in enumerate(zip(sides, counts, strict=True)):
            noun = "" if index else f" article{'' if count == 1 else 's'}"
            verb = "says" if count == 1 else "say"
            parts.append(f"{_spell(count)}{noun} {verb} {sayings.said_by(side, when=when)}")
    return f"{_capital('; '.join(parts))}."


def _differ_in_time(sides: Sequence[Sequence[Statement]]) -> bool:
    return len({sayings.when_words(member) for side in sides for member in side}) > 1


def _sources(members: Sequence[Statement]) -> str:
    names = list(dict.fromkeys(dated.source(member) for member in members))
    return f"{_listed(names)} {'says' if len(names) == 1 else 'say'}"


def _articles(members: Sequence[Statement]) -> int:
    return len({member.article for member in members if member.article})


def _told_early(members: Sequence[Statement]) -> str:
    """A report's findings, and the later day on which another says that it came out."""
    publications = [member for member in members if member.kind is Kind.EVENT]
    mentions = [member for member in members if member.kind is not Kind.EVENT]
    names = list(dict.fromkeys(dated.source(member) for member in mentions))
    out = publications[0]
    date = dated.day_words(out.period)
    cue = f"“{out.surface}”, " if out.surface and date.casefold() not in out.surface.casefold() else ""
    figure = next((member for member in mentions if member.kind is Kind.FIGURE), None)
    told = figure.surface if figure and figure.surface else "what it found"
    several = figure is not None and figure.quantity is not None and figure.quantity.value not in (None, 1)
    text = (
        f"{_listed(names)} already tell{'s' if len(names) == 1 else ''} of {told[:1].casefold()}{told[1:]}; according "
        f"to {dated.source(out)} {'they were' if several else 'it was'} published {cue}{date}. "
    )
    return _capital(text) + REASONS["reported_before_published"]


def hedge_dropped(careful: Sequence[Statement], bare: Sequence[Statement]) -> str:
    """Who printed a number with caution, and who dropped that, in the order of printing."""
    told = f"{_listed(_names(careful))} {_says(careful)} “{careful[0].surface}”"
    others = _names(bare)[1:]
    after = f", followed by {_listed(others)}" if others else ""
    drops = f"{_names(bare)[0]} prints “{bare[0].surface}” and drops the caution{after}"
    return f"{subjects.about([*careful, *bare], Relation.HEDGE_VARIES)} {_capital(told)}; {drops}.".strip()


def _says(side: Sequence[Statement]) -> str:
    return "says" if len(_names(side)) == 1 else "say"


def _wordings(members: Sequence[Statement], reasons: Sequence[str]) -> str:
    """Which articles have which wording, and what each changes in the commonest."""
    if "other_speaker" in reasons:
        return _speakers(members)
    if "words_joined" in reasons:
        return f"{_capital(_as_printed(members))} {REASONS['words_joined']}"
    by_words: dict[tuple[str, ...], list[Statement]] = {}
    for member in members:
        by_words.setdefault(wording.said(member), []).append(member)
    ordered = sorted(by_words.values(), key=lambda side: -_articles(side))
    have = [f"{_listed(_names(side))} {_has(side)} “{_bare(side[0])}”" for side in ordered]
    commonest = ordered[0][0]
    changes = [_changes(commonest, side) for side in ordered[1:_MOST_WORDINGS]]
    text = f"One saying in {_spell(len(ordered))} wordings: {'; '.join(have)}."
    text = f"{text} Against “{_bare(commonest)}”: {'; '.join(changes)}." if changes else text
    return " ".join([text, *(REASONS[code] for code in ("words_cut", "figure_altered") if code in reasons)])


def _as_printed(members: Sequence[Statement]) -> str:
    """Which articles have which wording, down to its points."""
    by_words: dict[str, list[Statement]] = {}
    for member in members:
        by_words.setdefault(_bare(member), []).append(member)
    return f"{'; '.join(f'{_listed(_names(side))} {_has(side)} “{words}”' for words, side in by_words.items())}."


def _speakers(members: Sequence[Statement]) -> str:
    """Who is said to have said it, article by article."""
    by_person: dict[str, list[Statement]] = {}
    for member in members:
        by_person.setdefault(member.attribution.source if member.attribution else "nobody named", []).append(member)
    have = [f"{_listed(_names(side))} {_has(side)} it from {person}" for person, side in by_person.items()]
    return f"“{_bare(members[0])}”: {'; '.join(have)}. {REASONS['other_speaker']}"


def _bare(statement: Statement) -> str:
    """A quotation without the full stop of its sentence, cut to what an explanation can hold."""
    return sayings.clipped(statement.surface.rstrip(" .,"), 100)


def _names(side: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(dated.source(member) for member in side))


def _has(side: Sequence[Statement]) -> str:
    return "has" if len(_names(side)) == 1 else "have"


def _changes(commonest: Statement, side: Sequence[Statement]) -> str:
    return f"in {_names(side)[0]} {', '.join(wording.differences(commonest, side[0])[:_MOST_CHANGES])}"


def _side(statement: Statement, other: Statement, *, is_second: bool = False) -> str:
    where = dated.source(statement)
    if statement.article and statement.article == other.article:
        where = "elsewhere it" if is_second else where
    elif is_second and where == dated.source(other):
        where = f"another, {where},"
    credit = f", citing {_source(statement.attribution.source)}" if statement.attribution else ""
    text = f"{where} says {sayings.says(statement)}{credit}"
    return text if is_second else _capital(text)


def _source(name: str) -> str:
    """ "Officials" without the capital of its sentence; a name of several words keeps its own."""
    return name if " " in name else subjects.inside_sentence(name)


def _dates(first: Statement, second: Statement) -> list[str]:
    """Which times the two speak of, where they differ or are missing."""
    if first.kind is not Kind.FIGURE or second.kind is not Kind.FIGURE:
        return []
    one, other = sayings.when_words(first), sayings.when_words(second)
    if one and other:
        return [] if one == other else [f"The first speaks of {one}, the second of {other}."]
    if not one and not other:
        return ["Neither gives a date."]
    return [f"The {'second' if one else 'first'} gives no date."]


def _missing_dates(members: Sequence[Statement], relation: Relation) -> list[str]:
    """Which words are given without a time, where that is what leaves it open."""
    if relation is not Relation.CANNOT_COMPARE:
        return []
    undated = [member for member in members if not sayings.when_words(member)]
    words = [f"“{text}”" for text in sayings.wordings(undated)]
    return [f"No date is given for {_listed(words)}."] if words else []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _spell(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
