"""How a claim was read, where the words as printed stand beside it: nothing is said twice. Plain functions."""

import re
from typing import TYPE_CHECKING

from claims.display import reading

if TYPE_CHECKING:
    from claims.models import Claim

_PER_CENT = re.compile(r"\s*(?:%|\bper ?cent\b)", re.IGNORECASE)
# Commas and points within a number belong to it.
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s,.]")


def reading_beside(claim: "Claim") -> str:
    """What the reading adds to the words: “≈ 33 %” to “a third”, “more than 50” to “in excess of 50 cases”.

    Empty where the words say it already, as “18 per cent” says 18 %. Words before the number may be a hedge, so
    the reading stands beside them in full.
    """
    read = reading(claim)
    named, _, share = read.partition(" (")
    said, wanted = _words(claim.surface), _words(named)
    if said[: len(wanted)] != wanted or _numbers(said) != _numbers(wanted):
        return read
    return share.removesuffix(")")


def _words(text: str) -> list[str]:
    return _WORD.findall(_PER_CENT.sub(" %", text).casefold())


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit()]
