"""Extraction in several processes: the same answers in the same order, sooner where there are cores to spare."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from claims.extraction.pipeline import Source, build_nlp, extract_many
from claims.values import Catalogue, Extraction

# Batches handed out ahead of the one that is waited for, a process: enough to keep all busy, few enough to hold.
_AHEAD = 2


def extract_in_processes(
    sources: Iterable[Source], *, catalogue: Catalogue, model: str, processes: int, batch_size: int = 32
) -> Iterator[Extraction]:
    """The extractions of many texts in their order, each batch read by one of several processes."""
    batches = _batches(sources, batch_size)
    waiting: deque[Future[list[Extraction]]] = deque()
    # Processes are begun afresh: one that is copied while threads run may wait for ever for a lock that it inherited.
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        for batch in batches:
            waiting.append(pool.submit(_read, batch, catalogue, model))
            if len(waiting) > processes * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(sources: Iterable[Source], size: int) -> Iterator[list[Source]]:
    rest = iter(sources)
    while batch := list(islice(rest, size)):
        yield batch


def _read(batch: list[Source], catalogue: Catalogue, model: str) -> list[Extraction]:
    return list(extract_many(batch, catalogue=catalogue, nlp=build_nlp(model), batch_size=len(batch)))
