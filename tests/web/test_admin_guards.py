"""What the admin must not open: bringing back old rows, widening roles, giving oneself rights."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from claims.models import Entity, Measure, WholePhrase
from claims.recording.proposals import propose_for
from tests.conftest import client_of
from tests.factories import ArticleFactory, EntityFactory, MeasureFactory, OutletFactory

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


def test_admin_gives_no_role_to_themselves(admin_client: Client) -> None:
    me = User.objects.get(pk=admin_client.session["_auth_user_id"])
    roles = Group.objects.filter(name__in=["admin", "editor"])
    form = {"username": me.username, "groups": [role.pk for role in roles], "is_active": "on", "is_staff": "on"}
    form |= {"date_joined_0": "2024-03-08", "date_joined_1": "10:00:00"}

    response = admin_client.post(reverse("admin:auth_user_change", args=[me.pk]), form)

    assert response.status_code == 302
    assert [role.name for role in me.groups.all()] == ["admin"]


def test_a_superuser_may_change_roles() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    role = Group.objects.get(name="journalist")

    response = client.post(reverse("admin:auth_group_change", args=[role.pk]), {"name": "reader", "permissions": []})

    role.refresh_from_db()
    assert (response.status_code, role.name) == (302, "reader")


@pytest.mark.parametrize(("factory", "name"), [(MeasureFactory, "measure"), (EntityFactory, "entity")])
def test_what_is_renamed_is_still_known_by_its_old_name(editor_client: Client, factory: type, name: str) -> None:
    named = factory(name="Old Wardens")
    form = {"name": "New Wardens", "slug": "new-wardens", "unit_class": "count", "catalogued": "on"}
    form |= {f"aliases-{key}": value for key, value in {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}.items()}

    response = editor_client.post(reverse(f"admin:claims_{name}_change", args=[named.pk]), form)

    named.refresh_from_db()
    assert response.status_code == 302
    assert isinstance(named, Measure | Entity)
    assert named.name == "New Wardens"
    assert [alias.phrase for alias in named.aliases.all()] == ["Old Wardens"]


def test_the_old_name_of_a_phrase_that_nobody_catalogued_is_looked_for_in_no_other(editor_client: Client) -> None:
    named = MeasureFactory(name="Old Wardens", catalogued=False)
    form = {"name": "New Wardens", "slug": "new-wardens", "unit_class": "count"}
    form |= {f"aliases-{key}": value for key, value in {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}.items()}

    editor_client.post(reverse("admin:claims_measure_change", args=[named.pk]), form)

    assert not named.aliases.exists()
    assert [(row.phrase, row.measure) for row in WholePhrase.objects.all()] == [("Old Wardens", named)]


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_a_measure_that_nobody_speaks_of_can_be_deleted_with_what_was_found_of_it(role: str) -> None:
    one, other = (MeasureFactory(name=name, catalogued=False) for name in ("vacant kerb posts", "unfilled kerb posts"))
    propose_for(measures=[one.pk, other.pk])

    response = client_of(role).post(reverse("admin:claims_measure_delete", args=[one.pk]), {"post": "yes"})

    assert response.status_code == 302
    assert not Measure.objects.filter(pk=one.pk).exists()
