"""Every page in both themes: nothing for axe to find, nothing wider than a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Site

# (who looks, where to begin, the link there that leads to the page; none where it is the page itself)
PAGES = [
    (None, "/accounts/login/", None),
    ("journalist", "/", None),
    ("journalist", "/timeline/", None),
    ("journalist", "/measures/", None),
    ("journalist", "/measures/", "/measures/"),
    ("journalist", "/articles/", None),
    ("journalist", "/articles/", "/articles/"),
    ("journalist", "/findings/", None),
    ("editor", "/findings/", "/findings/"),
    ("editor", "/timeline/", "/c/"),
    ("admin", "/load/", None),
    ("admin", "/accounts/password_change/", None),
    ("journalist", "/no-such-page/", None),
    ("journalist", "/load/", None),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("role", "path", "link"), PAGES, ids=lambda value: str(value))
def test_page_is_accessible_and_fits_a_phone(
    role: str | None, path: str, link: str | None, theme: str, site: Site, open_page: OpenPage
) -> None:
    page = open_page(site, role=role, color_scheme=theme, viewport={"width": 1280, "height": 900})
    go(page, path, link)

    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()

    page.set_viewport_size({"width": 360, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} pixels wider than a phone"


def go(page: Page, path: str, link: str | None) -> None:
    """Open the page, or the first one of its kind that another page leads to."""
    page.goto(path)
    if link:
        target = page.locator(f"main a[href^='{link}']:not([href='{link}']):not([href*='?'])").first
        page.goto(target.get_attribute("href") or "")
