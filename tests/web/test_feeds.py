"""Feeds as a feed reader meets them: what RFC 4287 asks for, ids that stay, secret addresses, nothing sent twice."""

import datetime
import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, FeedAddress, Finding, Measure, SavedFilter
from claims.recording import correct_claim, sign_review
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, OutletFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
DISCREPANCIES = "/feeds/discrepancies/"


def feed(client: Client, address: str, **headers: str) -> ElementTree.Element:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(root: ElementTree.Element) -> list[dict[str, str]]:
    return [{child.tag.removeprefix(ATOM): child.text or "" for child in entry} for entry in root.iter(f"{ATOM}entry")]


def of(measure: Measure) -> str:
    return reverse("claims:feed_measure", args=[measure.slug])


def read(claim: Claim) -> Claim:
    claim.machine = reading_of(statement_of(claim)) | {"measure": claim.measure.name}
    claim.save()
    return claim


@pytest.fixture
def reader() -> User:
    return UserFactory(role="journalist")


def test_a_feed_has_all_that_the_standard_demands(journalist_client: Client) -> None:
    measure = MeasureFactory()
    evil = "<b>They & we</b> employ 300 wardens."
    claim = ClaimFactory(measure=measure, sentence=evil, start=evil.index("300"))
    FindingFactory(measure=measure)

    root = feed(journalist_client, of(measure))

    assert root.tag == f"{ATOM}feed"
    assert RFC_3339.fullmatch(root.findtext(f"{ATOM}updated") or "")
    assert root.findtext(f"{ATOM}title") == f"{measure} · FactDesk"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "FactDesk"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": f"http://testserver{of(measure)}", "alternate": f"http://testserver{measure.get_absolute_url()}",
    }  # fmt: skip
    found = entries(root)
    assert len(found) == 4  # the claim, the finding, and the two claims of its sides
    assert len({entry["id"] for entry in found} | {root.findtext(f"{ATOM}id")}) == 5
    for entry in found:
        assert re.fullmatch(r"tag:[0-9a-f-]{36}\.factdesk\.invalid,\d{4}:(claim|finding)/\d+", entry["id"])
        assert RFC_3339.fullmatch(entry["updated"])
        assert RFC_3339.fullmatch(entry["published"])
        assert entry["title"]
    text = next(entry["summary"] for entry in found if entry["id"].endswith(f":claim/{claim.pk}"))
    assert "&lt;b&gt;They &amp; we&lt;/b&gt; employ 300 wardens." in text
    assert f'href="http://testserver{claim.get_absolute_url()}"' in text


def test_ids_stay_and_the_time_moves_when_the_state_changes(journalist_client: Client) -> None:
    claim = read(ClaimFactory())
    finding = FindingFactory(
        found_by="editor", measure=claim.measure, sides=[[claim], [read(ClaimFactory(measure=claim.measure))]]
    )
    Claim.objects.update(created_at=datetime.datetime(2024, 3, 9, tzinfo=datetime.UTC))
    before = {entry["id"]: entry for entry in entries(feed(journalist_client, of(claim.measure)))}
    editor = UserFactory(role="editor")

    correct_claim(claim=claim, field="value", value="310", note="misread", by=editor)
    sign_review(finding=Finding.objects.get(pk=finding.pk), by=editor, verdict="contradiction")

    after = {entry["id"]: entry for entry in entries(feed(journalist_client, of(claim.measure), host="localhost"))}
    assert after.keys() == before.keys()
    moved = {name for name in after if after[name]["updated"] > before[name]["updated"]}
    assert {name.split(":")[-1] for name in moved} == {f"claim/{claim.pk}", f"finding/{finding.pk}"}
    assert all(after[name]["published"] == before[name]["published"] for name in after)


def test_nothing_is_sent_again_to_who_has_it(journalist_client: Client) -> None:
    claim = ClaimFactory()
    first = journalist_client.get(of(claim.measure))

    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = journalist_client.get(of(claim.measure), headers=header)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    ClaimFactory(measure=claim.measure)
    assert journalist_client.get(of(claim.measure), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_each_feed_holds_its_own_and_the_newest_hundred(
    journalist_client: Client, reader: User, django_assert_max_num_queries
) -> None:
    outlet = OutletFactory()
    measure = MeasureFactory()
    revision = RevisionFactory(article__outlet=outlet, text="wardens " * 2000)
    with_space = [
        ClaimFactory(revision=revision, measure=measure, start=20 + n, value=Decimal(n)) for n in range(1, 103)
    ]
    FindingFactory()
    FindingFactory(queue=False, relation="updates")
    ClaimFactory(revision__article__outlet=outlet, standing=False)

    with django_assert_max_num_queries(15):
        found = entries(feed(journalist_client, reverse("claims:feed_outlet", args=[outlet.pk])))
    assert len(found) == 100
    assert {entry["id"].split("/")[-1] for entry in found} == {str(claim.pk) for claim in with_space[2:]}
    assert len(entries(feed(journalist_client, DISCREPANCIES))) == 1
    journalist_client.force_login(reader)
    for page, query, number in (("timeline", "kind=quote", 0), ("timeline", "period_from=x", 0), ("findings", "", 1)):
        saved = SavedFilter.objects.create(owner=reader, name=f"{page} {query}", page=page, query=query)
        assert len(entries(feed(journalist_client, reverse("claims:feed_filter", args=[saved.pk])))) == number


def test_an_empty_feed_is_a_feed_and_its_time_stands_still(journalist_client: Client) -> None:
    measure = MeasureFactory()
    assert feed(journalist_client, of(measure)).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    merged = MeasureFactory(merged_into=measure)
    ClaimFactory(measure=measure)
    assert len(entries(feed(journalist_client, of(merged)))) == 1


def test_a_secret_address_is_good_for_its_owners_role_until_it_is_renewed(reader: User, client: Client) -> None:
    claim = ClaimFactory()
    secret = FeedAddress.renew(owner=reader)
    address = reverse("claims:secret_feed_measure", args=[secret, claim.measure.slug])

    assert secret not in str(FeedAddress.objects.values())
    answer = client.get(address)
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex, nofollow")
    other = SavedFilter.objects.create(owner=UserFactory(role="journalist"), name="theirs", page="timeline")
    assert client.get(reverse("claims:secret_feed_filter", args=[secret, other.pk])).status_code == 404
    reader.groups.clear()
    assert client.get(address).status_code == 403
    FeedAddress.renew(owner=reader)
    assert client.get(address).status_code == 404
    assert client.get(reverse("claims:secret_feed_discrepancies", args=["a" * 32])).status_code == 404


def test_who_left_reads_no_feed_any_more(reader: User, client: Client) -> None:
    address = reverse("claims:secret_feed_discrepancies", args=[FeedAddress.renew(owner=reader)])
    assert client.get(address).status_code == 200
    reader.is_active = False
    reader.save()
    assert client.get(address).status_code == 404
