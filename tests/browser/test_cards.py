"""An editor shares a claim, and a stranger sees its card."""

from tests.browser.conftest import OpenPage, Site, assert_accessible
from tests.browser.test_pages import go


def test_a_shared_claim_can_be_read_without_logging_in(own_site: Site, open_page: OpenPage) -> None:
    editors = open_page(own_site, role="editor")
    go(editors, "/timeline/", "/c/")
    editors.get_by_role("button", name="Share with everybody who has the link").click()
    card = editors.get_by_role("link", name="card of this claim").get_attribute("href")

    strangers = open_page(own_site)
    strangers.goto(card or "")

    assert strangers.locator("blockquote").inner_text()
    assert_accessible(strangers)
    editors.goto("/history/")
    assert "shared a claim" in editors.get_by_role("table").inner_text()
    assert_accessible(editors)
