"""The list of articles, and an article's page: marks, notes, dates, versions, what was left out and dropped."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.factories import ArticleFactory, ClaimFactory, FindingFactory, MeasureFactory, OutletFactory, RevisionFactory

HEADLINE = "Harbour town short of wardens"
BODY = "The port had 40 wardens & 2 <boats>.\n\n“We lost some 12 of them,” the mayor said."
TEXT = f"{HEADLINE}\n\n{BODY}"


@pytest.fixture
def story(db):
    article = ArticleFactory(headline=HEADLINE, outlet=None, byline="By the harbour desk")
    return RevisionFactory(
        article=article,
        text=TEXT,
        original=f"Menu\n{TEXT}\nHide Ad",
        headline_end=len(HEADLINE),
        dropped=[{"step": "furniture", "text": "Hide Ad", "why": "a label of an advertisement"}],
    )


def claim_at(revision, surface, *, sentence=None, **fields):
    """A claim at the place where its words stand in the revision."""
    sentence = sentence or surface
    return ClaimFactory(
        revision=revision,
        surface=surface,
        start=revision.text.index(surface),
        sentence=sentence,
        sentence_start=revision.text.index(sentence),
        **fields,
    )


def page_of(client: Client, revision, query: str = "") -> str:
    response = client.get(revision.article.get_absolute_url() + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_newest_first_with_how_the_day_is_known(journalist_client):
    RevisionFactory(article__headline="Older story", article__published_from=datetime.date(2023, 1, 2))
    RevisionFactory(
        article__headline="Newer story",
        article__published_from=datetime.date(2024, 6, 17),
        article__published_to=datetime.date(2024, 6, 23),
        article__published_basis=Article.PublishedBasis.INFERRED,
    )
    html = journalist_client.get(reverse("claims:articles")).content.decode()
    assert html.index("Newer story") < html.index("Older story")
    assert "week of 17 June 2024, inferred" in html
    assert "not confirmed" in html


def test_an_admin_is_asked_to_confirm_an_inferred_date_and_a_journalist_is_not(admin_client, journalist_client):
    ArticleFactory(published_basis=Article.PublishedBasis.INFERRED)
    assert "Confirm the date" in admin_client.get(reverse("claims:articles")).content.decode()
    assert "Confirm the date" not in journalist_client.get(reverse("claims:articles")).content.decode()


def test_the_list_can_show_the_unconfirmed_alone(journalist_client):
    ArticleFactory(headline="Dated story")
    ArticleFactory(
        headline="Undated story", published_from=None, published_to=None, published_basis=Article.PublishedBasis.UNKNOWN
    )
    html = journalist_client.get(reverse("claims:articles"), {"date": "unconfirmed"}).content.decode()
    assert "Undated story" in html
    assert "Dated story" not in html.replace("Undated story", "")


def test_the_list_counts_the_findings_that_wait(journalist_client, story):
    claim = claim_at(story, "40 wardens")
    for fields in ({}, {}, {"verdict": "contradiction"}, {"queue": False, "relation": "updates"}, {"live": False}):
        FindingFactory(sides=[[claim]], **fields)
    assert ">2 findings</a>" in journalist_client.get(reverse("claims:articles")).content.decode()


def test_an_empty_desk_says_what_to_do_next(admin_client, journalist_client):
    assert "Load one" in admin_client.get(reverse("claims:articles")).content.decode()
    assert "An admin can load the first one" in journalist_client.get(reverse("claims:articles")).content.decode()


def test_claims_are_marked_in_the_text_by_kind_and_number(journalist_client, story):
    first = claim_at(story, "40 wardens")
    html = page_of(journalist_client, story)
    assert f'<a class="m k-figure" href="#claim-{first.pk}">40 wardens<sup>' in html
    assert f'<span id="at-{first.pk}"></span>' in html
    assert f'id="claim-{first.pk}"' in html


def test_a_figure_inside_a_quotation_has_both_marks_and_each_number_once(journalist_client, story):
    quote = claim_at(story, "“We lost some 12 of them,”", kind="quote", value=None, words="We lost some 12 of them")
    figure = claim_at(story, "some 12")
    html = page_of(journalist_client, story)
    assert f'<a class="m k-quote k-figure" href="#claim-{figure.pk}">some 12<sup>' in html
    assert html.count(f'id="at-{quote.pk}"') == 1
    assert html.count(f'id="claim-{quote.pk}"') == 1


def test_the_text_is_escaped(journalist_client, story):
    claim_at(story, "2 <boats>")
    html = page_of(journalist_client, story)
    assert "2 &lt;boats&gt;" in html
    assert "<boats>" not in html


def test_a_claim_in_the_headline_is_marked_there(journalist_client, story):
    found = claim_at(story, "short of wardens", kind="event", value=None)
    html = page_of(journalist_client, story)
    heading = html[html.index("<h1") : html.index("</h1>")]
    assert f"#claim-{found.pk}" in heading


def test_an_article_without_an_outlet_is_credited_to_its_byline(journalist_client, story):
    html = page_of(journalist_client, story)
    assert "By the harbour desk" in html
    assert "stated on the page" in html


def test_an_inferred_date_is_shown_with_its_reason(journalist_client, story):
    Article.objects.update(published_basis="inferred", published_reason="It names Friday 8 March.")
    html = page_of(journalist_client, story)
    assert "no date on the page" in html
    assert "It names Friday 8 March." in html


def test_findings_are_shown_beside_their_claims(journalist_client, story):
    claim = claim_at(story, "40 wardens")
    finding = FindingFactory(measure=claim.measure, sides=[[claim], [ClaimFactory(measure=claim.measure)]])
    gone = FindingFactory(measure=claim.measure, sides=[[claim]], live=False)
    html = page_of(journalist_client, story)
    assert finding.get_absolute_url() in html
    assert gone.get_absolute_url() not in html


def test_what_cleaning_dropped_is_listed_by_step(journalist_client, story):
    html = page_of(journalist_client, story)
    assert "furniture" in html
    assert "a label of an advertisement" in html


def test_the_original_is_plain_text(journalist_client, story):
    response = journalist_client.get(reverse("claims:article_original", args=[story.article.pk]))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Hide Ad" in response.content.decode()


def test_an_older_version_is_shown_on_request_and_says_so(journalist_client, story):
    claim_at(story, "40 wardens", standing=False)
    RevisionFactory(article=story.article, number=2, text=f"{HEADLINE}\n\nThe port had 41 wardens.")
    newest = page_of(journalist_client, story)
    assert "41 wardens" in newest
    assert "Version 2 of 2" in newest
    older = page_of(journalist_client, story, "?revision=1")
    assert "not the newest" in older
    assert "k-figure" in older


@pytest.mark.parametrize("number", ["9", "one", "-1", "99999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(journalist_client, story, number):
    assert journalist_client.get(story.article.get_absolute_url(), {"revision": number}).status_code == 404


def test_claims_that_are_no_longer_read_are_kept_apart(journalist_client, story):
    claim_at(story, "40 wardens", standing=False)
    html = page_of(journalist_client, story)
    assert "No longer read" in html
    assert "k-figure" not in html


def test_admins_alone_are_led_to_another_date(journalist_client, admin_client, story):
    link = reverse("claims:confirm_date", args=[story.article.pk])
    assert f'href="{link}">Change the date' in page_of(admin_client, story)
    assert link not in page_of(journalist_client, story)


def test_what_was_left_out_is_listed_with_reasons(journalist_client, story):
    story.passed_over.create(start=0, end=8, surface="10:30 am", reason="a clock time")
    html = page_of(journalist_client, story)
    assert "1 number not taken for a figure" in html
    assert "“10:30 am”" in html
    assert "a clock time" in html


def test_a_page_without_a_paragraph_says_so(journalist_client):
    revision = RevisionFactory(text="", original="Hide Ad")
    assert "Nothing was left of this page" in page_of(journalist_client, revision)


@pytest.mark.parametrize("name", ["articles", "article", "article_original"])
def test_without_a_role_nothing_is_shown(groupless_client, story, name):
    args = [] if name == "articles" else [story.article.pk]
    assert groupless_client.get(reverse(f"claims:{name}", args=args)).status_code == 403


# 1. session  2. user  3. permissions  4. what is unread
FRAME = 4


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_costs_the_same_for_any_number_of_articles(journalist_client, rows, django_assert_num_queries):
    for _ in range(rows):
        ClaimFactory(revision__article__outlet=OutletFactory())
    # count of the page, the page with counts, the undated
    with django_assert_num_queries(FRAME + 3):
        journalist_client.get(reverse("claims:articles"))


@pytest.mark.parametrize("rows", [1, 50])
def test_an_article_costs_the_same_for_any_number_of_claims(journalist_client, rows, django_assert_num_queries):
    numbers = " ".join(f"{number} wardens." for number in range(10, 10 + rows))
    revision = RevisionFactory(text=numbers)
    for number in range(10, 10 + rows):
        claim = claim_at(revision, f"{number} wardens", measure=MeasureFactory())
        FindingFactory(sides=[[claim]])
    # article, its versions, the version, claims, their findings, what was left out, where its text stands besides,
    # whether others were left out there
    with django_assert_num_queries(FRAME + 8):
        page_of(journalist_client, revision)
