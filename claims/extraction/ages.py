"""Which bare numbers are ages: "aged one and two", "the clerk, 42,", "drivers over the age of 70"."""

import re
from dataclasses import replace

from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.numerals import Sort
from claims.extraction.patterns.scopes import AGED_PEOPLE

_AGE_BEFORE = re.compile(
    r"(?<![^\W_])(?:aged?|ages|age of|the ages? of|aged between)\s+(?:about |around |just |only |between |under |"
    r"over )?$",
    re.IGNORECASE,
)
_ALL_OF = re.compile(r"(?:, |\()(?:both|all|each) $")


def aged(mention: Mention, reading: Reading, previous: Mention | None) -> Mention:
    """Makes a bare number an age where the words say so: "aged one and two", a name and "42" between commas."""
    if mention.is_age or (mention.has_unit and mention.quantity.unit != "year") or mention.sort is not Sort.NUMBER:
        return mention
    text = reading.text
    before = text[max(0, mention.start - 40) : mention.start]
    listed = (
        previous is not None
        and previous.is_age
        and text[previous.end : mention.start].strip(" ,").lower() in ("", "and", "to", "or")
    )
    if (
        _AGE_BEFORE.search(before)
        or "age of" in mention.hedge.lower()
        or (listed and mention.unit is None and _ends_phrase(text, mention.end))
        or _of_all(mention, text)
        or _between_commas(mention, reading)
        or _is_persons(mention, reading)
        or _is_age_limit(mention, reading)
    ):
        return replace(mention, is_age=True, quantity=replace(mention.quantity, unit="year"))
    return mention


def _of_all(mention: Mention, text: str) -> bool:
    """ "Two men, both 23, …": the age that several people share."""
    value = mention.quantity.value
    if mention.unit or not mention.numerals[0].digits or value is None or not 0 < value <= 115:
        return False
    before = _ALL_OF.search(text, max(0, mention.start - 8), mention.start)
    return bool(before) and text[mention.end : mention.end + 1] in (",", ".", ")", ";")


def _is_persons(mention: Mention, reading: Reading) -> bool:
    """ "Who was 10", "he will be 35": what a person is, where nothing is counted."""
    value = mention.quantity.value
    if not reading.parsed or mention.unit or value is None or not 0 < value <= 115 or not mention.numerals[0].digits:
        return False
    token = reading.token_at(mention.number_start)
    if token.dep_ not in ("attr", "acomp") or token.head.lemma_ != "be" or any(True for _ in token.rights):
        return False
    return any(
        child.dep_ == "nsubj" and (child.lower_ in ("he", "she", "who", "i") or child.ent_type_ == "PERSON")
        for child in token.head.lefts
    )


def _is_age_limit(mention: Mention, reading: Reading) -> bool:
    """ "Nurses are over 55", "children under 5": a limit of age, where nothing is counted."""
    value = mention.quantity.value
    if mention.hedge.lower() not in ("over", "under", "above", "below") or mention.unit or value is None or value > 100:
        return False
    before = reading.token_before(mention.start)
    if before is None or not reading.parsed or reading.counted_head(mention) is not None:
        return False
    return before.lemma_.lower() in AGED_PEOPLE or (
        before.lemma_ == "be"
        and any(
            child.dep_ == "nsubj" and any(each.lemma_.lower() in AGED_PEOPLE for each in child.subtree)
            for child in before.lefts
        )
    )


def _ends_phrase(text: str, end: int) -> bool:
    return (
        not text[end : end + 2].strip()
        or (not text[end : end + 1].isalnum() and text[end : end + 1] != " ")
        or text[end : end + 3] in (" - ", " – ", " — ")
    )


def _between_commas(mention: Mention, reading: Reading) -> bool:
    """ "… Smith, 42, …": a number below 120 between marks, after a person's name."""
    text, value = reading.text, mention.quantity.value
    if (
        mention.unit
        or value is None
        or not mention.numerals[0].digits
        or value > 120
        or value != int(value)
        or mention.hedge
    ):
        return False
    if text[max(0, mention.start - 2) : mention.start] not in (", ", " (") or text[
        mention.end : mention.end + 1
    ] not in (",", ".", ")", ";"):
        return False
    if text[mention.start - 1 : mention.start] == " " and text[mention.end : mention.end + 2].rstrip() not in (
        ",",
        ".",
        ";",
    ):
        return False
    name = reading.token_before(mention.start - 1 if text[mention.start - 2] != "," else mention.start - 2)
    if name is None:
        return False
    if name.lemma_.lower() in AGED_PEOPLE or name.lower_.endswith(("man", "woman")):
        return True
    return (name.pos_ == "PROPN" and name.ent_type_ in ("PERSON", "ORG", "")) or name.ent_type_ == "PERSON"
