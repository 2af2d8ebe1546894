"""The admin's pages: what lists and first page show, merging with a preview, and what they cost."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Outlet
from articles.withdrawing import withdraw_article
from claims.models import ApiToken, Entity
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    EntityFactory,
    FindingFactory,
    MeasureFactory,
    OutletFactory,
    RevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
MOST_BYTES = 100_000


@pytest.fixture
def root() -> Client:
    """Somebody who may see every list."""
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


def grow(numbers: range) -> None:
    """More of everything that is listed."""
    for _ in numbers:
        claim = ClaimFactory()
        claim.entity.aliases.create(phrase=f"also {claim.entity}")
        claim.measure.aliases.create(phrase=f"also {claim.measure}")
        FindingFactory(measure=claim.measure, sides=[[claim]])
        ApiToken.issue(owner=UserFactory(role="editor"), name="ticker", scopes=["read"], days=30)


def cost(client: Client, address: str) -> tuple[int, int]:
    """The queries and the bytes of a page."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        assert answer.status_code == 200, address
        size = len(answer.content)
    return len(asked), size


def test_no_list_asks_more_as_rows_grow_or_weighs_too_much(root: Client) -> None:
    lists = [reverse(f"admin:{one._meta.app_label}_{one._meta.model_name}_changelist") for one in admin.site._registry]
    lists = [address for address in lists if "/axes/" not in address]  # not ours
    grow(range(1))
    few = {address: cost(root, address) for address in lists}
    grow(range(49))
    many = {address: cost(root, address) for address in lists}

    assert {address: found for address, found in many.items() if found[0] > few[address][0]} == {}
    assert {address: found for address, found in many.items() if found[0] > MOST_QUERIES} == {}
    assert {address: found for address, found in many.items() if found[1] > MOST_BYTES} == {}


