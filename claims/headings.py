"""What a finding is about and what its sides say, in a sub-editor's words. Plain functions over loaded rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.models import Finding, FindingSide

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

REASONS = {
    "opened_by_editor": "opened by an editor",
    "shared_origin": "they go back to one origin",
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


def spell(number: int) -> str:
    """A small number as a word: three, eleven stays 11."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def who_says_what(sides: Sequence["FindingSide"]) -> str:
    """The sides in a sentence each: “Three articles say summer 2018. One says October 2018.”

    Needs sides that know their `article_count`.
    """
    sentences = []
    for index, side in enumerate(sides):
        count: int = side.article_count  # type: ignore[attr-defined]
        noun = "" if index else (" article" if count == 1 else " articles")
        verb = "says" if count == 1 else "say"
        sentences.append(f"{_capital(spell(count))}{noun} {verb} {side.says}.")
    return " ".join(sentences)


def backing(side: "FindingSide") -> str:
    """How many articles stand on a side, and how many independent origins behind them: “3 articles, 2 origins”."""
    count: int = side.article_count  # type: ignore[attr-defined]
    articles = f"{count} article{'' if count == 1 else 's'}"
    if count < 2:
        return articles
    return f"{articles}, {side.origins} origin{'' if side.origins == 1 else 's'}"


def reason_words(code: str) -> str:
    """A reason code of comparison as a reader says it; one that is new here is shown as it stands."""
    return REASONS.get(code, code.replace("_", " "))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
