"""A parsed text that keeps its characters at hand.

spaCy joins a document's text anew from its tokens whenever it is asked for. Rules ask for it at every figure, so that
the cost of reading would grow with the square of the length; this document remembers it.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


class TextDoc(Doc):
    """A spaCy document whose `text` is joined once."""

    @property
    def text(self) -> str:
        """The text that the tokens make up."""
        kept: str | None = self.user_data.get("factdesk_text")
        if kept is None:
            kept = self.user_data["factdesk_text"] = super().text
        return kept


class TextTokenizer:
    """The language's own tokenizer, handing on documents that keep their text."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The text in tokens; they join to exactly that text."""
        doc = self.tokenizer(text)
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        return TextDoc(doc.vocab, words=words, spaces=spaces)


def keep_texts(nlp: Language) -> None:
    """Makes a pipeline's documents keep their text."""
    nlp.tokenizer = TextTokenizer(nlp.tokenizer)
