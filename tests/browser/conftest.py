"""A browser, sites with the digests loaded, and readers who are logged in.

A new test takes `open_page` and one of two sites, of which each is started once a run:

    def test_editor_does_something(own_site: Site, open_page: OpenPage) -> None:
        page = open_page(own_site, role="editor")  # or "journalist", "admin", None; a window of its own
        page.goto("/findings/")

- `site`, if nothing is saved: in earnest, with DEBUG off.
- `own_site`, if the test changes anything: as `make run` serves it, and at every test as `make run` left it. To bring
  more than the digests, `manage("load", path, database=own_site.database)`; a second or two, so only where needed.

The sites run in processes of their own; tests touch them through the browser alone. Whoever is opened as a role is
logged in already: the form is gone through once a role. A page that is new gets its row in test_pages.py.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from factdesk.demo import DEMO_PASSWORDS
from tests.conftest import missing
from tests.site import copy, manage, served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MAC_BROWSER = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# Makes the demo's users fit for a site that is served in earnest.
CHANGE_PASSWORDS = """
from django.contrib.auth.models import User
for user in User.objects.all():
    user.set_password(f"{user.username}-in-earnest")
    user.save()
"""


@dataclass(frozen=True)
class Site:
    """Where a site is, its database, how its users log in, and what the browser remembers of those who did."""

    url: str
    database: Path
    passwords: dict[str, str]
    remembered: dict[str, Any] = field(default_factory=dict)


# Fetching what style sheets import would put it into the page, which our policy refuses; no rule that is looked at
# needs it. Of what is as it should be, nobody asks.
AXE_OPTIONS = {"preload": False, "resultTypes": ["violations"]}
# A theme is other colours, and the switch's other name.
OF_COLOURS = ["color-contrast", "link-in-text-block", "button-name"]

# Generous, for machines that have much else to do; only a failure waits for it.
expect.set_options(timeout=20_000)

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that the machine has, rather than one fetched for the purpose."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or (str(MAC_BROWSER) if MAC_BROWSER.exists() else "")
    if not found:
        missing("browser", f"none of {', '.join(BROWSERS)} is installed")
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def prepared(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as `make run` leaves it, made once."""
    database = copy(migrated, tmp_path_factory.mktemp("prepared") / "factdesk.sqlite3")
    manage("demo", database=database)
    return database


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site in earnest (DEBUG off) for tests that only read; nothing is ever saved on it."""
    database = copy(prepared, tmp_path_factory.mktemp("site") / "site.sqlite3")
    manage("shell", "--command", CHANGE_PASSWORDS, database=database)
    with served(database, debug=False) as url:
        yield Site(url, database, {name: f"{name}-in-earnest" for name in DEMO_PASSWORDS})


@pytest.fixture(scope="session")
def workshop(prepared: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """The site behind `own_site`, everyone logged in, and beside it the copy that it is put back to."""
    database = copy(prepared, tmp_path_factory.mktemp("workshop") / "workshop.sqlite3")
    with served(database) as url:
        workshop = Site(url, database, DEMO_PASSWORDS)
        for role in workshop.passwords:
            context = browser.new_context(base_url=url, locale="en-GB")
            log_in(context.new_page(), role, workshop.passwords[role])
            workshop.remembered[role] = context.storage_state()
            context.close()
        copy(database, kept_of(workshop))
        yield workshop


@pytest.fixture
def own_site(workshop: Site) -> Site:
    """A site for one test to work on, served as `make run` does; whatever other tests did to it is undone."""
    copy(kept_of(workshop), workshop.database)
    return replace(workshop, remembered=dict(workshop.remembered))


def kept_of(workshop: Site) -> Path:
    """The copy that the workshop's database is put back to."""
    return workshop.database.with_name("kept.sqlite3")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page of a site as someone; what the browser complains of fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(site: Site, *, role: str | None = None, **options: Any) -> Page:
        page = new_page(browser, site, role, complaints, **options)
        contexts.append(page.context)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def new_page(browser: Browser, site: Site, role: str | None, complaints: list[str], **options: Any) -> Page:
    """A window of its own, of someone who is logged in; what the browser complains of there is noted."""

    def note(message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        refused = "status of 40" in message.text and message.page is not None and url == message.page.url
        if message.type == "error" and not refused:  # a test may open a page that is refused or not there
            complaints.append(f"{message.text} ({url})")

    remembered = site.remembered.get(role or "")
    context = browser.new_context(base_url=site.url, locale="en-GB", storage_state=remembered, **options)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    if role and not remembered:
        log_in(page, role, site.passwords[role])
        site.remembered[role] = context.storage_state()
    return page


def log_in(page: Page, name: str, password: str) -> None:
    """Through the form, as everyone does."""
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/")


def assert_accessible(page: Page) -> None:
    """Nothing for axe to find in either theme, and nothing wider than a phone."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE_SCRIPT)
    assert_nothing_found(page, "light", AXE_OPTIONS)
    page.emulate_media(color_scheme="dark")
    assert_nothing_found(page, "dark", {**AXE_OPTIONS, "runOnly": {"type": "rule", "values": OF_COLOURS}})
    page.set_viewport_size({"width": 360, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} pixels wider than a phone"


def assert_nothing_found(page: Page, theme: str, options: dict[str, Any]) -> None:
    """Look for what axe finds in the page as it stands; what it looked through in vain stays in the browser."""
    looked = "options => axe.run(options).then(({violations, passes}) => ({violations, passed: passes.length}))"
    found = page.evaluate(looked, options)
    assert found["passed"], f"{theme}: axe looked at nothing"
    results = AxeResults(found)
    assert results.violations_count == 0, f"{theme}: {results.generate_report()}"
