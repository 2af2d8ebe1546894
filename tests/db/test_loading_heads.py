"""What the giver of an article says of it: what is taken over, what is cut, and what is refused."""

import datetime
from dataclasses import replace

import pytest

from articles.loading import Rejected, load_article
from articles.models import Article, Outlet
from articles.readers import RawArticle
from tests.db.test_loading import OTHER, RAW, TEXT, UNDATED


@pytest.mark.django_db
def test_what_was_missing_is_taken_over_later() -> None:
    load_article(raw=RawArticle("board", UNDATED))

    loaded = load_article(
        raw=RawArticle("board", UNDATED, outlet="Echo", url="https://e.example/b", published=datetime.date(2024, 3, 5))
    )

    article = Article.objects.get()
    assert (loaded.status, loaded.redated) == ("unchanged", True)
    assert (article.outlet, article.url) == (Outlet.objects.get(name="Echo"), "https://e.example/b")
    assert (article.published_from, article.published_basis) == (datetime.date(2024, 3, 5), "stated")


@pytest.mark.django_db
def test_what_the_giver_says_wins_over_the_page() -> None:
    day = datetime.date(2024, 3, 9)
    raw = replace(RAW, headline="Wall", byline="Night Desk", published=day, outlet=" Brindle  Echo ")

    article = load_article(raw=raw).article

    assert (article.headline, article.byline, str(article.outlet)) == ("Wall", "Night Desk", "Brindle Echo")
    assert (article.published_from, article.published_time, article.published_basis) == (day, None, "stated")


@pytest.mark.django_db
def test_outlets_are_one_whatever_their_case() -> None:
    load_article(raw=replace(RAW, outlet="Brindle Echo"))
    load_article(raw=RawArticle("benches", OTHER, outlet="BRINDLE ECHO"))

    assert Outlet.objects.count() == 1


@pytest.mark.django_db
def test_long_heads_are_cut_between_words() -> None:
    long = "word " * 300
    raw = RawArticle("s" * 300, TEXT, headline=long, byline=long)

    article = load_article(raw=raw).article

    assert (len(article.stem), article.headline[-5:], article.byline[-5:]) == (200, "word…", "word…")
    article.full_clean(exclude=["created_by", "outlet"])


@pytest.mark.django_db
def test_a_text_without_a_headline_is_named_by_its_beginning() -> None:
    article = load_article(raw=RawArticle("note", "The wall fell at night and nobody was hurt by it. " * 5)).article

    assert article.headline.startswith("The wall fell at night")
    assert article.headline.endswith("…")
    assert article.current.headline_end == 0


@pytest.mark.django_db
def test_what_a_giver_says_is_stored_without_characters_that_nobody_sees() -> None:
    given = replace(RAW, headline="Harbour\0 wall\u202e costs", byline="Harbour\0 Desk", outlet="The\0 Bell")

    article = load_article(raw=given).article

    article.refresh_from_db()
    assert article.outlet is not None
    assert (article.headline, article.byline, article.outlet.name) == ("Harbour wall costs", "Harbour Desk", "The Bell")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"url": "https://bell.example/" + "a" * 2000}, "at most 2,000"),
        ({"url": "https://bell.example/\0"}, "no web address"),
        ({"published": datetime.date(9999, 3, 8)}, "has not come yet"),
    ],
)
def test_what_a_giver_says_is_refused_where_it_cannot_be_kept(given: dict[str, object], reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        load_article(raw=replace(RAW, **given))
    assert not Article.objects.exists()
