"""Downloads: exactly the rows of the page under the same filter, in files that other programs take."""

import csv
import datetime
import io
import json
import zipfile
from decimal import Decimal
from html import escape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Measure
from claims.recording import sign_review
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def fetch(client: Client, name: str, query: str = "") -> bytes:
    """A file as it comes."""
    response = client.get(f"/export/{name}{'?' if query else ''}{query}")
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.fixture
def desk(db: None) -> Measure:
    """Claims and findings of every state, some undated, one an age, of two measures."""
    measure = MeasureFactory(name="wardens in post", slug="wardens-in-post")
    old, new = (ClaimFactory(measure=measure, value=Decimal(n), sentence=f"{n} wardens are in post.", start=0)
                for n in (300, 320))  # fmt: skip
    finding = FindingFactory(measure=measure, sides=[[old], [new]])
    sign_review(finding=finding, by=UserFactory(username="judge"), verdict="contradiction", prefers="320 wardens")
    FindingFactory(measure=measure)
    FindingFactory(measure=measure, relation="updates", queue=False)
    ClaimFactory(measure=measure, trackable=False)
    ClaimFactory(measure=measure, period_start=None, period_end=None, period_precision="")
    ClaimFactory(measure=measure, standing=False)
    ClaimFactory(kind="event", surface="in May", what="the wardens' strike", counted="", measure=None, value=None,
                 comparator="", unit="")  # fmt: skip
    return measure


CLAIM_FILTERS = [
        "", "untracked=on", "measure=wardens-in-post", "kind=event", "state=contradiction", "state=open",
        "period_from=2024-03&period_to=2024-04", "words=wardens+post", "outlet=null", "measure=wardens-in-post&page=2",
]  # fmt: skip


def test_claims_are_those_of_the_timeline_in_its_order(journalist_client, desk):
    for _ in range(51):  # more than a page holds
        ClaimFactory(measure=desk)
    for query in CLAIM_FILTERS:
        page = journalist_client.get(f"/timeline/?{query}")
        shown = [claim.pk for claim in page.context["page_obj"].paginator.object_list] if page.context["total"] else []

        response = journalist_client.get(f"/export/claims.jsonl?{query}")
        rows = lines(b"".join(response.streaming_content))

        assert [row["id"] for row in rows] == shown, query
        assert int(response["X-Rows"]) == len(rows)


def test_findings_are_those_of_ones_own_queue_in_its_order(journalist_client, editor_client, desk):
    mine = FindingFactory(measure=MeasureFactory(second_signature=True))
    sign_review(finding=mine, by=editor_client.get("/").wsgi_request.user, verdict="contradiction")
    exported = {}
    for client in (journalist_client, editor_client):
        for query in ("", "state=all", "state=decided", "relation=updates&state=all"):
            shown = client.get(f"/findings/?{query}").context["page_obj"].paginator.object_list
            rows = lines(fetch(client, "findings.jsonl", query))
            assert [row["id"] for row in rows] == [finding.pk for finding in shown], query
            exported[client, query] = {row["id"] for row in rows}

    assert exported[journalist_client, ""] - exported[editor_client, ""] == {mine.pk}


def test_the_download_on_a_measures_page_is_every_claim_of_it(journalist_client, desk):
    page = journalist_client.get(desk.get_absolute_url())
    shown = page.context["page_obj"].paginator.object_list
    query = "measure=wardens-in-post&untracked=on"

    assert f'href="/export/claims.csv?{escape(query)}"' in page.content.decode()
    assert [row["id"] for row in lines(fetch(journalist_client, "claims.jsonl", query))] == shown


@pytest.mark.parametrize("path", ["/timeline/?measure=wardens-in-post&page=2", "/findings/?state=all&page=2"])
def test_pages_offer_their_own_filter_for_download(journalist_client, desk, path):
    what = "claims" if "timeline" in path else "findings"
    query = path.partition("?")[2].removesuffix("&page=2")

    assert f'href="/export/{what}.csv?{query}"' in journalist_client.get(path).content.decode()


