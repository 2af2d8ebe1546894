"""What the admin must not open: bringing back old rows, widening roles, giving oneself rights."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from claims.models import Measure, MeasureAlias
from claims.recording.proposals import propose_for
from tests.conftest import client_of
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, MeasureFactory, OutletFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_an_article_is_not_taken_back_to_an_earlier_state(role: str) -> None:
    article = ArticleFactory(byline="first")
    earlier = article.history.latest()
    article.byline, article.published_basis = "second", Article.PublishedBasis.CONFIRMED
    article.save()
    address = reverse("admin:articles_article_simple_history", args=[article.pk, earlier.pk])
    client = client_of(role)

    assert client.get(address).status_code == 200
    assert client.post(address, {"byline": "third"}).status_code == 405

    article.refresh_from_db()
    assert (article.byline, article.published_basis) == ("second", "confirmed")


def test_who_may_only_look_at_outlets_renames_none_through_their_history(editor_client: Client) -> None:
    outlet = OutletFactory(name="Harbour Post")
    address = reverse("admin:articles_outlet_simple_history", args=[outlet.pk, outlet.history.latest().pk])

    assert editor_client.post(address, {"name": "Renamed"}).status_code == 405

    outlet.refresh_from_db()
    assert outlet.name == "Harbour Post"


def test_a_measure_is_not_taken_back_past_the_rereading(editor_client: Client) -> None:
    measure = MeasureFactory()
    address = reverse("admin:claims_measure_simple_history", args=[measure.pk, measure.history.latest().pk])

    assert editor_client.post(address, {"name": "Renamed", "slug": measure.slug}).status_code == 405
    assert not Measure.objects.filter(name="Renamed").exists()


def test_admin_does_not_widen_a_role(admin_client: Client) -> None:
    role = Group.objects.get(name="admin")
    signing = Permission.objects.get(codename="review_finding")
    address = reverse("admin:auth_group_change", args=[role.pk])

    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"name": "admin", "permissions": [signing.pk]}).status_code == 403
    assert admin_client.post(reverse("admin:auth_group_delete", args=[role.pk]), {"post": "yes"}).status_code == 403
    assert admin_client.post(reverse("admin:auth_group_add"), {"name": "all", "permissions": []}).status_code == 403

    assert not role.permissions.filter(pk=signing.pk).exists()


def test_a_superuser_may_change_roles() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    role = Group.objects.get(name="journalist")

    response = client.post(reverse("admin:auth_group_change", args=[role.pk]), {"name": "reader", "permissions": []})

    role.refresh_from_db()
    assert (response.status_code, role.name) == (302, "reader")


def no_aliases() -> dict[str, str]:
    """What the form of a name sends where nothing stands beneath it."""
    return {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}


def test_an_entity_that_is_renamed_is_still_known_by_its_old_name(editor_client: Client) -> None:
    named = EntityFactory(name="Old Wardens")
    form = {"name": " New  Wardens ", "catalogued": "on", **no_aliases()}

    response = editor_client.post(reverse("admin:claims_entity_change", args=[named.pk]), form)

    named.refresh_from_db()
    assert response.status_code == 302
    assert named.name == "New Wardens"
    assert [alias.phrase for alias in named.aliases.all()] == ["Old Wardens"]


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_a_measure_is_renamed_and_merged_by_signed_decisions_alone(role: str) -> None:
    measure = ClaimFactory().measure
    name, slug, unit_class = measure.name, measure.slug, measure.unit_class
    client = client_of(role)
    address = reverse("admin:claims_measure_change", args=[measure.pk])
    form = {"name": "New Wardens", "slug": "new", "unit_class": "money", "merged_into": MeasureFactory().pk}

    page = client.get(address).content.decode()
    assert client.post(address, {**form, "definition": "People in post.", **no_aliases()}).status_code == 302

    measure.refresh_from_db()
    assert (measure.name, measure.slug, measure.unit_class, measure.merged_into) == (name, slug, unit_class, None)
    assert measure.definition == "People in post."
    assert reverse("claims:sort_measure", args=[measure.slug]) in page
    assert reverse("claims:sheet", args=[measure.slug]) in page


def test_a_measure_that_was_merged_is_there_to_look_at(editor_client: Client) -> None:
    into = MeasureFactory(name="wardens in post")
    gone = MeasureFactory(merged_into=into)
    address = reverse("admin:claims_measure_change", args=[gone.pk])

    assert into.get_absolute_url() in editor_client.get(address).content.decode()
    assert editor_client.post(address, {"definition": "x", **no_aliases()}).status_code == 403
    assert gone.name not in editor_client.get(reverse("admin:claims_measure_changelist")).content.decode()


def test_a_new_measure_gets_an_address_of_its_own_and_no_name_that_another_goes_by(editor_client: Client) -> None:
    other = MeasureFactory(name="wardens in post", slug="keepers")
    MeasureAlias.objects.create(measure=other, phrase="keepers in post")
    add = reverse("admin:claims_measure_add")
    form = {"unit_class": "count", "catalogued": "on", **no_aliases()}

    taken = editor_client.post(add, {**form, "name": "keepers in post"})
    assert "“keepers in post” already names “wardens in post”." in taken.content.decode()
    assert editor_client.post(add, {**form, "name": "Keepers"}).status_code == 302

    assert Measure.objects.get(name="Keepers").slug == "keepers-2"


@pytest.mark.parametrize(("factory", "model"), [(MeasureFactory, "measure"), (EntityFactory, "entity")])
def test_an_alias_of_another_is_refused_in_words(editor_client: Client, factory: type, model: str) -> None:
    one, other = factory(name="Harbour wardens"), factory(name="Park wardens")
    other.aliases.create(phrase="green coats")
    form = {"name": one.name, "slug": one.slug if model == "measure" else "", "unit_class": "count"}
    form |= {**no_aliases(), "aliases-TOTAL_FORMS": "1", "aliases-0-phrase": "green coats"}
    form[f"aliases-0-{model}"] = one.pk

    page = editor_client.post(reverse(f"admin:claims_{model}_change", args=[one.pk]), form)

    assert page.status_code == 200
    assert "“green coats” already names “Park wardens”. Take it out there" in page.content.decode()
    assert not one.aliases.exists()


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_a_measure_that_nobody_speaks_of_can_be_deleted_with_what_was_found_of_it(role: str) -> None:
    one, other = (MeasureFactory(name=name, catalogued=False) for name in ("vacant kerb posts", "unfilled kerb posts"))
    propose_for(measures=[one.pk, other.pk])

    response = client_of(role).post(reverse("admin:claims_measure_delete", args=[one.pk]), {"post": "yes"})

    assert response.status_code == 302
    assert not Measure.objects.filter(pk=one.pk).exists()
