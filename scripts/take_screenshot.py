"""Takes docs/screenshot.png anew, from the digests alone: `make screenshot`."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.site import prepare, served  # noqa: E402  (needs the project on the path)


def main() -> None:
    """Serve the digests and picture the timeline as an editor sees it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "factdesk.sqlite3"
        prepare(database)
        with served(database) as url, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = chromium.new_page(base_url=url, viewport={"width": 1280, "height": 1000})
            page.goto("/accounts/login/")
            page.get_by_label("Username").fill("editor")
            page.get_by_label("Password").fill("editor-demo")
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url("**/")
            page.goto("/timeline/")
            page.screenshot(path=ROOT / "docs" / "screenshot.png")
            chromium.close()


if __name__ == "__main__":
    main()
