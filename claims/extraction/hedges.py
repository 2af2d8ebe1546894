"""Words that bound a number: "in excess of 50" before it, "50 or more" behind it."""

from dataclasses import replace

from claims.extraction.mentions import Mention
from claims.extraction.patterns import quantities as patterns
from claims.extraction.patterns.units import TIME_UNITS
from claims.extraction.units import unit_after
from claims.extraction.written import Sort
from claims.values import Comparator, Quantity


def hedged(text: str, mention: Mention) -> Mention:
    """Takes in the hedge before a mention: "in excess of 50" is more than 50."""
    window = max(0, mention.start - patterns.HEDGE_WINDOW)
    match = patterns.HEDGE.search(text, window, mention.start)
    if match:
        kind = next(name for index, name in enumerate(patterns.ORDER) if match[f"h{index}"])
        words = match[f"h{patterns.ORDER.index(kind)}"]
        if _is_hedge(text, mention, match.start(), words) and not _is_known_number(match[0], kind):
            start = match.start()
            if kind in patterns.OTHER_SIDE and patterns.THAN.search(match[0]):
                denied = patterns.DENIED.search(text, max(0, start - 24), start)
                kind, start = (patterns.OTHER_SIDE[kind], denied.start()) if denied else (kind, start)
            if patterns.BOUNDING_VERB.fullmatch(words):
                return replace(mention, hedge=words, quantity=bounded(mention.quantity, kind))  # it governs the number
            return replace(
                mention, start=start, hedge=text[start : match.end()].strip(), quantity=bounded(mention.quantity, kind)
            )
    if mention.sort is Sort.NUMBER and patterns.MODAL.search(text, window, mention.start):
        return replace(mention, quantity=bounded(mention.quantity, "~"))
    symbol = patterns.SYMBOL.search(text, max(0, mention.start - 3), mention.start)
    if symbol and symbol["sign"] in patterns.SYMBOLS:
        quantity = bounded(mention.quantity, patterns.SYMBOLS[symbol["sign"]])
        return replace(mention, start=symbol.start(), hedge=symbol["sign"], quantity=quantity)
    return mention


def _is_known_number(words: str, kind: str) -> bool:
    """ "Fewer than the 240 expected" compares with a number that is known exactly, as the article says."""
    return kind in "<>" and bool(patterns.DEFINITE.search(words))


def _is_hedge(text: str, mention: Mention, start: int, words: str) -> bool:
    words = words.lower()
    before = text[max(0, start - 24) : start]
    unit = mention.quantity.unit
    if words == "over" and unit in TIME_UNITS and not mention.is_age:
        return bool(patterns.SPAN_OVER.search(before))
    if words.split()[-1] in patterns.SIDES and patterns.MARK.match(text, mention.end):
        return False  # "below the 76% target": the number is the target's, exactly
    if words in ("as many as", "as much as") and _is_counted_out(text, mention):
        return False
    if words == "up to":
        before = text[max(0, start - 60) : start]
        return bool(patterns.MAY_MOVE.search(before)) or not patterns.MOVED_UP.search(before)
    if words == "around":
        return not patterns.AROUND_TAKEN.search(before)
    if words == "about":
        small = not mention.numerals[0].digits
        return not patterns.ABOUT_TAKEN.search(before) and not (small and patterns.SAID_ABOUT.search(before))
    if (
        words in ("under", "above", "below", "over", "beyond")
        and mention.sort is Sort.NUMBER
        and not mention.numerals[0].digits
    ):
        return unit != "count" or words == "over"
    if words in ("perhaps", "maybe", "some", "minimum", "typically"):
        return mention.sort is not Sort.MULTIPLE
    return True


def _is_counted_out(text: str, mention: Mention) -> bool:
    """ "As many as 1,383 came": a number told to the last digit is no limit; the words only marvel at it."""
    numeral = mention.numerals[0]
    written = text[numeral.start : numeral.end].replace(",", "")
    return mention.sort is Sort.NUMBER and len(written) >= 3 and written.isdigit() and not written.endswith(("0", "5"))


def bounded(quantity: Quantity, kind: str) -> Quantity:
    """The quantity under a hedge; a vague word or a range keeps its own bounds and only turns approximate."""
    value = quantity.value
    if value is None:
        if kind == ">" and quantity.low is not None and quantity.vague:
            return replace(quantity, comparator=Comparator.MORE)
        return replace(quantity, approximate=True) if kind in ("~", "approach") else quantity
    match kind:
        case "approach":
            return replace(quantity, high=value, comparator=Comparator.ABOUT, approximate=True)
        case "~":
            return replace(quantity, comparator=Comparator.ABOUT, approximate=True)
        case ">" | ">=":
            return replace(quantity, low=value, comparator=Comparator(kind))
    return replace(quantity, high=value, comparator=Comparator(kind))


def bounded_after(text: str, mention: Mention) -> Mention:
    """Takes in the words after a number that bound it: "three or more years", "50 or so", "30-plus"."""
    inner = patterns.AFTER.match(text, mention.numerals[-1].end)
    match = inner or patterns.AFTER.match(text, mention.end)
    is_hedged = mention.quantity.comparator is not Comparator.EQUAL
    if not match or (is_hedged and not (match["odd"] and mention.quantity.approximate)):
        return mention
    kind = "~" if match["so"] or match["odd"] else "<=" if match["less"] else ">="
    words = match[0].strip(" ,")
    end = max(mention.end, match.end())
    unit = mention.unit
    quantity = bounded(mention.quantity, kind)
    if inner and unit is None and (after := unit_after(text, match.end())):
        unit, end, quantity = after, max(end, after.end), replace(quantity, unit=after.name)
    return replace(
        mention,
        end=end,
        number_end=max(end, mention.number_end),
        hedge=words,
        quantity=quantity,
        unit=unit,
        hyphened=mention.hyphened and not match["odd"],
    )
