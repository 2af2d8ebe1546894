import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers import RawArticle
from articles.readers.packing import pack, unpack

WORDS = st.none() | st.text(max_size=30)
PAGES = st.builds(
    RawArticle,
    stem=st.text(max_size=20),
    text=st.text(max_size=200),
    headline=WORDS,
    byline=WORDS,
    outlet=WORDS,
    url=WORDS,
    published=st.none() | st.dates(),
    original=WORDS,
    standfirst=WORDS,
    updated=st.none() | st.datetimes(timezones=st.just(datetime.UTC)),
    language=WORDS,
    source=WORDS,
    page_starts=st.lists(st.integers(0, 10**6)).map(tuple),
)


@given(PAGES)
def test_a_page_comes_back_from_json_as_it_was_packed(page):
    assert unpack(json.loads(json.dumps(pack(page)))) == page


def test_what_is_no_page_is_refused():
    with pytest.raises(TypeError):
        unpack({"stem": "a", "text": "b", "colour": "red"})
    with pytest.raises(ValueError, match="Invalid isoformat"):
        unpack({"stem": "a", "text": "b", "published": "yesterday"})
