"""How the lists of words are written down."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set: lists read better as running text than as rows of quotation marks."""
    return frozenset(text.split())
