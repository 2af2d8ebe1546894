"""What a number counts where no noun says so: "mother of three", "at least 14 dead"."""

from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.patterns import nouns as patterns


def unsaid_noun(mention: Mention, reading: Reading) -> tuple[str, frozenset[str]] | None:
    """The counted words and their lemmas, from the words beside a bare count; None where they tell nothing."""
    if mention.unit or mention.quantity.unit != "count" or reading.counted_head(mention) is not None:
        return None
    if match := patterns.FAMILY.search(reading.text, max(0, mention.start - 24), mention.start):
        noun = "people" if match[1].lower() in patterns.GROUPS else "children"
        return noun, frozenset((noun, patterns.LEMMAS[noun]))
    if match := patterns.NOUN_OR.search(reading.text, max(0, mention.start - 32), mention.start):
        noun = match[1].lower()
        return noun, frozenset((noun,))
    if match := patterns.STATE.match(reading.text, mention.end):
        word = match[1].lower()
        return f"people {word}", frozenset(("people", word, *patterns.STATES[word]))
    return None
