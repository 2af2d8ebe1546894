"""Which organisation or place a claim is about."""

from spacy.tokens import Doc

from claims.values import Catalogue


class Entities:
    """The organisations and places of one text."""

    def of(self, start: int, end: int) -> tuple[str, str] | None:
        """The name of what the words at these offsets are about, and the words it was read from; None if unsure."""
        return None


def find_entities(doc: Doc, catalogue: Catalogue) -> Entities:
    """The organisations and places that a parsed text names."""
    return Entities()
