"""How fast extraction reads, beside the bare language model on the same text in the same run.

Time is processor time, so that other work on the machine changes little. Extraction is only as fast as the parse that
it rests on; what it adds must stay a small and constant share of it, however much text there is.
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
_PASSES = 3  # of the smallest text, which is over too soon for one reading to be trusted


@dataclass(frozen=True, slots=True)
class Speed:
    """One line of the table: the same texts read by the bare model and by extraction."""

    times: int
    words: int
    bare_seconds: float
    extract_seconds: float
    peak_megabytes: float

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
    texts: Sequence[str], *, catalogue: Catalogue, batch_size: int = 32, times: Iterable[int] = TIMES
) -> Iterator[Speed]:
    """Reads the texts once, four times and sixteen times over, by both, turn and turn about."""
    bare, nlp = spacy.load(MODEL), build_nlp(MODEL)

    def by_model(many: Sequence[str]) -> None:
        for _ in bare.pipe(many, batch_size=batch_size):
            pass

    def by_extraction(many: Sequence[str]) -> None:
        for _ in extract_many(map(Source, many), catalogue=catalogue, nlp=nlp, batch_size=batch_size):
            pass

    for warm in (by_model, by_extraction):
        warm(texts[:1])
    for factor in times:
        many = list(texts) * factor
        rounds = [(_timed(by_model, many), _timed(by_extraction, many)) for _ in range(_PASSES if factor == 1 else 1)]
        words = sum(len(text.split()) for text in many)
        yield Speed(factor, words, min(one for one, _ in rounds), min(other for _, other in rounds), peak_megabytes())


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _timed(run: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    gc.collect()
    start = time.process_time()
    run(texts)
    return max(time.process_time() - start, 1e-9)
