"""What the model's rules for parts of speech say, remembered: never anything else than they say themselves."""

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.attributes import RememberedRules, remember_rules
from claims.extraction.pipeline import MODEL

TELLING = (
    "there is 's was ai n't not gon na got ta let us c'm on y' all nothin' wo ca sha 'd had I you it her his once but "
    "that which do did have had been being the wardens counted 14 ferries ! , ½ Ωmega YOU There"
)
WORDS = st.sampled_from([*TELLING.split(), "\n", "\t"])


@pytest.fixture(scope="module")
def plain() -> Language:
    """The model as it is shipped."""
    return spacy.load(MODEL)


def marks(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in doc]


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=30))
@example(["There", "is", "nothin'", "gon", "na", "y'", "all", "ai", "n't", "got", "ta", "let", "'s", "c'm", "on"])
def test_remembered_rules_say_what_the_rules_say(plain: Language, words: list[str]) -> None:
    ruler = plain.get_pipe("attribute_ruler")
    docs = [Doc(plain.vocab, words=words) for _ in range(3)]
    for doc in docs:
        for name in ("tok2vec", "tagger", "parser"):
            plain.get_pipe(name)(doc)
    remembered = RememberedRules(ruler)
    assert marks(ruler(docs[0])) == marks(remembered(docs[1])) == marks(remembered(docs[2]))


def test_what_is_remembered_is_bounded(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.extraction.attributes._MOST", 16)
    remembered = RememberedRules(plain.get_pipe("attribute_ruler"))
    told = [[t.pos_ for t in remembered(doc)] for doc in plain.pipe(["Nine barges sank."] * 3, disable=["lemmatizer"])]
    assert told == [["NUM", "NOUN", "VERB", "PUNCT"]] * 3


def test_a_ruler_that_looks_at_more_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"SHAPE": "dd"}]], {"TAG": "CD"})
    remember_rules(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
