"""A browser, a site of its own with the digests loaded, and readers who are logged in.

The site runs in processes of its own, as `make run` starts it; tests touch it through the browser alone.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from factdesk.demo import DEMO_PASSWORDS
from tests.conftest import missing
from tests.site import copy, prepare, served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MAC_BROWSER = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder, and keep them on one worker, where they share the site."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that the machine has, rather than one fetched for the purpose."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or (str(MAC_BROWSER) if MAC_BROWSER.exists() else "")
    if not found:
        missing("browser", f"none of {', '.join(BROWSERS)} is installed")
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as `make run` leaves it, made once."""
    database = tmp_path_factory.mktemp("prepared") / "factdesk.sqlite3"
    prepare(database)
    return database


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site for tests that only read; nothing is ever saved on it."""
    with served(copy(prepared, tmp_path_factory.mktemp("site") / "site.sqlite3")) as url:
        yield url


@pytest.fixture
def own_site(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """A site for one test to work on."""
    with served(copy(prepared, tmp_path / "own.sqlite3")) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page of a site as someone; what the browser complains of fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        refused = "status of 40" in message.text and message.page is not None and url == message.page.url
        if message.type == "error" and not refused:  # a test may open a page that is refused or not there
            complaints.append(f"{message.text} ({url})")

    def open_page(site: str, *, role: str | None = None, **options: Any) -> Page:
        context = browser.new_context(base_url=site, locale="en-GB", **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if role:
            log_in(page, role)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def log_in(page: Page, role: str) -> None:
    """Through the form, as everyone does."""
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(role)
    page.get_by_label("Password").fill(DEMO_PASSWORDS[role])
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/")
