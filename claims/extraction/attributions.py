"""Who says what: spans of reported speech with their source."""

from spacy.tokens import Doc

from claims.values import Attribution


class Attributions:
    """The reported passages of one text."""

    def of(self, start: int, end: int) -> Attribution | None:
        """Who says the words at these offsets, or None where the article says them itself."""
        return None


def find_attributions(doc: Doc) -> Attributions:
    """The reported passages of a parsed text."""
    return Attributions()
