"""Every page in both themes: nothing for axe to find, nothing wider than a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage, Site, assert_accessible, new_page

# (who looks, where to begin, the link there that leads to the page, with what follows it; none: the page itself)
PAGES = [
    (None, "/accounts/login/", None),
    ("journalist", "/", None),
    ("journalist", "/timeline/", None),
    ("journalist", "/search/", None),
    ("journalist", "/search/?q=inspections", None),
    ("journalist", "/search/?q=council&kind=figure", None),
    ("admin", "/search/?q=nowhere-to-be-found", None),
    ("journalist", "/search/?q=%25", None),
    ("journalist", "/measures/", None),
    ("journalist", "/measures/", "/measures/"),
    ("editor", "/measures/", "/measures/ sort/"),
    ("editor", "/sorting/", None),
    ("journalist", "/sorting/decisions/", None),
    ("journalist", "/measures/agency-share-of-social-workers/sheet/", None),
    ("editor", "/measures/children-without-an-allocated-social-worker/sheet/", None),
    ("journalist", "/draft/", None),
    ("journalist", "/articles/", None),
    ("journalist", "/articles/", "/articles/"),
    ("journalist", "/findings/", None),
    ("editor", "/findings/", "/findings/"),
    ("journalist", "/timeline/?words=nowhere-to-be-found", None),
    ("journalist", "/timeline/?period_from=someday", None),
    ("journalist", "/timeline/?measure=agency-share-of-social-workers&measure=caseload-per-social-worker", None),
    ("journalist", "/measures/caseload-per-social-worker/?value_from=10&period_from=then", None),
    ("journalist", "/findings/?state=all", None),
    ("editor", "/timeline/", "/c/"),
    ("editor", "/timeline/", "/c/ ?compare=1"),
    ("editor", "/timeline/", "/c/ ?correct=value"),
    ("admin", "/articles/", "/articles/"),
    ("admin", "/articles/", "/articles/ date/"),
    ("admin", "/articles/", "/articles/ withdraw/"),
    ("admin", "/articles/?withdrawn=1", None),
    ("editor", "/timeline/", "/c/ v/1/"),
    ("editor", "/timeline/", "/c/ history/"),
    ("journalist", "/history/", None),
    ("journalist", "/export/claims.csv?period_from=someday", None),
    ("admin", "/load/", None),
    ("admin", "/loads/", None),
    ("admin", "/loads/", "/loads/"),
    ("admin", "/load/?url=https://paper.example/1&title=Wardens", None),
    ("admin", "/load/feeds/", None),
    ("admin", "/load/bookmarklet/", None),
    ("admin", "/accounts/password_change/", None),
    ("admin", "/admin/", None),
    ("admin", "/health/", None),
    ("admin", "/admin/claims/entity/", None),
    ("admin", "/admin/claims/measure/", None),
    ("admin", "/admin/claims/entity/1/change/", None),
    ("admin", "/admin/claims/entity/1/merge/?into=Northampton", None),
    ("admin", "/admin/claims/measure/1/change/", None),
    ("admin", "/admin/auth/user/", None),
    ("admin", "/admin/auth/user/add/", None),
    ("admin", "/admin/auth/user/1/invite/", None),
    (None, "/accounts/invited/MQ/no-token/", None),
    ("editor", "/accounts/tokens/", None),
    ("journalist", "/following/", None),
    ("journalist", "/inbox/?show=all", None),
    ("journalist", "/api/", None),
    ("journalist", "/no-such-page/", None),
    ("journalist", "/load/", None),
]


@pytest.fixture(scope="module")
def window_of(site: Site, browser: Browser) -> Iterator[Callable[[str | None], tuple[Page, list[str]]]]:
    """The window of a role, and what the browser complains of there. One serves for all pages: nothing is saved."""
    windows: dict[str | None, tuple[Page, list[str]]] = {}

    def window_of(role: str | None) -> tuple[Page, list[str]]:
        if role not in windows:
            complaints: list[str] = []
            windows[role] = new_page(browser, site, role, complaints), complaints
        return windows[role]

    yield window_of
    for page, _ in windows.values():
        page.context.close()


@pytest.mark.parametrize(("role", "path", "link"), PAGES, ids=lambda value: str(value))
def test_page_is_accessible_and_fits_a_phone(
    role: str | None, path: str, link: str | None, window_of: Callable[[str | None], tuple[Page, list[str]]]
) -> None:
    page, complaints = window_of(role)
    complaints.clear()
    page.set_viewport_size({"width": 1280, "height": 900})
    go(page, path, link)
    assert_accessible(page)
    page.goto("about:blank")  # so that what the browser complains of late is told here
    assert complaints == []


def go(page: Page, path: str, link: str | None) -> None:
    """Open the page, or the first one of its kind that another page leads to."""
    page.goto(path)
    if link:
        start, _, rest = link.partition(" ")
        target = page.locator(f"main a[href^='{start}']:not([href='{start}']):not([href*='?'])").first
        page.goto((target.get_attribute("href") or "") + rest)


@pytest.mark.parametrize("address", ["/admin/claims/measure/", "/admin/auth/user/", "/admin/claims/measure/1/change/"])
def test_on_a_phone_a_row_of_the_admin_is_a_card_that_names_its_cells(
    address: str, site: Site, open_page: OpenPage
) -> None:
    page = open_page(site, role="admin", viewport={"width": 360, "height": 740})
    page.goto(address)

    tables = page.locator(".results, .tabular")
    assert tables.count()
    widths = tables.evaluate_all("all => all.map(one => [one.scrollWidth, one.clientWidth])")
    assert [wide for wide, room in widths if wide > room] == []
    cells = page.locator("#result_list tbody td:not(.action-checkbox), .tabular tr.form-row td[class^='field-']")
    assert cells.count()
    named = cells.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert [name for name in named if name in ("none", "normal", '""')] == []
