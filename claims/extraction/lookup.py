"""A parsed text with fast look-ups from characters to tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.mentions import Mention

_TO_NOUN = frozenset(
    ("nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "det", "poss", "advmod", "punct", "dep")
)
_TIME_NOUNS = frozenset(("year", "month", "week", "day", "quarter", "decade", "season", "night"))
_WHICH_TIME = frozenset(("last", "this", "next", "previous", "same"))
_AGO = frozenset(("ago", "before", "earlier", "previously"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def is_when(noun: Token) -> bool:
    """ "Last year", "five years ago", "the month before": a time that something happened, which no number counts."""
    if noun.lemma_.lower() not in _TIME_NOUNS:
        return False
    beside = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return beside in _AGO or any(child.lower_ in _WHICH_TIME for child in noun.lefts)


class Reading:
    """One parsed text; every look-up is a binary search or a step in the parse, never a scan of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.lower = doc.text.lower() if len(doc.text.lower()) == len(doc.text) else doc.text
        self.starts = [token.idx for token in doc]
        self.parsed = doc.has_annotation("DEP")

    def token_at(self, offset: int) -> Token:
        """The token that covers or precedes a character."""
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]

    def token_before(self, offset: int) -> Token | None:
        """The last token that ends before a character, space aside."""
        index = bisect_left(self.starts, offset) - 1
        while index >= 0 and self.doc[index].is_space:
            index -= 1
        return self.doc[index] if index >= 0 else None

    def token_after(self, offset: int) -> Token | None:
        """The first token that begins at or after a character, space aside."""
        index = bisect_left(self.starts, offset)
        while index < len(self.doc) and self.doc[index].is_space:
            index += 1
        return self.doc[index] if index < len(self.doc) else None

    def word_before(self, offset: int) -> str:
        """The word before a character, in lower case."""
        token = self.token_before(offset)
        return token.lower_ if token is not None else ""

    def word_after(self, offset: int) -> str:
        """The letters that begin at a character, in lower case."""
        end = offset
        while end < len(self.text) and end < offset + 40 and self.text[end].isalpha():
            end += 1
        return self.lower[offset:end]

    def last_token(self, mention: Mention) -> Token:
        """The token that carries a mention in the parse: its unit, or its last number word."""
        end = mention.number_end if mention.unit else mention.numerals[-1].end
        return self.token_at(max(end - 1, mention.number_start))

    def counted_head(self, mention: Mention) -> Token | None:
        """The noun that a number counts ("192 assessments"), or the one after "of" ("hundreds of children")."""
        head = self._counted_head(mention)
        if head is None or head.like_num or not any(map(str.isalpha, head.text)) or self._is_glued(head):
            return None
        return head

    def _is_glued(self, token: Token) -> bool:
        """The "m" of "£312m", which the parser takes for a word."""
        return token.idx > 0 and self.text[token.idx - 1].isdigit()

    def _counted_head(self, mention: Mention) -> Token | None:
        if not self.parsed:
            return None
        if mention.hyphened and not mention.unit:
            return self.token_after(mention.numerals[-1].end + 1)
        token = self.last_token(mention)
        for _ in range(6):
            head = token.head
            if head.i == token.i or token.dep_ not in _TO_NOUN:
                break
            token = head
            if token.pos_ in _NOUNS and token.idx >= mention.end and not self._parted(mention.end, token.idx):
                if is_when(token):
                    return None
                return self._singular_before(token, mention) or token
        return self._of_object(self.last_token(mention)) or self._next_noun(mention)

    def _singular_before(self, head: Token, mention: Mention) -> Token | None:
        """ "A 12 page document" counts pages: a singular noun stands between the number and a singular head."""
        following = self.token_after(mention.end)
        if following is None or following.i >= head.i or head.tag_ != "NN" or mention.quantity.value in (None, 1):
            return None
        return following if following.tag_ == "NN" else None

    def _parted(self, start: int, end: int) -> bool:
        between = self.text[start:end]
        return "\n" in between or ". " in between or "(" in between

    def _of_object(self, token: Token) -> Token | None:
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "worth"):
                return next((grand for grand in child.rights if grand.dep_ == "pobj"), None)
        return None

    def _next_noun(self, mention: Mention) -> Token | None:
        """Where the parse loses the noun: a plural right after the number, with at most two modifiers between."""
        token = self.token_after(mention.end)
        for _ in range(3):
            if token is None or token.is_punct or token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
                return None
            if token.tag_ in _FINITE:
                return None  # "winds of 90mph tore roofs off"
            if token.tag_ in ("NNS", "NNPS"):
                return token
            token = (
                self.doc[token.i + 1] if token.i + 1 < len(self.doc) and not self.doc[token.i + 1].is_space else None
            )
        return None

    def counts_scores(self, mention: Mention) -> bool:
        """Whether "scores" means many: it has no modifier and is a subject or is followed by "of"."""
        if not self.parsed:
            return self.lower[mention.number_end : mention.number_end + 4] == " of "
        token = self.token_at(mention.number_start)
        if token.pos_ not in ("NOUN", "PROPN") or any(
            child.dep_ in ("compound", "amod", "poss", "det") for child in token.lefts
        ):
            return False
        return self.lower[mention.number_end : mention.number_end + 4] == " of " or token.dep_ in ("nsubj", "nsubjpass")

    def ancestors(self, token: Token, limit: int = 12) -> Iterator[Token]:
        """The governors of a token, nearest first."""
        for _ in range(limit):
            if token.head.i == token.i:
                return
            token = token.head
            yield token
