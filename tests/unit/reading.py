"""Reads sentences with bracketed spans, as the tests of extraction are written."""

import datetime
import re

from spacy.language import Language

from claims.catalogue import read_catalogue
from claims.extraction.pipeline import extract
from claims.values import Catalogue, Extraction, Kind, Period, Statement

PUBLISHED = Period.day(datetime.date(2021, 9, 15))


def unbracketed(sentence: str) -> tuple[str, list[str]]:
    """The sentence without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", sentence), re.findall(r"\[(.*?)\]", sentence)


def read(text: str, nlp: Language, catalogue: Catalogue | None = None) -> Extraction:
    """Everything in a text, as of one day of publication."""
    return extract(text, published=PUBLISHED, catalogue=catalogue or read_catalogue(), nlp=nlp)


def figures(text: str, nlp: Language, catalogue: Catalogue | None = None) -> list[Statement]:
    """The figures of a text, in order."""
    return [one for one in read(text, nlp, catalogue).statements if one.kind is Kind.FIGURE]


def only(text: str, nlp: Language, catalogue: Catalogue | None = None) -> Statement:
    """The one figure of a text."""
    [figure] = figures(text, nlp, catalogue)
    return figure
