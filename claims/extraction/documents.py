"""A parsed text that keeps its characters at hand, made by a tokenizer that no run of signs can hold up.

spaCy joins a document's text anew from its tokens whenever it is asked for. Rules ask for it at every figure, so that
the cost of reading would grow with the square of the length; this document remembers it.
"""

import re
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

# The language's tokenizer peels a run of signs off one by one and looks at the whole rest each time, which costs the
# square of the run's length. No word of a newspaper comes near this many characters.
_LONGEST_RUN = 200
_HALF = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")


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
        docs = [self.tokenizer(piece) for piece in pieces(text)]
        words = [token.text for doc in docs for token in doc]
        spaces = [bool(token.whitespace_) for doc in docs for token in doc]
        return TextDoc(docs[0].vocab, words=words, spaces=spaces)


def whole(text: str) -> str:
    """The text with halves of characters, which nothing can encode, made signs of what is missing, one for one."""
    return _HALF.sub("\ufffd", text)


def pieces(text: str) -> Iterator[str]:
    """The text cut within runs of characters that are too long for words; nearly always the text alone."""
    start = 0
    for match in _LONG_RUN.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def keep_texts(nlp: Language) -> None:
    """Makes a pipeline's documents keep their text."""
    nlp.tokenizer = TextTokenizer(nlp.tokenizer)
