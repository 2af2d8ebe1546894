"""What a journalist, an editor and an admin come for, from logging in to having it; with scripts and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Site, assert_accessible
from tests.site import manage

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
PAGE = """Wardens leave Eastmoor council

By the municipal reporter

Tuesday, 12th March 2024

Eastmoor Council employed 214 wardens in January 2024, its chief executive said.

The council said that 37 per cent of them were agency staff.
"""


def open_with(open_page: OpenPage, site: Site, role: str, *, scripts: bool) -> Page:
    """The desk, as someone whose browser may have scripts switched off."""
    page = open_page(site, role=role, java_script_enabled=scripts)
    page.goto("/")
    return page


def chart(page: Page) -> Locator:
    """The timeline's drawing, told by its caption."""
    return page.get_by_role("group", name="Each mark stands at the time")


def press(page: Page, key: str) -> None:
    """Press a key once the page listens for it."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def press_on(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for that page."""
    with page.expect_navigation():
        press(page, key)


def nav(page: Page) -> Locator:
    """The site's own links."""
    return page.get_by_role("navigation", name="Main", exact=True)


@SCRIPTS
def test_journalist_gets_from_the_timeline_to_the_sentence(scripts: bool, site: Site, open_page: OpenPage) -> None:
    page = open_with(open_page, site, "journalist", scripts=scripts)
    nav(page).get_by_role("link", name="Timeline").click()
    everything = page.get_by_text(re.compile(r"^\d+ claims,")).inner_text()

    page.get_by_role("textbox", name="Words").fill("agency")
    page.get_by_label("Kind").select_option(label="figures")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text(re.compile(r"^\d+ claims?,"))).not_to_have_text(everything)
    expect(page).to_have_url(re.compile(r"words=agency.*kind=figure|kind=figure.*words=agency"))

    mark = chart(page).locator("a[href^='/c/']").last
    address = mark.get_attribute("href")
    mark.press("Enter")
    expect(page).to_have_url(re.compile(f"{re.escape(address or '')}$"))
    marked = page.get_by_role("figure").get_by_role("mark")
    expect(marked).to_be_visible()
    words = marked.inner_text()
    assert words in page.get_by_role("heading", level=1).inner_text()

    page.get_by_role("figure").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/.*#claim-\d+"))
    expect(page.get_by_text(words, exact=True).first).to_be_visible()


