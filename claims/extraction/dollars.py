"""Whose dollars a bare "$" means: those of the country that the whole text is about, where it leaves no doubt."""

from dataclasses import replace

from claims.extraction.mentions import Mention
from claims.extraction.patterns import dollars as patterns

_BARE = ("$", "dollar", "dollars")


def home_dollar(text: str) -> tuple[str, str] | None:
    """The currency and the place that told it; None where a text names several such countries, or hardly one.

    A dollar without a country stays that of the United States, which is how most of the world's press writes it.
    """
    if "$" not in text and "dollar" not in text:
        return None
    named: dict[str, list[str]] = {}
    for match in patterns.PLACE.finditer(text):
        named.setdefault(match.lastgroup or "", []).append(match[0])
    if len(named) != 1:
        return None
    code, places = next(iter(named.items()))
    return (code, places[0]) if code != "USD" and len(places) >= patterns.FEWEST else None


def at_home(mention: Mention, text: str, home: tuple[str, str] | None) -> Mention:
    """The mention in the text's own dollars, where it is one of bare dollars."""
    if home is None or mention.unit is None or mention.quantity.unit != "USD":
        return mention
    if text[mention.unit.start : mention.unit.end].strip(" -").lower() not in _BARE:
        return mention
    if patterns.WORLD_PRICE.match(text, mention.end):
        return mention
    code, _ = home
    return replace(mention, unit=replace(mention.unit, name=code), quantity=replace(mention.quantity, unit=code))
