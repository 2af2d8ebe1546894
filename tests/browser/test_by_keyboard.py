"""Finding, looking things up and reading sources by keyboard; and the same with scripts switched off."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Site
from tests.browser.test_journeys import SCRIPTS, press


def test_journalist_searches_and_reads_the_keys_without_a_mouse(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist")
    page.goto("/findings/")
    keys = page.get_by_text("next and previous; moving never decides")
    expect(keys).to_be_hidden()

    press(page, "?")
    expect(keys).to_be_visible()
    press(page, "/")
    page.keyboard.type("inspectors")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=inspectors"))
    expect(page.get_by_role("heading", name="Sentences")).to_be_visible()


def test_journalist_moves_through_the_queue_and_opens_a_source_by_key(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist")
    page.goto("/findings/")
    press(page, "j")
    press(page, "j")
    press(page, "k")
    first = page.locator("[data-row]").first
    expect(first).to_be_focused()
    words = first.inner_text()
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)

    page.wait_for_load_state()
    with page.context.expect_page() as opened:
        press(page, "o")
    expect(opened.value).to_have_url(re.compile(r"/articles/\d+/\?revision=\d+#claim-\d+"))


@SCRIPTS
def test_journalist_finds_a_sentence_and_what_was_read_of_it(scripts: bool, site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist", java_script_enabled=scripts)
    page.goto("/")
    page.get_by_role("searchbox", name="Search").fill("agency")
    page.get_by_role("searchbox", name="Search").press("Enter")
    page.get_by_role("link", name="Sentences", exact=True).click()
    expect(page).to_have_url(re.compile("show=sentences"))

    read = page.locator(".found-claim").first.get_by_role("link")
    address = read.get_attribute("href") or ""
    read.click()
    expect(page).to_have_url(re.compile(f"{re.escape(address)}$"))
    expect(page.get_by_role("figure").get_by_role("mark")).to_be_visible()


def test_queue_is_filtered_and_read_without_scripts(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist", java_script_enabled=False)
    page.goto("/findings/")
    everything = page.locator("[data-row]").count()
    page.get_by_label("Kind").select_option(label="Impossible date")
    with page.expect_navigation():
        page.get_by_role("button", name="Apply").click()
    rows = page.locator("[data-row]")
    assert 0 < rows.count() < everything

    words = rows.first.inner_text()
    rows.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