def test_filtered_timeline_is_an_address_that_can_be_passed_on(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist")
    page.goto("/timeline/?words=agency&kind=figure")

    expect(page.get_by_role("textbox", name="Words")).to_have_value("agency")
    rows = page.get_by_role("table").get_by_role("row").all()[1:]
    assert rows
    for row in rows:
        assert "agenc" in (row.get_by_role("link").first.get_attribute("title") or "").lower()  # agency, agencies


def test_chart_and_table_hold_the_same_claims(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist")
    page.goto("/timeline/?kind=rating")

    links = "all => all.map(link => link.getAttribute('href'))"
    drawn = chart(page).locator("a[href^='/c/']").evaluate_all(links)
    told = page.get_by_role("table").locator("a[href^='/c/']").evaluate_all(links)
    assert len(told) > 3
    assert sorted(drawn) == sorted(told)


def test_editor_works_the_queue_by_keyboard(own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor")
    page.goto("/findings/")
    before = page.get_by_role("listitem").filter(has=page.locator("[data-row]")).count()
    assert before > 1

    press(page, "j")
    press_on(page, "Enter")
    title = page.get_by_role("heading", level=1)
    first = title.inner_text()
    press(page, "c")

    expect(page.get_by_text("Signed: contradiction")).to_be_visible()
    expect(title).not_to_have_text(first)
    press(page, "u")
    expect(page.get_by_text("Undone: “Contradiction” no longer stands")).to_be_visible()
    expect(title).to_have_text(first)
    history = page.get_by_role("list").filter(has_text="editor signed contradiction")
    expect(history).to_contain_text("editor undid “contradiction”")

    press(page, "x")
    page.get_by_role("radio", name="Other period").check()
    page.get_by_role("textbox", name="Note").fill("The one is of the year, the other of the month.")
    page.get_by_role("button", name="Sign the verdict").press("Enter")
    expect(page.get_by_text("Signed: not a contradiction")).to_be_visible()
    page.goto("/findings/")
    expect(page.get_by_role("listitem").filter(has=page.locator("[data-row]"))).to_have_count(before - 1)


def test_editor_signs_and_undoes_without_scripts(own_site: Site, open_page: OpenPage) -> None:
    page = open_with(open_page, own_site, "editor", scripts=False)
    nav(page).get_by_role("link", name="Findings").click()
    page.locator("[data-row]").first.click()
    page.get_by_role("radio", name="Needs reporting").check()
    page.get_by_role("textbox", name="What to ask").fill("On which day did they come?")
    page.get_by_role("button", name="Sign the verdict").click()
    expect(page.get_by_text("Signed: needs reporting")).to_be_visible()

    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Undone: “Needs reporting” no longer stands")).to_be_visible()


@SCRIPTS
def test_editor_opens_a_finding_by_hand_and_corrects_a_claim(
    scripts: bool, own_site: Site, open_page: OpenPage
) -> None:
    page = open_with(open_page, own_site, "editor", scripts=scripts)
    page.goto("/timeline/?words=agency&kind=figure")
    page.get_by_role("table").locator("a[href^='/c/']").first.click()
    claim = page.url

    page.get_by_role("link", name="Compare with another claim").click()
    page.get_by_label("Find claims whose sentence has the words").fill("social")
    page.get_by_role("button", name="Find", exact=True).click()
    # The page before has boxes too: a tick there would go with it.
    page.get_by_role("group", name="Claims with “social”").get_by_role("checkbox").first.check()
    page.get_by_label("What is between them").select_option(label="They are not about the same thing")
    page.get_by_role("textbox", name="Note").fill("One counts posts, the other people.")
    page.get_by_role("button", name="Open the finding").click()
    expect(page).to_have_url(re.compile(r"/findings/\d+/"))
    expect(page.get_by_text("opened by editor")).to_be_visible()
    expect(page.get_by_text("One counts posts, the other people.").first).to_be_visible()

    page.goto(claim)
    page.get_by_role("link", name="Correct Number").click()
    page.get_by_role("textbox", name="Number").fill("26")
    page.get_by_role("textbox", name="Why").fill("misread")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_text("Number corrected. What the rules read stays beside it.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Number"))).to_contain_text("corrected by editor")
    expect(page.get_by_role("row", name=re.compile("^Number"))).to_contain_text("The rules read")

    page.get_by_role("button", name="Withdraw the correction of Number").click()
    expect(page.get_by_text("Correction withdrawn")).to_be_visible()


@SCRIPTS
def test_admin_pastes_an_article_and_sees_it_before_it_is_saved(
    scripts: bool, own_site: Site, open_page: OpenPage
) -> None:
    page = open_with(open_page, own_site, "admin", scripts=scripts)
    page.get_by_role("banner").get_by_role("link", name="Load").click()
    page.get_by_label("Paste the page").fill(PAGE)
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_role("heading", name="Wardens leave Eastmoor council")).to_be_visible()
    expect(page.get_by_label("Day of publication")).to_have_value("2024-03-12")
    expect(page.get_by_role("table").get_by_role("row").filter(has_text="214 wardens")).to_be_visible()
    if scripts:
        assert_accessible(page)
    page.get_by_label("Outlet").fill("The Eastmoor Gazette")
    page.get_by_role("button", name="Save this article").click()

    expect(page).to_have_url(re.compile(r"/articles/\d+/$"))
    expect(page.get_by_text("is saved as an article")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=re.compile("214")).first.click()
    expect(page.get_by_role("main")).to_contain_text("214 wardens")

    page.goto("/load/")
    page.get_by_label("Paste the page").fill(PAGE)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("This text is loaded already")).to_be_visible()


@SCRIPTS
def test_admin_confirms_a_date_that_was_inferred(scripts: bool, own_site: Site, open_page: OpenPage) -> None:
    page = open_with(open_page, own_site, "admin", scripts=scripts)
    page.goto("/articles/?date=unconfirmed")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_text("inferred").first).to_be_visible()

    page.get_by_label("When was it published?").fill("2019-06-18")
    page.get_by_role("button", name="Confirm the date").click()

    expect(page.get_by_text("The date is confirmed, and the article was read again with it.")).to_be_visible()
    expect(page.get_by_label("When was it published?")).to_have_count(0)
    expect(page.get_by_text("18 June 2019").first).to_be_visible()


POSTS = """Posts stand empty in Eastmoor

By the municipal reporter

Tuesday, 12th March 2024

Eastmoor Council has 46 unfilled posts for park keepers, its leader said.
"""
SAME_POSTS = """Park keepers wanted

By the night reporter

Thursday, 14th March 2024

Eastmoor Council has 52 vacant posts for park keepers, a union said.
"""


def test_editor_says_by_key_that_two_phrases_are_one_and_takes_it_back(
    own_site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    for number, text in enumerate((POSTS, SAME_POSTS)):
        (tmp_path / f"posts-{number}.txt").write_text(text, encoding="utf-8")
    manage("load", str(tmp_path), database=own_site.database)
    page = open_page(own_site, role="editor")
    page.goto("/sorting/")
    row = page.get_by_role("listitem").filter(has_text="vacant posts for park keepers").first
    expect(row).to_contain_text("say the same here")
    row.focus()

    press(page, "y")
    expect(page.get_by_role("status")).to_contain_text("Decided: “vacant posts for park keepers” is")
    page.goto("/findings/")
    expect(page.get_by_role("main")).to_contain_text("park keepers")

    page.goto("/sorting/decisions/")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("main")).to_contain_text("Undone: everything is as it was before.")
    page.goto("/sorting/")
    expect(page.get_by_role("listitem").filter(has_text="vacant posts for park keepers").first).to_be_visible()
    assert_accessible(page)
