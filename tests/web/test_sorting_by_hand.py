"""The page on which a measure is sorted: its forms for merging, splitting, renaming and phrases."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Measure
from claims.recording import keep_apart, merge_measures
from tests.factories import MeasureFactory, UserFactory
from tests.web.test_sorting import DECISIONS, QUEUE, decisions, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter_looked_at")]


def sort(client: Client, form: str, measure: Measure, **data: object) -> str:
    """A form of the page on which a measure is sorted, sent."""
    response = client.post(reverse(f"claims:{form}_measure", args=[measure.slug]), data, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_measure_is_merged_by_hand_into_another_by_its_name(editor_client: Client, pair) -> None:
    one, other = pair

    text = sort(editor_client, "merge", one, into=other.name, opposite="on")

    assert "“unfilled kerb posts” is now part of this measure." in text
    assert Claim.objects.get(value=52).scope == {"polarity": "opposite"}


def test_phrases_are_split_off_and_the_rest_stays(editor_client: Client, pair) -> None:
    one, other = pair
    merge_measures(measure=one, into=other, by=UserFactory())

    text = sort(editor_client, "split", other, phrases=["unfilled kerb posts"], name="kerb gaps")

    assert "belongs to “kerb gaps”" in text
    assert {claim.value: claim.measure.name for claim in Claim.objects.all()} == {46: other.name, 52: "kerb gaps"}


def test_a_measure_is_renamed_and_keeps_its_address(editor_client: Client, pair) -> None:
    one, _ = pair

    text = sort(editor_client, "rename", one, name="gaps in kerb posts")

    assert "Renamed." in text
    assert "gaps in kerb posts" in page(editor_client, one.get_absolute_url())


@pytest.mark.parametrize(
    ("form", "data", "words"),
    [
        ("merge", {"into": "no such measure"}, "There is no measure “no such measure”."),
        ("merge", {"into": "unfilled kerb posts"}, "is one measure already"),
        ("merge", {"into": ""}, "This field is required."),
        ("split", {"name": "kerb gaps"}, "Tick the phrases that mean something else."),
        ("split", {"name": "kerb gaps", "phrases": ["bus stops"]}, "is not printed for this measure any more."),
        ("split", {"name": "unfilled kerb posts", "phrases": ["unfilled kerb posts"]}, "is one measure already"),
        ("rename", {"name": "vacant kerb posts"}, "There is already a measure “vacant kerb posts”."),
        ("rename", {"name": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_done_stays_in_its_form_with_the_reason(editor_client: Client, pair, form, data, words) -> None:
    assert words in sort(editor_client, form, pair[0], **data)
    assert decisions() == []


def test_a_journalist_sees_the_phrases_and_no_form(journalist_client: Client, pair) -> None:
    text = page(journalist_client, reverse("claims:sort_measure", args=[pair[0].slug])).partition("<main")[2]

    assert "unfilled kerb posts" in text
    assert "<form" not in text


def test_undoing_leads_back_to_where_it_was_pressed(editor_client: Client, pair) -> None:
    for back, address in (
        ("queue", QUEUE),
        ("decisions", DECISIONS),
        ("measure", reverse("claims:sort_measure", args=[pair[0].slug])),
    ):
        decision = keep_apart(measure=pair[0], other=pair[1], by=UserFactory())
        undo = reverse("claims:undo_decision", args=[decision.pk])
        assert editor_client.post(undo, {"back": back})["Location"] == address
        assert (
            "Nothing was undone. This was undone already."
            in editor_client.post(undo, {"back": back}, follow=True).content.decode()
        )


def test_phrases_with_a_meaning_are_edited_a_line_each(editor_client: Client) -> None:
    measure = MeasureFactory(name="kerb posts")
    lines = "kerb posts kept\nkerb posts vacant; opposite\nnight posts; of night staff; limit within a week"

    sent = {"definition": "", "aliases": lines, "shown": ""}
    editor_client.post(reverse("claims:edit_measure", args=[measure.slug]), sent)

    rows = {alias.phrase: (alias.population, alias.threshold, alias.polarity) for alias in measure.aliases.all()}
    assert rows == {
        "kerb posts kept": ("", "", ""),
        "kerb posts vacant": ("", "", "opposite"),
        "night posts": ("night staff", "within a week", ""),
    }
    text = page(editor_client, measure.get_absolute_url())
    assert "kerb posts vacant; opposite" in text
    assert "“night posts” (of night staff; limit within a week)" in text


def test_the_meaning_of_a_phrase_is_changed_in_its_line(editor_client: Client) -> None:
    measure = MeasureFactory(name="kerb posts")
    measure.aliases.create(phrase="kerb posts vacant")

    sent = {"definition": "", "aliases": "kerb posts vacant; opposite", "shown": "kerb posts vacant"}
    editor_client.post(reverse("claims:edit_measure", args=[measure.slug]), sent)

    assert [alias.polarity for alias in measure.aliases.all()] == ["opposite"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("posts; upside down", "“upside down” behind “posts”: write “of …”, “limit …” or “opposite”."),
        ("posts\nposts; opposite", "“posts” stands there twice."),
        ("; opposite", "has no phrase before its semicolon."),
        (f"posts; of {'x' * 201}", "is longer than 200 characters."),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_the_reason(editor_client: Client, lines: str, words: str) -> None:
    measure = MeasureFactory(name="kerb posts")

    sent = {"definition": "", "aliases": lines, "shown": ""}
    answered = editor_client.post(reverse("claims:edit_measure", args=[measure.slug]), sent)

    assert words in answered.content.decode()
    assert not measure.aliases.exists()
