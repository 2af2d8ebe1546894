"""The queue by keyboard alone, what a small screen keeps in view, and the switch that turns letters off."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Site, assert_accessible
from tests.browser.test_journeys import press, press_on
from tests.site import manage

ANOTHER_EDITOR = """
from django.contrib.auth.models import Group, User
first = User.objects.get(username="editor")
other = User.objects.create(username="night-editor", password=first.password)
other.groups.add(Group.objects.get(name="editor"))
"""
DESK = {"width": 1440, "height": 900}


@pytest.fixture
def two_editors(own_site: Site) -> Site:
    """A site with a second editor, whose password is the first one's."""
    manage("shell", "--command", ANOTHER_EDITOR, database=own_site.database)
    return replace(own_site, passwords={**own_site.passwords, "night-editor": own_site.passwords["editor"]})


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_three_findings_are_decided_one_undone_and_one_taken_without_a_mouse(
    two_editors: Site, open_page: OpenPage
) -> None:
    page = open_page(two_editors, role="editor", viewport=DESK)
    page.goto("/findings/")
    rows = page.locator("[data-row]").all_inner_texts()
    press(page, "j")
    press_on(page, "Enter")

    press_on(page, "c")
    expect(page.get_by_text("Signed: contradiction")).to_be_visible()
    assert title(page) == rows[1]
    press(page, "n")
    page.keyboard.type("One is of the year, the other of the month.")
    press(page, "Escape")
    press(page, "x")
    expect(page.get_by_role("radio", name="Not a contradiction")).to_be_checked()
    assert title(page) == rows[1]
    press_on(page, "p")
    expect(page.get_by_text("Signed: not a contradiction")).to_be_visible()
    assert title(page) == rows[2]
    press(page, "r")
    page.keyboard.type("Which of the two do they stand by?")
    press_on(page, "Control+Enter")
    expect(page.get_by_text("Signed: needs reporting")).to_be_visible()
    expect(page.get_by_text("3 of 6 today, 3 by you")).to_be_visible()

    press_on(page, "u")
    expect(page.get_by_text("Undone: “Needs reporting” no longer stands")).to_be_visible()
    assert title(page) == rows[2]
    press_on(page, "t")
    expect(page.get_by_text("You have it.")).to_be_visible()
    assert_accessible(page)
    other = open_page(two_editors, role="night-editor", viewport=DESK)
    other.goto("/findings/")
    assert rows[2] not in other.locator("[data-row]").all_inner_texts()
    page.set_viewport_size({"width": 1440, "height": 900})
    press_on(page, "j")
    press_on(page, "k")
    assert title(page) == rows[2]
    expect(page.get_by_text("3 of 6 today")).to_have_count(0)  # moving decides nothing


def test_several_are_ticked_looked_at_assigned_and_given_back_without_a_mouse(
    two_editors: Site, open_page: OpenPage
) -> None:
    page = open_page(two_editors, role="editor", viewport=DESK)
    page.goto("/findings/")
    ticked = page.locator(".tick input:checked")
    press(page, "a")
    expect(ticked).to_have_count(6)
    press(page, "a")
    expect(ticked).to_have_count(0)
    page.get_by_label("Show").select_option(label="All that waits")
    expect(page).to_have_url("/findings/?state=open")
    page.get_by_role("button", name="Tick all here").press("Enter")
    expect(ticked).to_have_count(6)
    page.get_by_role("button", name="Tick all here").press("Enter")
    press(page, "j")
    press(page, "s")
    press(page, "j")
    press(page, "s")
    expect(ticked).to_have_count(2)
    assert_accessible(page)
    page.set_viewport_size({"width": 1440, "height": 900})

    press(page, "b")
    page.keyboard.type("to night-editor")
    page.keyboard.press("Tab")
    press_on(page, "Enter")
    expect(page.get_by_text("2 findings will be touched")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Assign 2 findings").focus()
    press_on(page, "Enter")
    expect(page.get_by_text("editor gave it to night-editor")).to_have_count(2)
    assert_accessible(page)
    press_on(page, "u")
    expect(page.get_by_text("Undone on 2 findings.")).to_be_visible()


def test_several_are_signed_and_undone_without_scripts(own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor", viewport=DESK, java_script_enabled=False)
    page.goto("/findings/")
    for box in page.get_by_role("checkbox", name="Tick “").all()[:2]:
        box.check()
    page.get_by_label("With what is ticked").select_option(label="not a contradiction: other period")
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_label("Note").fill("Two seasons.")
    page.get_by_role("button", name="Sign 2 findings").click()
    expect(page.get_by_text("Two seasons.")).to_have_count(2)
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_text("Undone on 2 findings.")).to_be_visible()


def test_evidence_and_decision_are_on_one_screen(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="editor", viewport=DESK)
    page.goto("/findings/")
    page.locator("[data-row]").first.click()
    sides = page.locator(".finding-side")
    expect(sides).to_have_count(2)
    for place in range(2):
        expect(sides.nth(place).locator("blockquote").first).to_be_in_viewport(ratio=1)
    for name in ("Contradiction", "Not a contradiction", "Needs reporting"):
        expect(page.get_by_role("radio", name=name, exact=True)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Sign the verdict")).to_be_in_viewport(ratio=1)


def test_on_a_phone_nothing_is_signed_before_both_sides_were_on_screen(own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor", viewport={"width": 390, "height": 700})
    page.goto("/findings/")
    page.locator("[data-row]").first.click()
    expect(page.get_by_role("radio", name="Contradiction", exact=True)).to_be_in_viewport()
    second = page.locator(".finding-side").nth(1).locator("blockquote").first
    expect(second).not_to_be_in_viewport()

    press(page, "c")
    expect(page.locator("[data-read-first]")).to_have_text("Nothing is signed yet: read both sides first.")
    expect(second).to_be_in_viewport()
    press_on(page, "c")
    expect(page.get_by_text("Signed: contradiction")).to_be_visible()


def test_what_sticks_to_the_foot_never_hides_what_has_focus(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, role="editor", viewport={"width": 390, "height": 700})
    page.goto("/findings/")
    page.locator("[data-row]").first.click()
    foot = page.locator("#verdict")
    hidden: Callable[[], bool] = lambda: page.evaluate(  # noqa: E731
        """() => {
          const foot = document.getElementById("verdict");
          const here = document.activeElement;
          if (foot.contains(here) || here === document.body) { return false; }
          const box = here.getBoundingClientRect();
          return box.top >= foot.getBoundingClientRect().top && box.bottom <= foot.getBoundingClientRect().bottom;
        }"""
    )
    expect(foot).to_be_in_viewport()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not hidden(), page.evaluate("document.activeElement.outerHTML")


def test_letters_can_be_switched_off_in_the_account_menu_and_stay_off(own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor", viewport=DESK)
    page.goto("/findings/")
    page.get_by_text("editor", exact=True).first.click()
    page.get_by_role("checkbox", name="Single-letter keys").first.uncheck()
    page.locator("[data-row]").first.click()
    expect(page.get_by_text("Nobody has it yet.")).to_be_visible()
    first = title(page)
    for key in ("c", "x", "j", "t", "/", "?"):
        press(page, key)
    assert title(page) == first
    expect(page.get_by_role("radio", name="Not a contradiction")).not_to_be_checked()
    expect(page.get_by_text("Nobody has it yet.")).to_be_visible()
    expect(page.locator("#search")).not_to_be_focused()
    page.get_by_text("editor", exact=True).first.click()
    page.get_by_role("checkbox", name="Single-letter keys").first.check()
    press_on(page, "j")
    assert title(page) != first
