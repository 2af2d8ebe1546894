"""How fast extraction reads, beside the bare language model on the same text in the same run.

Time is processor time of this process, so that other work on the machine changes little. Both read the same texts turn
and turn about, in several rounds after one for warming up, each going first as often as the other. Of the rounds the
one with the median ratio is told, so that speeds and ratio belong together, with the lowest and highest ratio beside
it. The collector of garbage runs as always, but what stood before a round is set aside from it.

Extraction is only as fast as the parse that it rests on; what it adds must stay a small and constant share of it,
however many texts there are and however long one of them is.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import spacy

from claims.extraction.pipeline import MODEL, Source, build_nlp, extract_many
from claims.values import Catalogue

TIMES = (1, 4, 16)
ROUNDS = 3
# A text of a few hundred words is over too soon for three rounds to be trusted: more of them, up to so many words.
_WORDS, _MOST_ROUNDS = 16_000, 7

Run = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Speed:
    """One line of the table: the same texts read by the bare model and by extraction."""

    times: int
    words: int
    bare_seconds: float
    extract_seconds: float
    peak_megabytes: float
    rounds: int = 1
    lowest: float = 0.0
    highest: float = 0.0
    in_one: bool = False

    @property
    def bare(self) -> float:
        """Words a second of the bare model."""
        return self.words / self.bare_seconds

    @property
    def extract(self) -> float:
        """Words a second of extraction, the model's own pass included."""
        return self.words / self.extract_seconds

    @property
    def ratio(self) -> float:
        """Extraction's speed as a share of the bare model's."""
        return self.bare_seconds / self.extract_seconds


def measure(
    texts: Sequence[str],
    *,
    catalogue: Catalogue,
    batch_size: int = 32,
    times: Iterable[int] = TIMES,
    rounds: int = ROUNDS,
) -> Iterator[Speed]:
    """Reads the texts once, four times and sixteen times over, then all of the last as one long document."""
    bare, nlp = spacy.load(MODEL), build_nlp(MODEL)

    def by_model(many: Sequence[str]) -> None:
        for _ in bare.pipe(many, batch_size=batch_size):
            pass

    def by_extraction(many: Sequence[str]) -> None:
        for _ in extract_many(map(Source, many), catalogue=catalogue, nlp=nlp, batch_size=batch_size):
            pass

    for warm in (by_model, by_extraction):
        warm(texts)
    factor = 1
    for factor in times:
        yield _speed(by_model, by_extraction, list(texts) * factor, times=factor, rounds=rounds)
    yield _speed(by_model, by_extraction, ["\n\n".join(list(texts) * factor)], times=factor, rounds=rounds, in_one=True)


def _speed(
    by_model: Run, by_extraction: Run, texts: Sequence[str], *, times: int, rounds: int, in_one: bool = False
) -> Speed:
    """The round of the median ratio, out of at least so many."""
    words = sum(len(text.split()) for text in texts)
    rounds = max(rounds, min(_MOST_ROUNDS, _WORDS // max(words, 1))) | 1  # an odd number has a round in the middle
    taken = []
    for number in range(rounds):
        first, second = (by_model, by_extraction) if number % 2 else (by_extraction, by_model)
        spent = {first: _timed(first, texts), second: _timed(second, texts)}
        taken.append((spent[by_model] / spent[by_extraction], spent[by_model], spent[by_extraction]))
    taken.sort()
    _, bare, extract = taken[rounds // 2]
    return Speed(times, words, bare, extract, peak_megabytes(), rounds, taken[0][0], taken[-1][0], in_one)


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _timed(run: Run, texts: Sequence[str]) -> float:
    gc.collect()
    gc.freeze()
    try:
        start = time.process_time()
        run(texts)
        return max(time.process_time() - start, 1e-9)
    finally:
        gc.unfreeze()
