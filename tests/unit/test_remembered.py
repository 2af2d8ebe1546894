"""What comparison remembers is bounded: going through a million claims takes no more memory than through a thousand."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper

from claims import comparison
from claims.comparison.once import relate_once
from claims.comparison.remembered import MOST_PAIRS, MOST_PHRASES, MOST_STATEMENTS
from claims.values import Statement
from tests.unit.making import figure

_OF_WORDS = {"lemma", "concept", "_concept_of"}  # single words, of which a language has only so many


def caches() -> Iterator[tuple[str, Callable, int | None]]:
    for module in pkgutil.iter_modules(comparison.__path__, "claims.comparison."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if isinstance(found, _lru_cache_wrapper) and found.__module__ == module.name:
                yield name, found, found.cache_parameters()["maxsize"]


def takes_statements(cached: Callable) -> int:
    return sum(one.annotation is Statement for one in inspect.signature(cached).parameters.values())


def test_no_cache_is_larger_than_what_is_met_again() -> None:
    found = {name: (takes_statements(cached), size) for name, cached, size in caches()}

    assert {name for name, (statements, _) in found.items() if statements == 1} >= {"topic", "behaviour", "_reckoned"}
    assert all(size for _, size in found.values())
    assert {size for statements, size in found.values() if statements == 1} == {MOST_STATEMENTS}
    assert {size for statements, size in found.values() if statements == 2} == {MOST_PAIRS}
    phrases = {name: size for name, (statements, size) in found.items() if not statements and name not in _OF_WORDS}
    assert set(phrases.values()) == {MOST_PHRASES}


def test_a_pair_that_comes_up_again_is_known_until_a_word_of_it_changes() -> None:
    def pair(number: int) -> tuple[Statement, Statement]:
        return figure("spires", 4, id="a", article="a"), figure("spires", number, id="b", article="b")

    assert relate_once(*pair(4)) is relate_once(*pair(4))
    assert relate_once(*pair(4)).relation != relate_once(*pair(9)).relation
