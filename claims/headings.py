"""What a finding is about and what its sides say, in a sub-editor's words. Plain functions over loaded rows."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.display import period_words
from claims.values import Kind, Relation

if TYPE_CHECKING:
    from claims.models import Finding, FindingSide

_TOLD_EARLY = "reported_before_published"
_INSIDE_ONE_ARTICLE = (Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

REASONS = {
    "opened_by_editor": "opened by an editor",
    "values_exclude": "the values exclude each other",
    "narrower_words": "one is worded more narrowly",
    "unequal_periods": "the periods are not of one length",
    "other_event": "another event",
    "other_measure": "another measure",
    "near_measure": "a near measure, not the same",
    "measure_unknown": "one does not say what is measured",
    "later_day": "one is of a later day",
    "vague_word": "one is a vague word, not a number",
    "vague_period": "one names no exact period",
    "told_apart": "the texts themselves tell them apart",
    "part_and_whole": "one is a part of the other",
    "reported_before_published": "reported before the day that another gives for its publication",
    "other_period": "another period",
    "other_year": "another year",
    "other_occasion": "another occasion",
    "other_entity": "about someone or somewhere else",
    "entity_unknown": "one does not say whom it is about",
    "dates_exclude": "the dates exclude each other",
    "date_unknown": "one gives no date",
    "period_unknown": "one gives no time",
    "period_coarse": "one time is given only roughly",
    "printed_unknown": "the day of printing is not known",
    "words_differ": "the words differ",
    "words_cut": "words are left out without a mark",
    "words_joined": "two sayings are printed as one",
    "figure_altered": "a figure within the quotation differs",
    "other_speaker": "given to two speakers",
    "same_words": "the same words",
    "two_ceilings": "two limits, far apart",
    "toll_fell": "a later count of the dead is lower",
    "revised_figure": "before and after a revision",
    "crew_apart": "passengers, or all aboard",
    "still_counting": "the count was still going on",
    "revised_down": "revised downwards",
    "some_against_all": "one speaks of some, the other of all",
    "shared_origin": "they go back to one origin",
    "one_text": "they print the same text",
    "share_or_number": "one is a share, the other a number",
    "percent_or_points": "per cent or percentage points",
    "same_grade": "the same grade",
    "other_grade": "another grade",
    "same_figure": "the same figure",
    "same_date": "the same date",
    "one_event": "one event",
    "date_within_date": "one date lies within the other",
    "date_conflict": "the words of the date contradict each other",
    "other_unit": "another unit",
    "other_currency": "another currency",
    "pound_weight": "pounds of weight, not of money",
    "other_threshold": "another threshold",
    "other_thing_counted": "another thing is counted",
    "other_survey": "another survey",
    "other_subset": "another part of the whole",
    "opposite_sides": "the opposite",
    "other_population": "another population",
    "other_direction": "one rises, the other falls",
    "other_denominator": "a share of something else",
    "hedge_dropped": "a hedge was dropped",
    "amount_unknown": "one gives no amount",
    "equal": "they say the same",
    "rounded": "the same once rounded",
    "covers": "the one allows for the other",
    "overlaps": "both can be right",
    "headline": "the headline against the text",
    "change_or_level": "a change against a level",
    "other_method": "a study's reckoning against another source",
    "other_forecaster": "forecasts of different people",
    "after_publication": "dated after the day of printing",
    "shares_make_100": "the shares make exactly 100",
    "shares_past_100": "the shares make more than 100",
    "wrong_total": "the parts do not make the total",
    "wrong_share": "the share does not follow from the numbers",
    "wrong_multiple": "the multiple does not follow from the numbers",
    "wrong_difference": "the difference does not follow from the numbers",
    "wrong_rate": "the rate does not follow from the numbers",
    "wrong_change": "the change does not follow from the numbers",
    "running_total_falls": "a running total falls",
    "part_past_whole": "a part is larger than the whole",
    "target_against_outcome": "a target against an outcome",
    "target_against_forecast": "a target against a forecast",
    "forecast_against_target": "a forecast against a target",
    "forecast_against_outcome": "a forecast against an outcome",
}


def topic(finding: "Finding") -> str:
    """What the finding is about: its measure, or else the shortest of what its claims speak of."""
    if finding.measure:
        return _capital(finding.measure.name)
    claims = [claim for side in finding.sides.all() for claim in side.claims.all()]
    for field in ("what", "counted", "surface"):
        words = {getattr(claim, field) for claim in claims} - {""}
        if words:
            return _capital(min(words, key=lambda phrase: (len(phrase), phrase)))
    return "Finding"


def side_title(side: "FindingSide") -> str:
    """What a side says, for its head: where events are dated differently the time alone, “summer 2018”."""
    claims = list(side.claims.all())
    if not claims or side.finding.relation in _INSIDE_ONE_ARTICLE:
        return first_sentence(side.says).removesuffix(".")
    if _TOLD_EARLY in side.finding.reasons:
        date = period_words(claims[0]).partition(" (")[0]
        return f"published {date}" if claims[0].kind == Kind.EVENT else f"told of before: {side.says}"
    every = [claim for other in side.finding.sides.all() for claim in other.claims.all()]
    times = {(claim.period_start, claim.period_end) for claim in claims}
    if len(times) > 1 or not claims[0].period_start or any(claim.kind != Kind.EVENT for claim in every):
        return side.says
    return period_words(claims[0]).partition(" (")[0]


def spell(number: int) -> str:
    """A small number as a word: three, eleven stays 11."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def who_says_what(sides: Sequence["FindingSide"]) -> str:
    """The sides in a sentence each: “Three articles say summer 2018. One says October 2018.”

    Nothing of a report that was told of before it was out: there the sides do not say two things of one kind.

    Needs sides that know their `article_count`.
    """
    if any(_TOLD_EARLY in side.finding.reasons for side in sides):
        return ""
    sentences = []
    for index, side in enumerate(sides):
        count: int = side.article_count  # type: ignore[attr-defined]
        noun = "" if index else (" article" if count == 1 else " articles")
        verb = "says" if count == 1 else "say"
        sentences.append(f"{_capital(spell(count))}{noun} {verb} {side_title(side)}.")
    return " ".join(sentences)


def backing(side: "FindingSide") -> str:
    """How many articles stand on a side, and by how many hands: “3 articles, 1 byline and 1 unsigned”.

    Articles that print one source are said to: copies must not look like confirmation.
    """
    count: int = side.article_count  # type: ignore[attr-defined]
    if count < 2:
        return f"{count} article"
    bylines = {claim.revision.article_id: claim.revision.article.byline for claim in side.claims.all()}
    signed, unsigned = len(set(bylines.values()) - {""}), list(bylines.values()).count("")
    hands = [f"{signed} byline{'' if signed == 1 else 's'}"] if signed else []
    hands += [f"{unsigned} unsigned"] if unsigned else []
    sources = f", {'one source' if side.origins == 1 else f'{side.origins} sources'}" if side.origins < count else ""
    return f"{count} articles, {' and '.join(hands)}{sources}"


def first_sentence(text: str) -> str:
    """The beginning of an explanation, where there is no room for all of it."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def reason_words(code: str) -> str:
    """A reason code of comparison as a reader says it; one that is new here is shown as it stands."""
    return REASONS.get(code, code.replace("_", " "))


def in_quotes(says: str) -> str:
    """What a side says, in quotation marks, which a saying brings along and a date does not."""
    return says if says.startswith("“") else f"“{says}”"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
