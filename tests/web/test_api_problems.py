"""Whatever goes wrong is a problem in words: never a page, never a trace."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from claims.api import rows
from claims.api.throttles import MemberThrottle, StrangerThrottle
from tests.web.asking import problem, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counted_anew() -> Iterator[None]:
    """Throttles count in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("debug", [False, True])
def test_an_address_that_is_none_is_a_problem(debug: bool, settings: Settings) -> None:
    settings.DEBUG = debug

    told = problem(program_of("journalist").get("/api/v1/nothing"), 404, "not-found")
    problem(Client().post("/api/v1/nothing/"), 404, "not-found")
    problem(Client().get("/api/v1/claims/1%0A/"), 404, "not-found")
    problem(program_of("journalist").get(f"/api/v1/claims/{10**30}/"), 404, "not-found")

    assert "Addresses end with a slash." in told["detail"]


def test_a_method_that_is_not_known_names_those_that_are() -> None:
    answer = program_of("journalist").delete("/api/v1/claims/")

    assert "these are: GET, HEAD" in problem(answer, 405, "method")["detail"]
    assert answer["Allow"] == "GET, HEAD"


def test_strangers_are_told_how_to_say_who_they_are() -> None:
    answer = Client().get("/api/v1/claims/")

    assert "Authorization: Bearer" in problem(answer, 401, "unknown")["detail"]
    assert answer["WWW-Authenticate"] == 'Bearer realm="FactDesk"'


@pytest.mark.parametrize(
    ("body", "kind", "status", "slug", "detail"),
    [
        (b'{"text": ', "application/json", 400, "malformed", "no JSON: expecting value at line 1, column 10"),
        (b'{"text": "\xff"}', "application/json", 400, "malformed", "byte 11 fits no character"),
        (b'{"text": NaN}', "application/json", 400, "malformed", "“NaN” is none in JSON"),
        (b'{"text": ' + b"1" * 5000 + b"}", "application/json", 400, "malformed", "a number that cannot be read"),
        (b"[" * 100_000, "application/json", 400, "malformed", "nested too deeply"),
        (b"text=12", "application/x-www-form-urlencoded", 415, "format", "send “application/json”"),
        (b'"' + b"x" * 3000 + b'"', "application/json", 413, "too-large", "at most 2.0\xa0KB"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_body_that_cannot_be_read_says_where(
    body: bytes, kind: str, status: int, slug: str, detail: str, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2048 if status == 413 else 200_000

    answer = program_of("admin").generic("POST", "/api/v1/articles/", body, content_type=kind)

    assert detail in problem(answer, status, slug)["detail"]


def test_only_json_is_to_be_had() -> None:
    program = program_of("journalist")

    problem(program.get("/api/v1/claims/", headers={"Accept": "text/html"}), 406, "acceptable")
    browser = program.get("/api/v1/claims/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert browser["Content-Type"] == "application/json"


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_ours_tells_nothing_of_itself(
    debug: bool, settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEBUG = debug
    monkeypatch.setattr(rows, "rows_of_claims", lambda shown: 1 // 0)

    answer = program_of("journalist", raise_request_exception=False).get("/api/v1/claims/")

    problem(answer, 500, "fault")
    assert "ZeroDivisionError" not in answer.content.decode()
    assert "ZeroDivisionError" in caplog.text


def test_each_token_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemberThrottle, "rate", "2/min", raising=False)
    one, other = program_of("journalist"), program_of("journalist")

    statuses = [one.get("/api/v1/measures/").status_code for _ in range(3)]
    answer = one.get("/api/v1/measures/")

    assert statuses == [200, 200, 429]
    told = problem(answer, 429, "too-often")
    assert 0 < int(answer["Retry-After"]) <= 60
    assert answer["Retry-After"] in told["detail"]
    assert other.get("/api/v1/measures/").status_code == 200


def test_strangers_are_counted_by_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StrangerThrottle, "rate", "2/min", raising=False)
    wrong = {"Authorization": "Bearer factdesk_wrong"}

    statuses = [
        Client().get("/api/v1/claims/").status_code,
        Client().get("/api/v1/claims/", headers=wrong).status_code,
        Client().get("/api/v1/claims/", headers=wrong | {"X-Forwarded-For": "192.0.2.7"}).status_code,
    ]

    assert statuses == [401, 401, 429]
    assert Client().get("/api/v1/claims/", REMOTE_ADDR="192.0.2.8").status_code == 401
    assert program_of("journalist").get("/api/v1/claims/").status_code == 200


def test_another_scheme_is_a_proxys_affair() -> None:
    problem(Client().get("/api/v1/claims/", headers={"Authorization": "Basic dTpw"}), 401, "unknown")