def test_a_table_has_number_unit_comparison_sentence_and_whole_addresses(journalist_client, desk):
    response = journalist_client.get("/export/claims.csv?state=contradiction")
    text = b"".join(response.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert f"factdesk-claims-{datetime.date.today():%Y-%m-%d}" in response["Content-Disposition"]
    assert {(row["value"], row["unit"], row["comparator"]) for row in rows} == {
        ("300", "count", "="), ("320", "count", "="),
    }  # fmt: skip
    assert {row["sentence"] for row in rows} == {"300 wardens are in post.", "320 wardens are in post."}
    assert all(row["permalink"] == f"{HOST}/c/{row['id']}/" for row in rows)
    assert {(row["state"], row["signed_by"]) for row in rows} == {("contradiction", "judge")}
    assert not text.startswith("\ufeff")
    assert fetch(journalist_client, "claims.csv", "bom=1").decode().startswith("\ufeffid,article")


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_an_article_becomes_a_formula_and_negative_numbers_stay(journalist_client, lead):
    ClaimFactory(value=Decimal("-1.5"), counted=f"{lead}cmd|' /C calc'!A0", revision__article__headline=f"{lead}1+1")

    (row,) = csv.DictReader(io.StringIO(fetch(journalist_client, "claims.csv").decode(), newline=""))

    assert row["value"] == "-1.5"
    assert row["counted"].startswith(f"'{lead}")
    assert row["headline"].startswith(f"'{lead}")


def test_a_table_without_rows_still_names_its_columns(journalist_client):
    assert fetch(journalist_client, "claims.csv").decode().startswith("id,article,kind")


@pytest.mark.parametrize("what", ["claims", "findings", "measures"])
def test_every_column_is_described_in_order(journalist_client, desk, what):
    row = lines(fetch(journalist_client, f"{what}.jsonl"))[0]
    with zipfile.ZipFile(io.BytesIO(fetch(journalist_client, f"{what}.zip"))) as archive:
        told = json.loads(archive.read("metadata.json"))

    assert list(told["columns"]) == list(row)
    assert all(told["columns"].values())


def test_timelinejs_gets_dates_as_fine_as_the_words_and_nothing_that_it_takes_for_markup(journalist_client):
    hostile = MeasureFactory(name="<img src=x onerror=alert(1)>")
    days = {"year": ("2023-01-01", "2023-12-31"), "month": ("2024-03-01", "2024-03-31"),
            "season": ("2022-06-01", "2022-08-31"), "day": ("2021-05-04", "2021-05-04")}  # fmt: skip
    claims = {
        precision: ClaimFactory(measure=hostile, period_start=start, period_end=end, period_precision=precision)
        for precision, (start, end) in days.items()
    }
    ends = ClaimFactory(period_start=None)
    timeless = ClaimFactory(period_start=None, period_end=None, period_precision="")

    told = json.loads(fetch(journalist_client, "claims.timelinejs.json"))

    events = {event["unique_id"]: event for event in told["events"]}
    dates = {name: (events[str(claim.pk)]["start_date"], events[str(claim.pk)].get("end_date"))
             for name, claim in claims.items()}  # fmt: skip
    shown = {name: ({key: n for key, n in start.items() if key != "display_date"}, end)
             for name, (start, end) in dates.items()}  # fmt: skip
    assert shown == {
        "year": ({"year": 2023}, None),
        "month": ({"year": 2024, "month": 3}, None),
        "season": ({"year": 2022, "month": 6, "day": 1}, {"year": 2022, "month": 8, "day": 31}),
        "day": ({"year": 2021, "month": 5, "day": 4}, None),
    }
    assert dates["season"][0]["display_date"] == "summer 2022 (June–August)"
    assert "<" not in json.dumps(told["events"])
    assert events[str(claims["day"].pk)]["group"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert {row["id"]: row["why"] for row in told["left_out"]} == {
        str(ends.pk): "names an end but no beginning", str(timeless.pk): "names no time",
    }  # fmt: skip
    assert told["counts"] == {"events": 4, "left_out": 2}


def test_a_zip_agrees_with_itself_and_says_what_it_holds(journalist_client, desk):
    data = fetch(journalist_client, "claims.zip", "measure=wardens-in-post&state=contradiction")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    told = json.loads(files["metadata.json"])

    ids = {row["id"] for row in lines(files["claims.jsonl"].encode())}
    assert len(ids) == 2
    assert {int(row["id"]) for row in csv.DictReader(io.StringIO(files["claims.csv"]))} == ids
    assert {int(event["unique_id"]) for event in json.loads(files["claims.timelinejs.json"])["events"]} == ids
    assert len(files["claims.claimreview.jsonl"].splitlines()) == 2
    assert told["rows"] == 2
    assert {file["name"]: file["rows"] for file in told["files"]} == {
        "claims.csv": 2, "claims.jsonl": 2, "claims.timelinejs.json": 2, "claims.claimreview.jsonl": 2,
    }  # fmt: skip
    assert told["filter"]["page"] == f"{HOST}/timeline/?measure=wardens-in-post&state=contradiction"
    assert "Measure: wardens in post; State: in a signed contradiction" in told["filter"]["words"]
    assert told["filter"]["words"] in files["README.txt"]


def test_a_filter_that_makes_no_sense_exports_nothing_and_says_why(journalist_client, desk):
    assert journalist_client.get("/export/findings.csv?measure=no-such").status_code == 400

    response = journalist_client.get("/export/claims.csv?period_from=soon")

    assert response.status_code == 400
    assert "“soon” is not a day" in response.content.decode()


@pytest.mark.parametrize("name", ["claims.exe", "users.csv", "findings.timelinejs.json"])
def test_what_cannot_be_exported_is_not_found(journalist_client, name):
    assert journalist_client.get(f"/export/{name}").status_code == 404


@pytest.mark.parametrize("form", ["csv", "timelinejs.json", "zip"])
@pytest.mark.parametrize("rows", [1, 50])
def test_an_export_costs_the_same_queries_for_any_number_of_rows(
    journalist_client, form, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        FindingFactory()

    # 1.–3. session, user, permissions  4. how many  5. the claims  6. their sides, findings and signatures
    with django_assert_max_num_queries(7):
        fetch(journalist_client, f"claims.{form}")


def test_rows_are_sent_while_the_rest_is_still_read(journalist_client):
    for _ in range(3):
        ClaimFactory(sentence="The council employs 300 wardens. " + "x" * 70_000)

    response = journalist_client.get(reverse("claims:export", args=["claims", "jsonl"]))

    assert len(list(response.streaming_content)) == 3
