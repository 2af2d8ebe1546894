"""Loading stores each text once, knows an article again, and stores nothing of what it rejects."""

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from articles.confirming import confirm_date
from articles.loading import Rejected, load_article, read_page
from articles.models import Article, Outlet, Revision
from articles.readers import RawArticle
from tests.factories import UserFactory

TEXT = """Harbour wall will cost more

By Harbour Desk
Friday, 8th March 2024, 10:30 am

The wall at Brindle Quay will cost £4.6m, the council says.

The estimate stood at £2.3m when work began in 2022."""
CHANGED = TEXT.replace("£4.6m", "£4.9m")
OTHER = """Ten new benches for the park

The benches were paid for by a gift, and each of them carries a name.

They stand under the limes, where children play in summer."""
UNDATED = """Board looks at harbour wall

The board, set up in 2021, met on Monday (March 4) and saw the wall.

It will cost £4.6m."""
RAW = RawArticle(stem="wall", text=TEXT)


@pytest.mark.django_db
def test_a_new_text_becomes_an_article_with_its_first_revision() -> None:
    user = UserFactory()

    loaded = load_article(raw=RAW, by=user)

    article, revision = loaded.article, loaded.revision
    assert loaded.status == "new"
    assert (article.stem, article.headline, article.byline) == ("wall", "Harbour wall will cost more", "Harbour Desk")
    assert (article.outlet, article.url, article.created_by) == (None, "", user)
    assert article.published_from == article.published_to == datetime.date(2024, 3, 8)
    assert (article.published_time, article.published_basis) == (datetime.time(10, 30), "stated")
    assert (revision.number, revision.original, revision.headline_end) == (1, TEXT, 27)
    assert revision.original_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert revision.text_sha256 == hashlib.sha256(revision.text.encode()).hexdigest()
    assert [item["step"] for item in revision.dropped] == ["byline line", "date line"]
    assert article.history.get().history_user == user


@pytest.mark.django_db
def test_the_same_text_again_adds_nothing() -> None:
    first = load_article(raw=RAW)

    again = load_article(raw=RAW)
    with_other_furniture = load_article(raw=replace(RAW, stem="wall-2", text=TEXT + "\n\nHide Ad\n"))

    assert (again.status, again.revision) == ("unchanged", first.revision)
    assert (with_other_furniture.status, with_other_furniture.revision) == ("unchanged", first.revision)
    assert Revision.objects.count() == 1
    assert Article.history.count() == 1


@pytest.mark.django_db
def test_a_changed_text_becomes_a_new_revision() -> None:
    first = load_article(raw=RAW)

    second = load_article(raw=replace(RAW, text=CHANGED))

    assert (second.status, second.article, second.revision.number) == ("revised", first.article, 2)
    assert first.article.current == second.revision
    assert (first.revision.changed, second.revision.changed) == ([], ["figure"])


@pytest.mark.django_db
def test_a_text_that_comes_back_is_the_newest_again() -> None:
    first = load_article(raw=RAW)
    load_article(raw=replace(RAW, text=CHANGED))

    back = load_article(raw=RAW)
    again = load_article(raw=RAW)

    assert (back.status, back.article, back.revision.number) == ("revised", first.article, 3)
    assert first.article.current == back.revision
    assert back.revision.text == first.revision.text
    assert (again.status, again.revision) == ("unchanged", back.revision)


ECHO = replace(RAW, outlet="Brindle Echo", url="https://echo.example/wall")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ECHO, replace(ECHO, stem="x", text=OTHER)),  # one address is one article, whatever it says today
        (RAW, replace(RAW, stem="x", text=CHANGED)),  # headline and day
        (replace(RAW, outlet="Brindle Echo"), replace(RAW, text=CHANGED)),  # an unknown outlet contradicts none
        (RAW, replace(RAW, text=CHANGED, outlet="Brindle Echo")),
        (RAW, replace(RAW, text=CHANGED.replace("Harbour wall", "Sea wall"))),  # stem
        (replace(RAW, outlet="Brindle Echo"), replace(RAW, stem="x", outlet="BRINDLE ECHO", text=CHANGED)),
        (RawArticle("a", UNDATED), RawArticle("b", UNDATED.replace("4.6", "4.9"))),
    ],
)
def test_an_article_is_known_again(first: RawArticle, second: RawArticle) -> None:
    article = load_article(raw=first).article

    loaded = load_article(raw=second)

    assert (loaded.status, loaded.article) == ("revised", article)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (RAW, replace(RAW, text=OTHER)),  # two folders may both hold an article of this name
        (replace(RAW, outlet="Brindle Echo"), replace(RAW, outlet="Marsh Post")),  # wire text of two outlets
        (ECHO, replace(ECHO, url="https://echo.example/wall-2")),
        (RAW, replace(RAW, stem="x", text=CHANGED.replace("8th", "15th"))),  # a series under one headline
    ],
)
def test_two_articles_are_kept_apart(first: RawArticle, second: RawArticle) -> None:
    article = load_article(raw=first).article

    loaded = load_article(raw=second)

    assert loaded.status == "new"
    assert loaded.article != article


