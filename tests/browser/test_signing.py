"""Two editors at one finding, and a question with its answer: by keyboard and without scripts."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Site, assert_accessible
from tests.browser.test_journeys import SCRIPTS, press
from tests.site import manage

# A second editor, whose password is the first one's, and a measure in the queue that demands two signatures.
TWO_EDITORS = """
from django.contrib.auth.models import Group, User
from claims.models import Finding, Measure
first = User.objects.get(username="editor")
other = User.objects.create(username="night-editor", password=first.password)
other.groups.add(Group.objects.get(name="editor"))
waiting = Finding.objects.waiting().filter(relation="cannot_compare", measure__isnull=False).first()
Measure.objects.filter(pk=waiting.measure_id).update(second_signature=True)
"""


@pytest.fixture
def strict_site(own_site: Site) -> Site:
    """A site of two editors on which one finding needs both."""
    manage("shell", "--command", TWO_EDITORS, database=own_site.database)
    passwords = own_site.passwords
    return replace(own_site, passwords={**passwords, "night-editor": passwords["editor"]})


def open_possible(page: Page) -> None:
    """The finding that needs two signatures."""
    page.goto("/findings/?relation=possible&state=all")
    page.locator("[data-row]").first.click()


def test_second_editor_signs_by_keyboard_what_the_first_one_cannot(strict_site: Site, open_page: OpenPage) -> None:
    first = open_page(strict_site, role="editor")
    open_possible(first)
    first.get_by_role("radio", name="Not a contradiction").check()
    first.get_by_role("radio", name="Other period").check()
    first.get_by_role("button", name="Sign the verdict").click()
    expect(first.get_by_text("to be signed by a second editor")).to_be_visible()
    open_possible(first)
    expect(first.get_by_text("It counts once another editor has signed it too.")).to_be_visible()
    assert_accessible(first)

    second = open_page(strict_site, role="night-editor")
    open_possible(second)
    expect(second.get_by_role("heading", name="Signed once")).to_be_visible()
    assert_accessible(second)
    second.set_viewport_size({"width": 1280, "height": 900})
    press(second, "s")
    expect(second.get_by_text("Signed too: not a contradiction")).to_be_visible()
    open_possible(second)
    expect(second.get_by_text("night-editor signed it too, after editor")).to_be_visible()


@SCRIPTS
def test_editor_notes_whom_they_asked_and_the_answer(scripts: bool, own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor", java_script_enabled=scripts)
    page.goto("/findings/")
    page.locator("[data-row]").first.click()
    finding = page.url
    page.get_by_role("radio", name="Needs reporting").check()
    page.get_by_label("Whom to ask").fill("the press office")
    page.get_by_label("What to ask").fill("On which day did they come?")
    page.locator(".days").get_by_label("Asked on").fill("2024-05-03")
    page.locator(".days").get_by_label("Remind the desk on").fill("2024-05-10")
    page.get_by_role("button", name="Sign the verdict").click()

    page.goto("/findings/?stage=due")
    expect(page.get_by_text("asked the press office on 3 May 2024, no answer; reminder due")).to_be_visible()
    page.goto(finding)
    if scripts:
        assert_accessible(page)
    page.get_by_text("Note the answer").first.click()
    page.get_by_label("What they answered").fill("On the Tuesday.")
    page.get_by_role("button", name="Note the answer").click()

    expect(page.get_by_role("heading", name="The press office answered")).to_be_visible()
    expect(page.get_by_text("On the Tuesday.").first).to_be_visible()
    page.get_by_role("button", name="Undo this step").click()
    expect(page.get_by_role("heading", name="Asked the press office on 3 May 2024")).to_be_visible()


@SCRIPTS
def test_reason_for_a_preference_is_asked_for_with_it(scripts: bool, own_site: Site, open_page: OpenPage) -> None:
    page = open_page(own_site, role="editor", java_script_enabled=scripts)
    page.goto("/findings/?relation=contradicts")
    page.locator("[data-row]").first.click()
    expect(page.get_by_label("Why that one")).to_be_hidden()
    page.get_by_role("radio", name="Contradiction", exact=True).check()
    page.get_by_role("group", name="Prefer").get_by_role("radio").first.check()
    page.get_by_role("button", name="Sign the verdict").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why you prefer")
    page.get_by_label("Why that one").fill("The register has it.")
    page.get_by_role("button", name="Sign the verdict").click()
    expect(page.get_by_text("Signed: contradiction")).to_be_visible()
