"""Charts as people use them: by keyboard, several at once, on paper."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Site
from tests.browser.test_journeys import SCRIPTS, chart, open_with, press


def test_journalist_narrows_the_timeline_by_keyboard_and_reads_the_sentence_behind_a_mark(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site, role="journalist")
    page.goto("/timeline/")
    page.get_by_role("textbox", name="Words").focus()
    page.keyboard.type("agency")
    press(page, "Enter")
    expect(page).to_have_url(re.compile("words=agency"))
    mark = chart(page).get_by_role("link", name=re.compile("^25 per cent: .*; Sarah Ward, printed 15 May 2019"))
    expect(mark).to_be_visible()

    note = page.locator(".mark-note")
    while mark.evaluate("link => link !== document.activeElement"):
        page.keyboard.press("Tab")
    expect(note).to_contain_text("and 25 per cent were agency workers.")
    expect(mark).to_have_accessible_name(re.compile("^25 per cent: "))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/c/\d+/$"))
    expect(page.get_by_role("figure").get_by_role("mark")).to_be_visible()


@SCRIPTS
def test_journalist_draws_two_measures_side_by_side_and_unticks_one(
    scripts: bool, site: Site, open_page: OpenPage
) -> None:
    page = open_with(open_page, site, "journalist", scripts=scripts)
    page.goto("/measures/")
    for name in ("agency share of social workers", "social workers employed"):
        page.get_by_role("checkbox", name=f"Draw {name}", exact=True).check()
    page.get_by_role("button", name="Draw the ticked ones side by side").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_role("heading", level=3)).to_have_count(2)

    page.get_by_role("checkbox", name="social workers employed", exact=True).uncheck()
    page.get_by_label("Measure", exact=True).select_option(label="caseload per social worker")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", name="caseload per social worker in numbers")).to_be_visible()
    expect(page.get_by_role("checkbox", name="social workers employed", exact=True)).to_have_count(0)
    expect(page.get_by_role("checkbox", name="caseload per social worker", exact=True)).to_be_checked()
    expect(page).to_have_url(re.compile("measure=agency-share-of-social-workers&measure=caseload-per-social-worker"))


def test_a_page_on_paper_is_chart_table_and_where_it_is_from(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist")
    page.goto("/timeline/?words=agency")
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile(r"/timeline/\?words=agency · printed \d+"))).to_be_visible()
    expect(chart(page)).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Apply")).to_be_hidden()