@pytest.mark.django_db
def test_an_article_that_could_be_either_of_two_is_a_third() -> None:
    for outlet in ("Brindle Echo", "Marsh Post"):
        load_article(raw=replace(RAW, outlet=outlet))

    assert load_article(raw=replace(RAW, text=CHANGED)).status == "new"


@pytest.mark.django_db
def test_a_page_without_a_date_is_placed_in_its_week_and_says_why() -> None:
    article = load_article(raw=RawArticle("board", UNDATED)).article

    assert (article.published_from, article.published_to) == (datetime.date(2024, 3, 4), datetime.date(2024, 3, 10))
    assert article.published_basis == "inferred"
    assert "Monday (March 4)" in article.published_reason


@pytest.mark.django_db
def test_a_page_that_gives_no_hint_has_no_date() -> None:
    article = load_article(raw=RawArticle("benches", OTHER)).article

    assert (article.published_from, article.published_basis) == (None, "unknown")
    assert article in Article.objects.undated()


@pytest.mark.django_db
def test_a_confirmed_date_stays() -> None:
    user = UserFactory()
    article = load_article(raw=RawArticle("board", UNDATED)).article
    day = datetime.date(2024, 3, 6)

    confirm_date(article=article, published=day, by=user)
    again = load_article(raw=RawArticle("board", UNDATED, published=datetime.date(2024, 3, 7)))

    article = Article.objects.get()
    assert not again.redated
    assert (article.published_from, article.published_to, article.published_basis) == (day, day, "confirmed")
    assert user.username in article.published_reason
    assert article.history.latest().history_user == user


@pytest.mark.django_db
def test_a_day_to_come_is_not_confirmed() -> None:
    article = load_article(raw=RawArticle("board", UNDATED)).article

    with pytest.raises(Rejected, match="has not come yet"):
        confirm_date(article=article, published=datetime.date(2999, 1, 1), by=UserFactory())

    assert Article.objects.get().published_basis == "inferred"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (RawArticle("x", ""), "is empty"),
        (RawArticle("x", " \n\u200b"), "nothing but page furniture"),
        (RawArticle("x", "Advertisement\n\nShare this"), "nothing but page furniture"),
        (RawArticle("x", "The wall\0 fell."), "NUL"),
        (RawArticle("x", "The wall \ud800 fell."), "halves of characters"),
        (RawArticle("x", TEXT, outlet="x" * 201), "201 characters long"),
        (RawArticle("x", TEXT, url="javascript:alert(1)"), "is no web address"),
        (RawArticle("x", " ".join(map(str, range(200_000)))), "too long to be read"),
    ],
)
def test_a_reject_gives_one_line_and_leaves_nothing(raw: RawArticle, reason: str) -> None:
    with pytest.raises(Rejected) as rejected:
        load_article(raw=raw)

    assert reason in str(rejected.value)
    assert "\n" not in str(rejected.value)
    assert (Article.objects.count(), Revision.objects.count(), Outlet.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_fault_while_storing_leaves_nothing_half_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**kwargs: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Revision.objects, "create", fail)

    with pytest.raises(OSError, match="disk"):
        load_article(raw=replace(RAW, outlet="Brindle Echo"))

    assert (Article.objects.count(), Outlet.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.originals
def test_originals_load_once_and_are_known_again(originals: Path) -> None:
    raws = [RawArticle(path.stem, path.read_text(encoding="utf-8")) for path in sorted(originals.glob("*.txt"))]

    first = [load_article(raw=raw).status for raw in raws]
    again = [load_article(raw=raw).status for raw in raws]

    assert (first, again) == (["new"] * 5, ["unchanged"] * 5)
    assert [article.stem for article in Article.objects.undated()] == ["004"]


def test_reading_a_page_touches_no_database() -> None:
    assert read_page(RAW).headline == "Harbour wall will cost more"


@pytest.mark.django_db
def test_a_page_that_names_a_day_to_come_is_taken_without_it_and_says_so() -> None:
    year = datetime.date.today().year + 2
    text = f"Wardens count the benches\n\nBy Staff reporter\n1 March {year}\n\nIt counted 12 benches."

    article = load_article(raw=RawArticle("benches", text)).article

    assert (article.published_basis, article.published_from) == ("unknown", None)
    assert article.published_reason.startswith(f"The page says 1 March {year}, which has not come yet")
