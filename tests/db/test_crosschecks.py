"""Loaded and compared, the five articles give the findings of the gold, no other contradiction; so do the digests."""

from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from articles.loading import load_article
from articles.readers import RawArticle
from claims.models import Finding
from claims.recording import record_revision
from claims.recording.readings import statement_of
from claims.values import Kind, Statement
from tests.gold import DIGESTS, Row, read_rows, with_words
from tests.gold.reading import Page, Reading, pair_with_gold

CROSSCHECKS = read_rows("digests_crosschecks")
WANTED = [row for row in CROSSCHECKS if not row["optional"]]
ORIGINALS = read_rows("originals")

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Found:
    """A finding with the gold's ids in place of claims; a claim that is not in the gold shows its words."""

    relation: str
    sides: tuple[frozenset[str], ...]
    queue: bool
    explanation: str

    @property
    def claims(self) -> frozenset[str]:
        """Of all sides."""
        return frozenset().union(*self.sides)

    def answers(self, row: Row) -> bool:
        """Whether this is the row's relation between all of the row's claims."""
        return self.relation == row["relation"] and self.claims >= set().union(*row["sides"])

    def parts(self, row: Row) -> list[set[str]]:
        """How the sides divide the row's claims."""
        wanted = set().union(*row["sides"])
        return [set(side & wanted) for side in self.sides if side & wanted]


@pytest.fixture(scope="module", params=["digests", "originals"])
def findings(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Found]:
    """Every finding on the five texts; the database is left as it was."""
    if request.param == "digests":
        folder, rows = DIGESTS, [*read_rows("digests_figures"), *read_rows("digests_events")]
    else:
        folder = request.getfixturevalue("originals")
        rows = [with_words(row, folder) for row in ORIGINALS if row["kind"] != "not_figure"]
    with django_db_blocker.unblock(), transaction.atomic():
        found = load_and_compare(folder, rows)
        transaction.set_rollback(True)
    return found


def load_and_compare(folder: Path, rows: list[Row]) -> list[Found]:
    """Loads and records every text of a folder, and names the claims in its findings by the gold."""
    pages = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        revision = load_article(raw=RawArticle(path.stem, text)).revision
        record_revision(revision=revision)
        claims = revision.claims.select_related("revision__article__outlet", "measure", "entity")
        pages[path.stem] = Page(text, tuple(statement_of(claim) for claim in claims))
    names = names_of(pair_with_gold(pages, rows))
    names |= {
        event.id: row["id"]
        for row in rows
        for event in events_beside(pages[row["article"]], row)
        if event.id not in names
    }
    return [found_of(finding, names) for finding in Finding.objects.live().with_sides()]


def names_of(reading: Reading) -> dict[str, str]:
    """Claim id to gold id."""
    return {statement.id: gold_id for gold_id, statement in (reading.figures | reading.events).items()}


def events_beside(page: Page, row: Row) -> list[Statement]:
    """The events at a row's words of time: a row may tell of two things done on one day."""
    events = [each for each in page.statements if each.kind is Kind.EVENT] if row.get("kind") == "event" else []
    return [event for event in events if page.stands_at(event, row)]


def found_of(finding: Finding, names: dict[str, str]) -> Found:
    """The finding with gold ids."""
    sides = [
        frozenset(names.get(str(claim.pk), f"{claim.surface} ({claim.sentence[:60]}…)") for claim in side.claims.all())
        for side in finding.sides.all()
    ]
    return Found(finding.relation, tuple(sides), finding.queue, finding.explanation)


@pytest.mark.parametrize("row", WANTED, ids=itemgetter("id"))
def test_crosscheck_is_found(row: Row, findings: list[Found]) -> None:
    wanted = set().union(*row["sides"])
    near = [found for found in findings if found.claims & wanted]
    answers = [found for found in findings if found.answers(row)]
    assert answers, "instead:\n" + "\n".join(map(str, near))
    assert {found.queue for found in answers} == {row["queue"]}
    assert all(found.explanation for found in answers)


@pytest.mark.parametrize(
    "row", [row for row in WANTED if row["relation"] not in {"arithmetic", "corroborates"}], ids=itemgetter("id")
)
def test_claims_that_say_other_things_stand_on_other_sides(row: Row, findings: list[Found]) -> None:
    parts = [found.parts(row) for found in findings if found.answers(row)]
    assert parts
    for sides in parts:
        assert sorted(map(sorted, sides)) == sorted(map(sorted, row["sides"]))


def test_nothing_else_contradicts(findings: list[Found]) -> None:
    known = [row for row in CROSSCHECKS if row["relation"] == "contradicts"]
    strange = [
        found for found in findings if found.relation == "contradicts" and not any(found.answers(row) for row in known)
    ]
    assert not strange, "\n".join(map(str, strange))


def test_queue_holds_nothing_but_what_the_gold_queues(findings: list[Found]) -> None:
    queued = [row for row in CROSSCHECKS if row["queue"]]
    strange = [found for found in findings if found.queue and not any(found.answers(row) for row in queued)]
    assert not strange, "\n".join(map(str, strange))
