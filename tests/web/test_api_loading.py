"""Loading through the API: one article or several, as the page takes them in."""

import pytest
from django.core.cache import cache

from articles.models import Article
from claims.api import loading
from claims.models import Claim
from tests.web.asking import Program, problem, program_of

pytestmark = pytest.mark.django_db

PATH = "/api/v1/articles/"
TEXT = "Wardens hired\n\nThe town hired 12 wardens in March 2024, a council spokesman said."


@pytest.fixture
def loader() -> Program:
    """An admin's program."""
    cache.clear()
    return program_of("admin")


def test_an_article_is_loaded_read_and_known_again(loader: Program) -> None:
    given = {
        "text": TEXT,
        "headline": "Town hires wardens",
        "outlet": "The Gazette",
        "byline": "By the local desk",
        "published": "2024-03-08",
        "url": "https://gazette.example/wardens",
        "stem": "wardens-1",
    }

    new, known = loader.send(PATH, given), loader.send(PATH, given)
    revised = loader.send(PATH, given | {"text": TEXT.replace("12", "14")})

    article = Article.objects.get()
    assert [answer.status_code for answer in (new, known, revised)] == [201, 200, 201]
    assert [answer.json()["status"] for answer in (new, known, revised)] == ["new", "known", "revised"]
    assert new["Location"] == f"{PATH}{article.pk}/"
    assert (article.headline, article.outlet.name, article.stem) == (given["headline"], "The Gazette", "wardens-1")
    assert (article.published_from.isoformat(), article.url, article.created_by) == (
        given["published"],
        given["url"],
        loader.owner,
    )
    assert new.json()["figures"] == 1
    assert Claim.objects.standing().get(kind="figure").value == 14


def test_what_the_giver_leaves_out_is_read_from_the_page_and_nothing_else(loader: Program) -> None:
    row = loader.send(PATH, {"text": TEXT, "outlet": None}).json()

    assert row["headline"] == "Wardens hired"
    assert row["confirm_date"]
    article = loader.get(f"{PATH}{row['article']}/").json()
    assert (article["outlet"], article["byline"], article["article"]) == (None, None, "wardens-hired")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"text": "…"}, "holds nothing but page furniture"),
        ({"text": "https://gazette.example/wardens"}, "is only an address"),
        ({"text": TEXT, "published": "2999-01-01"}, "has not come yet"),
        ({"text": TEXT, "published": "8 March"}, "“8 March” is no date"),
        ({"text": TEXT, "url": "ftp://gazette.example"}, "is no web address"),
        ({"url": "http://[::1]/wardens"}, "::1 is an address of this machine’s own network"),
        ({"url": None}, "Give a text, or a “url” at which it stands"),
        ({}, "Give a text, or a “url” at which it stands"),
        ({"text": TEXT, "updated": "2024-03-08"}, "“2024-03-08” is no moment"),
        ({"text": TEXT, "updated": 7}, "“7” is no moment"),
        ({"text": TEXT, "language": "English!"}, "“English!” is no code of a language"),
        ({"text": TEXT, "outlet": "x" * 201}, "no more than 200 characters"),
        ({"text": ""}, "may not be blank"),
        ({"text": TEXT, "author": "a reporter"}, "“author” is not known here; these are: text, headline, standfirst,"),
        ("a text", "has to be a JSON object"),
    ],
)
def test_an_article_that_cannot_be_taken_says_why(given: object, reason: str, loader: Program) -> None:
    assert reason in problem(loader.send(PATH, given), 422, "refused")["detail"]
    assert not Article.objects.exists()


def test_several_are_reported_one_by_one_and_a_bad_one_costs_the_others_nothing(
    loader: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = loading.take_in

    def break_on_one(*, raw, by):
        if raw.stem == "faulty":
            raise ZeroDivisionError
        return take_in(raw=raw, by=by)

    monkeypatch.setattr(loading, "take_in", break_on_one)
    answer = loader.send(
        PATH, [{"text": TEXT}, {"text": ""}, {"text": "…"}, 12, {"text": TEXT, "stem": "faulty"}, {"text": TEXT}]
    )

    assert answer.status_code == 207
    assert [row["status"] for row in answer.json()] == ["new", "rejected", "rejected", "rejected", "rejected", "known"]
    reasons = [row["reason"] or "" for row in answer.json()]
    assert "text: This field may not be blank." in reasons[1]
    assert "page furniture" in reasons[2]
    assert "reading it failed (ZeroDivisionError)" in reasons[4]
    assert Article.objects.count() == 1


@pytest.mark.parametrize("number", [0, 21])
def test_a_list_holds_one_to_twenty_articles(number: int, loader: Program) -> None:
    detail = problem(loader.send(PATH, [{"text": TEXT}] * number), 422, "refused")["detail"]

    assert f"{number} articles came in the list; send 1 to 20." in detail
