"""Of a full day the first in line are compared: the line is drawn once, moves with its claims, and forgets nobody."""

import datetime
import random
from collections.abc import Callable

import pytest

from articles.models import Revision
from claims.comparison.keys import LEFT_OUT, place_in_day, stretch_of
from claims.models import Claim, ClaimKey, CrowdedBlock, Finding
from claims.recording import claims as recording_claims
from claims.recording import correct_claim, record_revision, rejudge_everything
from claims.recording.readings import statement_of
from claims.values import Extraction
from tests.db.test_scale import clear, found, stored, told
from tests.factories import ArticleFactory, OutletFactory, RevisionFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_blocks")]

DAY = datetime.date(2024, 3, 2)
FIRST = datetime.date(2024, 6, 1)
Print = Callable[..., Revision]


@pytest.fixture
def prints(read) -> Print:
    """Records that an outlet printed the number of that day, so many days after the first did."""

    def prints(number: int, after: int, said: int = 300) -> Revision:
        day = FIRST + datetime.timedelta(days=after)
        outlet = OutletFactory(name=f"Outlet of {number}")
        article = ArticleFactory(stem=f"article-{number}", outlet=outlet, published_from=day, published_to=day)
        return read(told(said, day=DAY), revision=RevisionFactory(article=article))

    return prints


def compared() -> set[str]:
    """The articles whose claims stand in line."""
    rows = ClaimKey.objects.exclude(key__endswith=LEFT_OUT).filter(key__contains=f"//{DAY}")
    return set(rows.values_list("claim__revision__article__stem", flat=True))


def rows() -> dict[int, str]:
    return dict(ClaimKey.objects.values_list("pk", "key"))


def by_number(*numbers: int) -> set[str]:
    return {f"article-{number}" for number in numbers}


def test_a_full_day_is_left_alone_by_whoever_comes_later(prints: Print) -> None:
    for number in range(5):
        prints(number, after=number)
    assert compared() == by_number(0, 1, 2, 3)
    before, blocks = rows(), list(CrowdedBlock.objects.values_list("pk", "part", "last", "divided_at"))
    findings = set(Finding.objects.values_list("pk", "changed_at"))

    prints(5, after=9)

    assert rows().items() >= before.items()
    assert all(key.endswith(LEFT_OUT) for pk, key in rows().items() if pk not in before and stretch_of(key))
    assert list(CrowdedBlock.objects.values_list("pk", "part", "last", "divided_at")) == blocks
    assert set(Finding.objects.values_list("pk", "changed_at")) == findings


def test_who_was_first_takes_the_place_of_the_last_in_line(prints: Print) -> None:
    for number in range(6):
        prints(number, after=10 + number, said=320 if number == 3 else 300)
    assert Finding.objects.filter(relation="contradicts").exists()

    prints(6, after=0)

    assert compared() == by_number(6, 0, 1, 2)
    assert not Finding.objects.filter(relation="contradicts").exists()
    assert Finding.objects.get(relation="corroborates").sides.get().claims.count() == 4


@pytest.mark.parametrize("how", ["no longer read", "corrected away", "rewritten"])
def test_where_one_goes_the_first_of_those_left_out_comes_back(
    prints: Print, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    revisions = [prints(number, after=number, said=320 if number == 4 else 300) for number in range(7)]
    assert not Finding.objects.filter(relation="contradicts").exists()
    claim = revisions[1].claims.get()

    if how == "corrected away":
        correct_claim(claim=claim, field="entity", value="Harbour Board", note="", by=UserFactory())
    else:
        again = RevisionFactory(article=revisions[1].article, number=2) if how == "rewritten" else revisions[1]
        monkeypatch.setattr(recording_claims, "read", lambda revision: Extraction(()))
        record_revision(revision=again)

    assert compared() >= by_number(0, 2, 3, 4)
    assert "article-5" not in compared()
    contradiction = Finding.objects.get(relation="contradicts")
    assert contradiction.sides.count() == 2
    before = stored()
    rejudge_everything()
    assert stored() == before


def test_there_is_room_again_once_nobody_is_left_out(prints: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    revisions = [prints(number, after=number) for number in range(5)]
    monkeypatch.setattr(recording_claims, "read", lambda revision: Extraction(()))
    for revision in revisions[:2]:
        record_revision(revision=revision)
    assert compared() == by_number(2, 3, 4)

    prints(5, after=20)
    prints(6, after=30)

    assert compared() == by_number(2, 3, 4, 5)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_loading_decides_nothing(prints: Print, seed: int) -> None:
    pictures = []
    for order in (list(range(9)), random.Random(seed).sample(range(9), 9)):
        for number in order:
            prints(number, after=number // 4, said=300 + number % 2)
        pictures.append((compared(), stored()))
        assert stored() == found(parts=parts())
        clear()

    assert pictures[0] == pictures[1]
    assert len(pictures[0][0]) == 4


def parts() -> dict[str, set[str]]:
    """What stands in which part, and is compared there."""
    found: dict[str, set[str]] = {}
    for claim, key in ClaimKey.objects.exclude(key__endswith=LEFT_OUT).values_list("claim", "key"):
        found.setdefault(str(claim), set()).add(key)
    return found


def test_a_day_that_was_divided_before_lines_were_kept_gets_one(prints: Print) -> None:
    for number in range(5):
        prints(number, after=number)
    CrowdedBlock.objects.update(last="")

    prints(5, after=9)

    assert compared() == by_number(0, 1, 2, 3)
    last = Claim.objects.with_context().get(revision__article__stem="article-3")
    assert place_in_day(statement_of(last)) in CrowdedBlock.objects.values_list("last", flat=True)
