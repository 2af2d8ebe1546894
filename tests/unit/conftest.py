"""Fixtures of the tests of extraction."""

import pytest
from spacy.language import Language

from claims.extraction.pipeline import build_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline, loaded once."""
    return build_nlp()
