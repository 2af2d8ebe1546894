"""Numbers that belong to names: "Radio 4", "AK-47", "the 311 system"."""

import re

from spacy.tokens import Token

from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.patterns import leftout as patterns
from claims.extraction.units import unit_before
from claims.extraction.written import Numeral, Sort

_LETTERS_BEFORE = re.compile(r"(?:[^\W\d_]|[\d_])+[-–.]?$")
_WORD_AFTER = re.compile(r"[\w]*")


def code_around(text: str, numeral: Numeral) -> tuple[int, int] | None:
    """The whole of a name or code that a run of digits belongs to ("AK-47", "G7", "5G"), or None."""
    start, end = numeral.start, numeral.end
    if unit_before(text, start):
        return None
    before = _LETTERS_BEFORE.search(text, max(0, start - 40), start)
    if before and not _is_currency(before[0]):
        word = before[0].rstrip("-–.")
        joined = before[0][-1] in "-–."
        if not joined or (before[0][-1] == "-" and _makes_name(word)):
            tail = _WORD_AFTER.match(text, end)
            return before.start(), tail.end() if tail else end
    tail = _WORD_AFTER.match(text, end)
    if tail and tail.end() > end:
        return start, tail.end()
    return None


def _is_currency(letters: str) -> bool:
    return letters.upper() in {
        "USD",
        "GBP",
        "EUR",
        "INR",
        "AUD",
        "RM",
        "RS",
        "NZD",
        "CAD",
        "CHF",
        "JPY",
        "CNY",
        "SGD",
        "MYR",
        "HKD",
    }


def _makes_name(word: str) -> bool:
    return word[-1:].isalpha() and word.lower() not in patterns.HEDGING_PREFIXES and not word.isdigit()


def part_of_name(mention: Mention, reading: Reading) -> str | None:
    """Names with a number in them: "Radio 4", "the 311 system"."""
    numeral = mention.numerals[0]
    if (
        mention.sort is not Sort.NUMBER
        or mention.has_unit
        or mention.hedge
        or not numeral.digits
        or numeral.value is None
    ):
        return None
    written = reading.text[numeral.start : numeral.end]
    if not written.isdigit() or mention.hyphened or not reading.parsed:
        return None
    head = reading.counted_head(mention)
    before = reading.token_before(mention.start)
    follows = head is not None and head.idx >= mention.end
    if follows and head is not None and _is_model(head, mention, before):
        return "part of a name"
    if before is not None and (_between_capitals(before, mention, reading) or _behind_capital(before, mention, head)):
        return "part of a name"
    if (
        before is not None
        and before.pos_ == "PROPN"
        and not follows
        and before.i + 1 == reading.token_at(numeral.start).i
    ):
        return "part of a name"
    if (
        follows
        and head is not None
        and head.tag_ in ("NN", "NNP")
        and numeral.value >= 100
        and head.lemma_.lower() not in patterns.MASS
    ) and (not head.text.istitle() or head.ent_type_ in ("PRODUCT", "ORG", "FAC")):
        return "part of a name"
    return None


def _is_model(head: Token, mention: Mention, before: Token | None) -> bool:
    """ "11 Pro Max": nothing but capitals behind the number, and no plural that it might count."""
    if before is not None and before.is_punct:
        return False  # "31 Labour, 18 Conservative, 9 Liberal Democrat"
    if head.tag_ != "NNP" or not head.text.istitle() or head.text.endswith("s") or mention.quantity.value == 1:
        return False
    words = head.doc.text[mention.end : head.idx].split()
    return bool(words) and all(word.istitle() for word in words)


def _behind_capital(before: Token, mention: Mention, head: Token | None) -> bool:
    """ "A Planet 9 science project": right behind a capital in the middle of a sentence, before no plural."""
    if before.is_sent_start or before.pos_ not in ("PROPN", "NOUN") or not before.text.istitle():
        return False
    if head is None or head.tag_ not in ("NN", "NNP") or before.idx + len(before) + 1 != mention.start:
        return False
    return (
        head.lemma_.lower() not in patterns.MASS and mention.quantity.value is not None and mention.quantity.value < 100
    )


def _between_capitals(before: Token, mention: Mention, reading: Reading) -> bool:
    """ "Note 20 Ultra": capitals on both sides and in the middle of a sentence, the noun after it no plural."""
    after = reading.token_after(mention.end)
    if after is None or before.is_sent_start or before.pos_ not in ("PROPN", "NOUN") or not before.text[:1].isupper():
        return False
    adjacent = before.idx + len(before) + 1 == mention.start and after.idx == mention.end + 1
    return adjacent and after.text[0].isupper() and after.tag_ not in ("NNS", "NNPS") and not after.text.endswith("s")
