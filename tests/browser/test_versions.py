"""An article in two versions, and a claim added by hand; with scripts and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Site, assert_accessible
from tests.site import manage

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
PAGE = """Wardens leave Eastmoor council

Tuesday, 12th March 2024

Eastmoor Council employed 214 wardens in January 2024, its chief executive said.

The quay had berths for umpteen boats, and the board was not asked about them.
"""
CHANGED = PAGE.replace("214", "241").replace("was not asked", "was asked")


@pytest.fixture
def article(own_site: Site, tmp_path: Path) -> Site:
    """The site with an article of which a second version came in."""
    path = tmp_path / "eastmoor.txt"
    for text in (PAGE, CHANGED):
        path.write_text(text, encoding="utf-8")
        manage("load", str(path), database=own_site.database)
    return own_site


def pick(page: Page, *, scripts: bool) -> None:
    """Choose “umpteen”: by a double click in the text, or in the list of sentences."""
    if scripts:
        paragraph = page.locator("p[data-start]", has_text="umpteen")
        place = paragraph.evaluate(
            """paragraph => {
                const text = [...paragraph.childNodes].find(node => node.textContent.includes("umpteen"));
                const range = document.createRange();
                range.setStart(text, text.textContent.indexOf("umpteen") + 2);
                range.setEnd(text, text.textContent.indexOf("umpteen") + 4);
                const box = range.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }"""
        )
        page.mouse.dblclick(*place)
        page.get_by_role("link", name="Add a claim from the selected words").click()
    else:
        page.get_by_role("link", name="Add a claim by hand").click()
        page.get_by_role("radio", name=re.compile("umpteen")).check()
        page.get_by_label("The words that say it").fill("umpteen")
        page.get_by_role("button", name="Go on to the reading").click()


@SCRIPTS
def test_editor_sees_what_changed_and_adds_what_was_passed_over(
    scripts: bool, article: Site, open_page: OpenPage
) -> None:
    page = open_page(article, role="editor", java_script_enabled=scripts)
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Figures and a “not” changed in version 2")).click()
    expect(page.get_by_role("main")).to_contain_text("214 wardens → is now 241 wardens")
    page.get_by_role("link", name="Wardens leave Eastmoor council").click()
    expect(page.get_by_role("main")).to_contain_text("new in version 2")

    pick(page, scripts=scripts)
    expect(page.get_by_role("heading", level=1)).to_have_text("“umpteen”")
    page.get_by_label("Read as").select_option(label="at least")
    page.get_by_label("Number", exact=True).fill("20")
    page.get_by_label("What is counted").fill("boats with a berth")
    page.get_by_label("Why").fill("heard at the quay")
    page.get_by_role("button", name="Add the claim").click()

    expect(page.get_by_role("main")).to_contain_text("Added by hand by editor")
    expect(page.get_by_role("main")).to_contain_text("at least 20")
    page.get_by_label("Why").fill("misheard")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("Withdrawn: editor took this claim back")
    expect(page.get_by_role("main")).to_contain_text("misheard")


def test_pages_of_versions_and_of_claims_by_hand_are_accessible(article: Site, open_page: OpenPage) -> None:
    page = open_page(article, role="editor")
    page.goto("/articles/")
    link = page.get_by_role("link", name="Wardens leave Eastmoor council").get_attribute("href") or ""
    for rest in ("", "?revision=1&hide=quote", "changes/", "add/", "add/?words=x", "add/?start=0&end=7"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(link + rest)
        assert_accessible(page)


def test_journalist_copies_a_sentence_with_its_link(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="journalist", permissions=["clipboard-read", "clipboard-write"])
    page.goto("/articles/")
    page.locator("main a.headline").first.click()
    page.locator(".claim-words").first.click()
    page.wait_for_url("**/c/**")

    page.get_by_role("button", name="Copy sentence with link").click()

    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("The sentence with its source").input_value()
    assert page.url in copied