def test_the_first_page_begins_with_what_is_looked_after_and_leads_back_to_the_desk(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:index")).content.decode()

    names = re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", page)
    assert names[:4] == ["Outlets", "Entities", "Measures", "Users"]
    assert f'<a class="brand" href="{reverse("claims:desk")}">FactDesk</a>' in page
    assert "<style" not in page
    assert " style=" not in page


def test_an_editor_is_shown_what_an_editor_may_see(editor_client: Client) -> None:
    names = re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", editor_client.get(reverse("admin:index")).content.decode())

    assert "Users" not in names
    assert {"Entities", "Measures"} <= set(names)


def test_the_admin_has_no_log_in_page_of_its_own(client: Client) -> None:
    asked = client.get(reverse("admin:claims_measure_changelist"), follow=True)

    assert asked.redirect_chain[-1][0] == f"{reverse('login')}?next=/admin/claims/measure/"
    elsewhere = client.get(reverse("admin:login"), {"next": "https://elsewhere.example/"})
    assert elsewhere["Location"] == f"{reverse('login')}?next=/admin/"


def test_outlets_are_listed_with_their_articles_and_found_by_any_name(admin_client: Client) -> None:
    outlet = OutletFactory(name="Harbour Post")
    outlet.aliases.create(name="The Post")
    ArticleFactory.create_batch(2, outlet=outlet, headline="Wardens leave")
    ArticleFactory(outlet=outlet, withdrawn=True)
    OutletFactory(name="Brindle Echo")

    page = admin_client.get(reverse("admin:articles_outlet_changelist"), {"q": "the post"}).content.decode()

    theirs = reverse("admin:articles_article_changelist", query={"outlet__id__exact": outlet.pk})
    assert f'<a href="{theirs}">2 articles</a>' in page
    assert "Wardens leave</a> 8 March 2024" in page
    assert "Brindle Echo" not in page
    assert admin_client.get(theirs).content.decode().count("Wardens leave") == 2


def test_an_outlet_takes_no_name_of_another_and_keeps_its_old_one(admin_client: Client) -> None:
    outlet, other = OutletFactory(name="Harbour Post"), OutletFactory(name="Brindle Echo")
    other.aliases.create(name="The Echo")
    address = reverse("admin:articles_outlet_change", args=[outlet.pk])
    form = {"url": "", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}

    taken = admin_client.post(address, {**form, "name": "the echo"}).content.decode()
    assert "“the echo” already names the outlet “Brindle Echo”. Merge the two instead." in taken
    assert admin_client.post(address, {**form, "name": "Harbour Mail"}).status_code == 302

    outlet.refresh_from_db()
    assert outlet.name == "Harbour Mail"
    assert [alias.name for alias in outlet.aliases.all()] == ["Harbour Post"]


def merging(model: str, one: Any) -> str:
    """The address of the page on which one is merged."""
    return reverse(f"admin:{'articles' if model == 'outlet' else 'claims'}_{model}_merge", args=[one.pk])


@pytest.mark.parametrize(("factory", "model"), [(OutletFactory, "outlet"), (EntityFactory, "entity")])
def test_merging_shows_what_it_touches_and_does_just_that(
    admin_client: Client, factory: type, model: str, django_assert_max_num_queries: Any
) -> None:
    one, into = factory(name="Echo"), factory(name="Evening Echo")
    address = merging(model, one)

    with django_assert_max_num_queries(MOST_QUERIES):
        page = admin_client.get(address, {"into": "Evening Echo"}).content.decode()
    seen = re.findall(r'name="seen" value="([0-9a-f]+)"', page)
    assert "What this touches" in page
    assert type(one).objects.filter(name="Echo").exists()
    assert admin_client.post(address, {"into": "Evening Echo", "seen": "0" * 16}).status_code == 200
    assert into.aliases.count() == 0

    answer = admin_client.post(address, {"into": "Evening Echo", "seen": seen[0]})

    assert answer.status_code == 302
    assert [str(alias) for alias in into.aliases.all()] == ["Echo"]
    assert admin_client.get(address).status_code == 404


def test_merging_is_done_only_as_it_was_shown(admin_client: Client) -> None:
    one, into = OutletFactory(name="Echo"), OutletFactory(name="Evening Echo")
    page = admin_client.get(merging("outlet", one), {"into": into.name}).content.decode()
    seen = re.findall(r'name="seen" value="([0-9a-f]+)"', page)[0]
    ArticleFactory(outlet=one)

    told = admin_client.post(merging("outlet", one), {"into": into.name, "seen": seen}).content.decode()

    assert "Something has changed since you looked." in told
    assert "1 article goes to “Evening Echo”" in told
    assert Outlet.objects.filter(pk=one.pk).exists()


def test_merging_into_nothing_or_itself_is_told_in_words(admin_client: Client) -> None:
    one = OutletFactory(name="Echo")

    told = {
        name: admin_client.get(merging("outlet", one), {"into": name}).content.decode() for name in ("", "Ekko", "Echo")
    }

    assert "Name the other outlet." in told[""]
    assert "There is no outlet called “Ekko”. Take a name from the list." in told["Ekko"]
    assert "“Echo” is one outlet already: choose another." in told["Echo"]


def test_two_that_are_ticked_lead_to_the_preview_and_three_to_nothing(admin_client: Client) -> None:
    rows = [EntityFactory(name=f"Council {number}") for number in range(3)]
    address = reverse("admin:claims_entity_changelist")
    form = {"action": "merge_selected", "_selected_action": [row.pk for row in rows[:2]]}

    assert admin_client.post(address, form)["Location"] == merging("entity", rows[0]) + "?into=Council+1"
    three = admin_client.post(address, {**form, "_selected_action": [row.pk for row in rows]}, follow=True)
    assert "Tick just two" in three.content.decode()
    assert Entity.objects.own().filter(name__startswith="Council").count() == 3


def test_taking_out_the_name_of_what_was_merged_parts_the_two(editor_client: Client) -> None:
    into = EntityFactory(name="Brindle Borough Council")
    gone = EntityFactory(name="Brindle Council", merged_into=into)
    alias = into.aliases.create(phrase="Brindle Council")
    form = {"name": into.name, "aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "1", "aliases-0-id": alias.pk}
    form |= {"aliases-0-entity": into.pk, "aliases-0-phrase": alias.phrase, "aliases-0-DELETE": "on"}

    page = editor_client.post(reverse("admin:claims_entity_change", args=[into.pk]), form, follow=True)

    assert "“Brindle Council” stands by itself again." in page.content.decode()
    gone.refresh_from_db()
    assert gone.merged_into is None


def test_every_cell_of_a_list_and_of_rows_beneath_says_which_column_it_is_in(admin_client: Client) -> None:
    measure = MeasureFactory(name="wardens employed")
    measure.aliases.create(phrase="wardens in post")
    listed = admin_client.get(reverse("admin:claims_measure_changelist")).content.decode()
    form = admin_client.get(reverse("admin:claims_measure_change", args=[measure.pk])).content.decode()

    cells = re.findall(r"<td ([^>]*)>", listed[listed.index("<tbody>") : listed.index("</tbody>")])
    assert len(cells) > 5
    assert [cell for cell in cells if "data-label=" not in cell and "action-checkbox" not in cell] == []
    assert 'data-label="Other names" class="field-' in listed
    assert 'data-label="Phrase" class="field-phrase' in form


def test_a_withdrawn_articles_form_leads_to_no_page_that_is_closed(admin_client: Client) -> None:
    article = RevisionFactory().article
    address = reverse("admin:articles_article_change", args=[article.pk])
    dates = reverse("claims:confirm_date", args=[article.pk])
    assert dates in admin_client.get(address).content.decode()

    withdraw_article(article=article, ground="court", note="By order.", by=UserFactory(role="admin"))

    assert dates not in admin_client.get(address).content.decode()
