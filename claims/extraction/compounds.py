"""Amounts in two units that are one: "45 minutes 57 seconds", "three years and six months", "5ft 10in"."""

import re
from dataclasses import replace
from decimal import Decimal

from claims.extraction.mentions import Mention
from claims.extraction.numerals import Sort
from claims.extraction.patterns.units import PARTS
from claims.extraction.written import plain
from claims.values import Comparator

_GLUE = re.compile(r" | and ")


def join_parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with every amount in a unit and its part made one, told in the larger unit."""
    joined: list[Mention] = []
    for mention in mentions:
        whole = _whole(text, joined[-1], mention) if joined else None
        if whole is None:
            joined.append(mention)
        else:
            joined[-1] = whole
    return joined


def _whole(text: str, first: Mention, second: Mention) -> Mention | None:
    if first.unit is None or second.unit is None or first.is_age or not first.sort is second.sort is Sort.NUMBER:
        return None
    parts = PARTS.get((first.unit.name, second.unit.name))
    value, rest = first.quantity.value, second.quantity.value
    if parts is None or value is None or rest is None or not 0 < rest < parts or value != int(value):
        return None
    if second.hedge or len(second.numerals) > 1 or not _GLUE.fullmatch(text[first.end : second.start]):
        return None
    total = plain(value + rest / parts)
    quantity = replace(first.quantity, value=total, step=Decimal(1) / parts)
    if first.quantity.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        quantity = replace(quantity, low=total)
    elif quantity.high is not None:
        quantity = replace(quantity, high=total)
    numerals = first.numerals + second.numerals
    return replace(first, end=second.end, number_end=second.number_end, numerals=numerals, quantity=quantity)
