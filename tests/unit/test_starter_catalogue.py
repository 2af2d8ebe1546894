"""The starter catalogue is sound, and knows the measures of the gold."""

import json
from collections import Counter

from claims.catalogue import STARTER, read_catalogue
from tests.gold import read_rows

CATALOGUE = read_catalogue()


def test_names_slugs_and_aliases_are_each_used_once() -> None:
    rows = json.loads(STARTER.read_text(encoding="utf-8"))["measures"]
    said = [alias for row in rows for alias in row["aliases"]]
    aliases = [(alias if isinstance(alias, str) else alias["phrase"]).casefold() for alias in said]
    for words in ([row["name"] for row in rows], [row["slug"] for row in rows], aliases):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_every_measure_says_how_it_behaves_in_time_and_what_it_means() -> None:
    rows = json.loads(STARTER.read_text(encoding="utf-8"))["measures"]
    assert len(rows) > 100
    assert [row["name"] for row in rows if not row["definition"] or not row["nature"] or not row["aliases"]] == []


def test_measures_of_the_gold_are_in_the_catalogue() -> None:
    known = {measure.name for measure in CATALOGUE.measures}
    assert {row["measure"] for row in read_rows("digests_figures")} <= known
