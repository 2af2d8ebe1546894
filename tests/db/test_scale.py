"""However much is stored: an article touches its own groups alone, in so many queries, in whatever order it came."""

import datetime
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Outlet, Revision
from claims.comparison import keys
from claims.comparison.groups import find
from claims.models import Claim, ClaimKey, CrowdedBlock, Finding
from claims.recording import blocks, correct_claim, findings, rejudge_everything
from claims.recording.readings import statement_of
from claims.values import Period, Statement
from tests.db.saying import MARCH, figure
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

Read = Callable[..., Revision]
Picture = list[tuple[object, ...]]


def told(number: int, *, entity: str = "Borough Council", day: datetime.date | None = None) -> Statement:
    """A number of wardens of some organisation, on some day."""
    said = figure(number, sentence=f"The {entity} employs {{}} wardens.", period=Period.day(day) if day else MARCH)
    place = 1000 if entity != "Borough Council" else 0
    return replace(
        said,
        entity=entity,
        start=said.start + place,
        end=said.end + place,
        sentence_start=place,
        sentence_end=said.sentence_end + place,
    )


def stored() -> Picture:
    """All findings as their readers see them, and nothing by which they are numbered."""
    return sorted(
        (
            finding.relation,
            finding.queue,
            finding.explanation,
            tuple((side.says, side.origins, _claims_of(side.claims.all())) for side in finding.sides.all()),
        )
        for finding in Finding.objects.live().with_sides()
    )


def found(*, parts: dict[str, set[str]] | None = None) -> Picture:
    """What plain comparison finds among all claims at once."""
    claims = {str(claim.pk): claim for claim in Claim.objects.standing().with_context()}
    return sorted(
        (
            str(finding.relation),
            finding.queue,
            finding.explanation,
            tuple(
                (side.says, side.origins, _claims_of(claims[pk] for pk in side.statements)) for side in finding.sides
            ),
        )
        for finding in find([statement_of(claim) for claim in claims.values()], parts=parts)
    )


def _claims_of(claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((claim.revision.article.stem, claim.surface) for claim in claims))


def rows() -> set[tuple[object, ...]]:
    """Every stored row of every finding."""
    sides = Finding.objects.values_list("pk", "changed_at", "sides", "sides__claims", "sides__origins", "explanation")
    return set(sides)


def test_a_new_article_leaves_what_it_does_not_touch_as_it_was(read: Read):
    for number in (300, 320):
        read(told(number), told(number + 7, entity="Harbour Board"))
    before = rows()
    claims = set(Claim.objects.filter(entity__name="Borough Council").values_list("pk", flat=True))
    borough = set(Finding.objects.filter(sides__claims__in=claims).values_list("pk", flat=True))
    assert 0 < len(borough) < Finding.objects.count()

    read(told(327, entity="Harbour Board"))

    assert {row for row in rows() if row[0] in borough} == {row for row in before if row[0] in borough}
    assert {row for row in rows() if row[0] not in borough} != {row for row in before if row[0] not in borough}


def test_judging_again_writes_nothing_where_nothing_changed(read: Read):
    revision = read(told(300))
    read(told(320))
    before = rows()

    read(told(300), revision=revision)
    rejudge_everything()

    assert rows() == before


def county(chance: random.Random) -> list[tuple[Statement, ...]]:
    """Articles that agree and disagree about a few organisations over three years."""
    articles = []
    for _ in range(14):
        day = datetime.date(2022, 1, 1) + datetime.timedelta(days=chance.choice((0, 1, 31, 40, 365, 400, 800)))
        said = [
            told(chance.choice((300, 300, 320)), entity=chance.choice(("Borough Council", "Harbour Board")), day=day),
            replace(figure(chance.choice((7, 8)), sentence="Then {} wardens left it.", period=None), entity=None),
        ]
        articles.append(tuple(said))
    return articles


@pytest.mark.parametrize("seed", range(4))
def test_what_is_stored_step_by_step_is_what_is_found_at_once(load, seed: int):
    chance = random.Random(seed)
    articles = county(chance)

    load(articles, chance.sample(range(len(articles)), len(articles)))

    assert len(stored()) > 3
    assert stored() == found()


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_where_blocks_are_divided(load, small_blocks: None, seed: int):
    chance = random.Random(seed)
    articles = county(chance)

    load(articles, chance.sample(range(len(articles)), len(articles)))

    assert CrowdedBlock.objects.exists()
    assert stored() == found(parts=blocks.parts_of(Claim.objects.values_list("pk", flat=True)))


