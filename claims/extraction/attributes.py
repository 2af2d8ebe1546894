"""The model's own rules for parts of speech, remembered by what they look at.

The attribute ruler of the model tries its patterns on every token anew, which takes a tenth of the whole parse. All
that they look at is a token's tag, its place in the parse and its letters; what they made of the same three before
they make of them again. A few patterns look at two tokens; where one can begin, the ruler is asked itself.
"""

from collections.abc import Iterator
from typing import Any

import numpy
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_LOOKED_AT = frozenset(("TAG", "DEP", "LOWER", "IS_SPACE"))
_KEY = [TAG, DEP, LOWER]
_SET = [TAG, DEP, POS, MORPH, LEMMA]
_FEW, _MOST = 1_024, 20_000
_NAME = "attribute_ruler"


class RememberedRules:
    """Does what a ruler does, asking it only about what it was not asked before."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler: Any = ruler  # which matches stretches of a document too, though its signature names documents alone
        self._rows: dict[tuple[int, ...], int] = {}
        self._table: Any = numpy.zeros((_FEW, len(_SET)), dtype="uint64")
        self._opening: list[bool] = []
        patterns = [pattern for pattern in _patterns_of(ruler) if len(pattern) > 1]
        self._reach = max(map(len, patterns), default=1)
        self._openers = Matcher(ruler.vocab)
        if patterns:
            self._openers.add("opener", [pattern[:1] for pattern in patterns])

    def __call__(self, doc: Doc) -> Doc:
        """Sets what the ruler would set."""
        if not len(doc) or doc.has_annotation("POS") or doc.has_annotation("LEMMA"):
            return self.ruler(doc)
        if len(self._rows) > _MOST:
            self._rows.clear()
            self._opening.clear()
        rows = [
            self._rows[key] if key in self._rows else self._learn(key, doc, place)
            for place, key in enumerate(map(tuple, doc.to_array(_KEY).tolist()))
        ]
        doc.from_array(_SET, self._table[rows])
        for start, end in self._stretches([place for place, row in enumerate(rows) if self._opening[row]], len(doc)):
            matches = self.ruler.match(doc[start:end])
            self.ruler.set_annotations(doc, [(rule, key, start + s, start + e) for rule, key, s, e in matches])
        return doc

    def _learn(self, key: tuple[int, ...], doc: Doc, place: int) -> int:
        """What the ruler makes of one token by itself, kept as a row of the table."""
        tag, dep, _ = key
        given: dict[int, Any] = {TAG: tag, DEP: dep}
        for rule, *_ in self.ruler.match(doc[place : place + 1]):
            given.update(self.ruler.attrs[rule])
        row = self._rows[key] = len(self._rows)
        if row == len(self._table):
            self._table = numpy.concatenate((self._table, numpy.zeros_like(self._table)))
        self._table[row] = [given.get(name, 0) for name in _SET]
        self._opening.append(bool(self._openers(doc[place : place + 1], allow_missing=True)))
        return row

    def _stretches(self, openers: list[int], length: int) -> Iterator[tuple[int, int]]:
        """The stretches that patterns of several tokens may cover, none touching the next."""
        start = end = -1
        for place in openers:
            if place > end:
                if end > start:
                    yield start, end
                start = place
            end = min(place + self._reach, length)
        if end > start:
            yield start, end


@Language.factory("factdesk_attributes")
def make_rules(nlp: Language, name: str) -> RememberedRules:
    """For the ruler that the pipeline has so far."""
    ruler: Any = nlp.get_pipe(_NAME)
    return RememberedRules(ruler)


def remember_rules(nlp: Language) -> None:
    """Makes a pipeline remember its ruler's answers, where that looks at nothing but a token's own three marks."""
    ruler = nlp.get_pipe(_NAME) if nlp.has_pipe(_NAME) else None
    if not isinstance(ruler, AttributeRuler) or not _is_plain(ruler):
        return
    nlp.add_pipe("factdesk_attributes", before=_NAME)
    nlp.remove_pipe(_NAME)


def _is_plain(ruler: AttributeRuler) -> bool:
    tokens = [token for pattern in _patterns_of(ruler) for token in pattern]
    given = [name for attrs in ruler.attrs for name in attrs]
    return all(token.keys() <= _LOOKED_AT for token in tokens) and set(given) <= set(_SET)


def _patterns_of(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: Any = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]
