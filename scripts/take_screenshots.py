"""Takes the pictures of docs/screens/ anew, from the digests alone: `make screenshots`."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.site import prepare, served  # noqa: E402  (needs the project on the path)

SHARE = "/measures/agency-share-of-social-workers/"
DRAFT = """In Northamptonshire the inspectors of Ofsted inspected the council in October 2018, its report said.

The backlog of assessments rose from 412 to 618, up 40 per cent, the council said.
"""


def main() -> None:
    """Serve the digests and picture the desk as an editor sees it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "factdesk.sqlite3"
        prepare(database)
        with served(database) as url, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = chromium.new_page(base_url=url, viewport={"width": 1280, "height": 860})
            log_in(page)
            for name, show in SCREENS.items():
                show(page)
                page.screenshot(path=ROOT / "docs" / "screens" / f"{name}.png")
            chromium.close()


def log_in(page: Page) -> None:
    """As the demo's editor."""
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("editor-demo")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/")


def finding(page: Page) -> None:
    """The finding with the most articles on its sides."""
    page.goto("/findings/")
    page.get_by_role("link", name="Ofsted inspection").first.click()
    page.wait_for_load_state()


def article(page: Page) -> None:
    """The article with the most figures."""
    page.goto("/articles/")
    page.get_by_role("link", name="very fragile").first.click()
    page.wait_for_load_state()


def draft(page: Page) -> None:
    """Copy with a conflict and a wrong sum."""
    page.goto("/draft/")
    page.get_by_label("Your copy").fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    page.wait_for_load_state()


SCREENS: dict[str, Callable[[Page], object]] = {
    "timeline": lambda page: page.goto("/timeline/"),
    "finding": finding,
    "measure": lambda page: page.goto(SHARE),
    "article": article,
    "sheet": lambda page: page.goto(f"{SHARE}sheet/"),
    "draft": draft,
}


if __name__ == "__main__":
    main()