@pytest.mark.parametrize("order", list(permutations(["Alder", "Alder Birch", "Birch"])))
def test_claims_that_hang_together_through_another_alone_stay_in_one_finding(read: Read, order: tuple[str, ...]):
    for entity in order:
        read(told(300, entity=entity))

    assert Finding.objects.get(relation="corroborates").sides.get().claims.count() == 3


@pytest.mark.parametrize("divided", [False, True])
def test_the_order_of_loading_decides_nothing(
    load, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, divided: bool
):
    if divided:
        request.getfixturevalue("small_blocks")
    articles = county(random.Random(7))
    pictures = []
    for seed in range(3):
        load(articles, random.Random(seed).sample(range(len(articles)), len(articles)))
        pictures.append((stored(), sorted(CrowdedBlock.objects.values_list("part", flat=True))))
        clear()

    assert CrowdedBlock.objects.exists() is False
    assert bool(pictures[0][1]) is divided
    assert pictures[1:] == pictures[:-1]


def clear() -> None:
    """Without any article."""
    Finding.objects.all().delete()
    CrowdedBlock.objects.all().delete()
    Claim.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_revision")
    Article.objects.all().delete()
    Outlet.objects.all().delete()


def queries_for_one_more(read: Read) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(told(300), told(301, entity="Harbour Board"))
    return len(queries)


def test_one_more_article_takes_as_many_queries_however_many_are_stored(read: Read):
    counts = []
    for more in (3, 12):
        for number in range(more):
            read(told(300 + number % 2), told(301, entity="Harbour Board"))
        counts.append(queries_for_one_more(read))

    assert counts[0] == counts[1]


def test_one_more_article_is_compared_with_a_full_block_at_most(
    read: Read,
    small_blocks: None,
    monkeypatch: pytest.MonkeyPatch,
):
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=100 * n) for n in range(12)]
    for day in days:
        read(told(300, day=day))
    met: list[int] = []
    monkeypatch.setattr(findings, "who_meet", lambda claims: met.append(len(found := blocks.who_meet(claims))) or found)

    read(told(310, day=days[-1]))

    assert met
    assert met[0] <= 4 * len(keys.block_keys(told(310)))


def test_a_crowded_block_is_divided_into_years_months_and_days(read: Read, small_blocks: None):
    for day in ("2023-05-01", "2024-03-01", "2024-03-02", "2024-03-02", "2024-03-02", "2024-08-09"):
        read(told(300, day=datetime.date.fromisoformat(day)))
    of_wardens = {key for key in ClaimKey.objects.values_list("key", flat=True) if keys.stretch_of(key)}

    assert {keys.stretch_of(key) for key in of_wardens} == {"2023", "2024-03", "2024-08"}

    read(told(300, day=datetime.date(2024, 3, 3)))
    divided = {keys.stretch_of(part) for part in CrowdedBlock.objects.values_list("part", flat=True)}
    assert divided == {"", "2024", "2024-03"}


def test_of_a_day_with_too_many_the_first_are_compared_and_the_others_counted(read: Read, small_blocks: None):
    day = datetime.date(2024, 3, 2)
    for _ in range(7):
        read(told(300, day=day))

    left_out = ClaimKey.objects.filter(key__endswith=keys.LEFT_OUT)
    assert left_out.values("claim").distinct().count() == 3
    assert Finding.objects.get(relation="corroborates").sides.get().claims.count() == 4


def test_claims_of_other_years_still_meet_under_a_key_that_is_not_crowded(read: Read, small_blocks: None):
    for number in range(6):
        read(told(300 + number, day=datetime.date(2024, 3, 1) + datetime.timedelta(days=number)))
    read(told(7, entity="Harbour Board", day=datetime.date(2019, 3, 1)))

    read(told(9, entity="Harbour Board", day=datetime.date(2024, 3, 1)))

    assert Finding.objects.filter(relation="updates", entity__name="Harbour Board").count() == 1


def test_a_correction_judges_its_own_groups_alone(read: Read):
    for number in (300, 320):
        read(told(number), told(number, entity="Harbour Board"))
    claim = Claim.objects.get(value=320, entity__name="Harbour Board")
    borough = Finding.objects.get(relation="contradicts", entity__name="Borough Council")

    correct_claim(claim=claim, field="value", value="300", note="", by=UserFactory())

    assert Finding.objects.filter(relation="contradicts").get() == borough
    assert Finding.objects.get(pk=borough.pk).changed_at == borough.changed_at
