"""How many articles a second one and two workers load, and how much of that is the language model.

Each round has an empty database of its own. The workers are processes of `manage.py work`, told to begin once they
stand ready; time runs from the first page begun to the last one done, by the jobs' own rows, so that starting a
process is not counted. The model's share is the processor time of its bare pass over the same texts beside that of
loading them, in this process.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import Max, Min

from articles.readers import RawArticle
from claims.benching.databases import filled_databases
from claims.benching.world import write
from claims.extraction.pipeline import build_nlp
from claims.jobs.doing import work_through
from claims.jobs.loads import Page, begin_load, release_load
from claims.models import Job, Load

WORKERS = (1, 2)
ARTICLES = 40
_PATIENCE = 0.1


class WorkerFailed(Exception):
    """A worker ended before its work."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What so many workers did."""

    workers: int
    articles: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


@dataclass(frozen=True, slots=True)
class Share:
    """Processor time of the model alone and of the whole loading, of the same articles."""

    articles: int
    model: float
    whole: float

    @property
    def share(self) -> float:
        """The model's part of the whole."""
        return self.model / self.whole


def measure(*, workers: Sequence[int] = WORKERS, articles: int = ARTICLES) -> Iterator[Rate]:
    """How fast so many workers are, for each number of them."""
    with filled_databases(sorted(set(workers)), kept_as="", fill=lambda size: None) as found:
        for filled in found:
            with filled.in_use():
                yield _rate(filled.size, articles)


def measure_share(*, articles: int = ARTICLES) -> Share:
    """How much of loading is the model's."""
    nlp = build_nlp(settings.FACTDESK_MODEL)
    texts = [page.raw.text for page in pages(articles) if page.raw]
    with filled_databases([articles], kept_as="", fill=lambda size: None) as (filled,), filled.in_use():
        load = begin_load(name="Bench", pages=pages(articles), held=True)
        nlp(texts[0])  # the first text is dearer
        begun = time.process_time()
        work_through(load, worker="bench")
        whole = time.process_time() - begun
        _require_done(load)
    begun = time.process_time()
    for text in texts:
        nlp(text)
    return Share(articles, time.process_time() - begun, whole)


def pages(number: int) -> list[Page]:
    """Articles of the made-up county, about thirty claims each."""
    return [
        Page(f"news{n}", RawArticle(f"news{n}", f"News {n}\n\n{article.text}", published=article.published))
        for n, article in ((n, write(n)) for n in range(number))
    ]


def _rate(workers: int, articles: int) -> Rate:
    load = begin_load(name="Bench", pages=pages(articles), held=True)
    processes = [_worker() for _ in range(workers)]
    try:
        _await_start(processes)
        release_load(load=load)
        while load.jobs.unfinished().exists():
            _require_running(processes)
            time.sleep(_PATIENCE)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()
    _require_done(load)
    span = load.jobs.aggregate(begun=Min("started_at"), done=Max("finished_at"))
    return Rate(workers, articles, (span["done"] - span["begun"]).total_seconds())


def _worker() -> "subprocess.Popen[bytes]":
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--interval", "0.05", "--announce"]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": _address()}, stdout=subprocess.PIPE)


def _address() -> str:
    """Of the database that is in use now, as another process names it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _await_start(processes: "Sequence[subprocess.Popen[bytes]]") -> None:
    """Each says a line once it is ready to work."""
    for process in processes:
        assert process.stdout
        if not process.stdout.readline():
            raise WorkerFailed("a worker ended before it began; its own message says why")


def _require_running(processes: "Sequence[subprocess.Popen[bytes]]") -> None:
    if any(process.poll() is not None for process in processes):
        raise WorkerFailed("a worker ended in the middle; its own message says why")


def _require_done(load: Load) -> None:
    if left := load.jobs.exclude(state=Job.State.DONE).first():
        raise WorkerFailed(f"{left.name} was not loaded: {left.reason or left.state}")
