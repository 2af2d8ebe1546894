"""From the sheet to the draft and back: an editor signs, a journalist pastes copy and prints the sheet."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Site, assert_accessible

SHEET = "/measures/agency-share-of-social-workers/sheet/"
WORDING = "A third of the department’s social workers were agency staff, as of May 2019."
DRAFT = (
    "Northamptonshire children's services have 281 social workers, and a third of them are agency staff.\n\n"
    "At Northamptonshire children's services 25 per cent of social workers are agency staff, the council said.\n\n"
    "It has closed 12 nurseries in the north and 15 in the south, a total of 30."
)


def signed(page: Page) -> None:
    """Put the proposed value on the sheet, in other words."""
    page.goto(SHEET)
    expect(page.get_by_text("Not signed.")).to_be_visible()
    page.get_by_label("Wording to print").fill(WORDING)
    page.get_by_role("button", name="Put it on the sheet").click()
    expect(page.get_by_text("Safe to print until")).to_be_visible()


def note(page: Page, figure: str) -> Locator:
    """The margin beside a figure of the draft."""
    return page.locator(".claim-note").filter(has=page.locator(".claim-words", has_text=figure))


def test_draft_is_checked_against_a_signed_sheet_and_the_sheet_is_one_page(own_site: Site, open_page: OpenPage) -> None:
    editor = open_page(own_site, role="editor", java_script_enabled=False)
    signed(editor)

    page = open_page(own_site, role="journalist", viewport={"width": 1280, "height": 900})
    page.goto("/")
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name="Check a draft").click()
    page.get_by_label("Your copy").fill(DRAFT)
    page.get_by_label("Appears on").fill("2019-06-25")
    page.get_by_role("button", name="Check it").click()

    expect(page.get_by_text("Nothing of it was saved.")).to_be_visible()
    third = note(page, "a third")
    expect(third.get_by_text("as on the sheet")).to_be_visible()
    expect(third.get_by_text("who says?")).to_be_visible()
    quarter = note(page, "25 per cent")
    expect(quarter.get_by_text("older value: was 25 % (early December 2018)")).to_be_visible()
    expect(page.get_by_text("12 + 15 = 27; printed is “30”.")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size({"width": 1280, "height": 900})

    third.get_by_text("The sheet’s wording").click()
    expect(third.get_by_text(WORDING)).to_be_visible()
    third.get_by_role("link", name="The sheet", exact=True).click()
    expect(page.get_by_role("heading", name="Agency share of social workers")).to_be_visible()
    expect(page.locator("#wording")).to_have_text(WORDING)
    assert_accessible(page)
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_draft_is_kept_and_deleted_without_scripts(own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="journalist", java_script_enabled=False)
    page.goto("/draft/")
    page.get_by_label("Your copy").fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("button", name="Keep this draft").click()
    expect(page.get_by_text("Kept. You alone see it")).to_be_visible()
    page.goto("/draft/")
    page.get_by_role("link", name="Northamptonshire children's services have 281").click()
    expect(page.get_by_text("12 + 15 = 27; printed is “30”.")).to_be_visible()
    page.get_by_role("button", name="Delete this draft").click()
    expect(page.get_by_text("Nothing is left of it here.")).to_be_visible()
    expect(page.get_by_role("heading", name="Drafts that you keep")).to_be_hidden()
