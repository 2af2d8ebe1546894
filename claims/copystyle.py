"""A figure as a sentence for print: value with its hedge, what is counted, whose, who says so, and of when.

"A third of social workers were agency staff at Fenland County Council, the council said, as of May 2019." Made of the
article's own words; an editor may write it better, and then theirs counts.
"""

import re
from typing import TYPE_CHECKING

from claims.comparison.words import content, proper_words, tokens
from claims.display import credit, period_words
from claims.values import Nature

if TYPE_CHECKING:
    from claims.models import Claim

# What is reported of a past day is told in the past.
_PAST = {"is": "was", "are": "were", "has": "had", "have": "had"}
_CLAUSE = re.compile(r" (?:that|who|which) ")
_DETERMINED = re.compile(r"^(?:the|a|an|its|his|her|their|our|some|many|several|earlier|two|three)\b", re.IGNORECASE)
_BODIES = {
    "agency", "authority", "board", "body", "centre", "college", "commission", "company", "council", "department",
    "force", "hospital", "ministry", "office", "police", "school", "service", "services", "trust", "union",
    "university",
}  # fmt: skip


def wording_of(claim: "Claim") -> str:
    """The claim in copy style, ready to be set after a full stop."""
    amount = _amount(claim)
    parts = [f"{amount}{_whose(claim, amount)}", _source(claim), _when(claim)]
    text = ", ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def _amount(claim: "Claim") -> str:
    """The number as printed, with what it counts: "192 checks without a date", "a third of posts were vacant"."""
    said = " ".join(claim.surface.split())
    counted = _told(" ".join(claim.counted.split()))
    named = claim.measure.name if claim.measure and claim.measure.is_named else ""
    if claim.unit == "percent" and counted:
        return f"{_without_of(said)} of {counted}"
    added = _beyond(said, counted)
    if added and named and _shared(added, named) == 0:
        added = ""  # a verb phrase such as "save from the budget" does not follow a number
    text = f"{said} {added}" if added else said
    if named and _shared(text, named) < len(set(content(named))) / 2:
        return f"{text} ({named})"  # the article's words alone do not say what is counted
    return text


def _shared(text: str, named: str) -> int:
    return len(set(content(named)) & set(content(text)))


def _without_of(said: str) -> str:
    """ "A third of them" without whom, since what is counted follows."""
    return re.sub(r" of (?:them|these|those)$", "", said)


def _told(counted: str) -> str:
    """ "Posts that stand vacant" as a statement: "posts stand vacant"; of a past day in the past."""
    first, clause, rest = _partition(counted)
    if not clause:
        return counted
    verb, _, more = rest.partition(" ")
    return " ".join(filter(None, [first, _PAST.get(verb, verb), more]))


def _partition(counted: str) -> tuple[str, str, str]:
    found = _CLAUSE.search(counted)
    return (counted[: found.start()], found[0], counted[found.end() :]) if found else (counted, "", "")


def _beyond(said: str, counted: str) -> str:
    """What is counted, without the words with which the number ends already."""
    have, want = tokens(said), tokens(counted)
    for length in range(min(len(have), len(want)), 0, -1):
        if have[-length:] == want[:length]:
            return " ".join(counted.split()[length:])
    if want and set(want) <= set(have):
        return ""
    return counted if want and _is_bare(said) else ""


def _is_bare(said: str) -> bool:
    """Whether the number stands there without a noun: "300", "£10m"."""
    return not [word for word in tokens(said)[-1:] if word.isalpha() and len(word) > 3]


def _whose(claim: "Claim", amount: str) -> str:
    """The organisation or place, where the words before do not name it."""
    if claim.entity is None:
        return ""
    name = claim.entity.name
    if proper_words(name) <= set(tokens(amount)):
        return ""
    return f" {'at' if _BODIES & set(tokens(name)) else 'in'} {name}"


def _source(claim: "Claim") -> str:
    if source := " ".join(claim.attribution.split()):
        lone = source[:1].islower() and " " not in source and not _DETERMINED.match(source)
        return f"{'a ' if lone else ''}{source} said"
    return f"{credit(claim.revision.article) or 'an unsigned article'} reported"


def _when(claim: "Claim") -> str:
    """The time, in the words that fit what is counted: a level is of a day, an amount belongs to its span."""
    if claim.period_start is None and claim.period_end is None:
        return claim.period_words
    words = period_words(claim).partition(" (")[0]
    if words.startswith(("since ", "until ")):
        return words
    if " to " in words:
        return f"from {words}"
    words = f"the {words}" if words.startswith("week of") else words
    if claim.nature == Nature.STANDING or not claim.nature:
        return f"as of {words}"
    one_day = claim.period_start == claim.period_end
    return f"{'on' if one_day else 'in'} {words}"
