"""A draft held against sheets, stored claims and itself: every remark, and that nothing of it is left behind."""

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from claims.drafts import CheckedDraft, check_draft
from claims.models import Claim, Finding, KeptDraft, MeasureAlias
from claims.recording import record_revision, sign_review, sign_value, take_off
from claims.recording.drafts import keep_draft
from tests.factories import ArticleFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2024, 4, 2)
DECEMBER = "Borsetshire County Council had 340 social workers in December 2023, the council said."
MARCH = "Borsetshire County Council had 281 social workers on 1 March 2024, the council said."
STAFF = "social workers employed"


def printed(text: str, day: datetime.date) -> None:
    """An article of that day with this text, read and compared."""
    article = ArticleFactory(published_from=day)
    record_revision(revision=RevisionFactory(article=article, text=text))


@pytest.fixture
def world() -> None:
    """Two counts of one council, the later of which is on the sheet."""
    printed(DECEMBER, datetime.date(2023, 12, 12))
    printed(MARCH, datetime.date(2024, 3, 1))
    sign()


def sign() -> None:
    claim = Claim.objects.get(surface="281 social workers")
    wording = "The council had 281 social workers, it said, as of 1 March 2024."
    sign_value(
        claim=claim, wording=wording, by=UserFactory(role="editor"),
        check_again=datetime.date.today() + datetime.timedelta(days=30),
    )  # fmt: skip


def check(text: str, today: datetime.date = TODAY) -> CheckedDraft:
    return check_draft(text=text, published=TODAY, today=today)


def remarks(text: str, today: datetime.date = TODAY) -> dict[str, list[str]]:
    """The words of the remarks by the words that they stand beside."""
    return {one.claim.surface: [remark.words for remark in one.remarks] for one in check(text, today).marked}


# What a draft says, on which words it is marked, and how.
MARKED = [
    ("Borsetshire County Council has 281 social workers, it said.", "281 social workers", ["as on the sheet"]),
    ("Borsetshire County Council has 281 social workers.", "281 social workers", ["as on the sheet", "who says?"]),
    (
        "Borsetshire County Council had 281 social workers in March 2024, it said.",
        "281 social workers",
        ["as on the sheet"],
    ),
    (
        "Borsetshire County Council had 281 social workers on 6 January 2024, it said.",
        "281 social workers",
        ["as on the sheet, but of another time"],
    ),
    (
        "Borsetshire County Council has 340 social workers, the council said.",
        "340 social workers",
        ["older value: was 340 (December 2023)"],
    ),
    (
        "Borsetshire County Council had 290 social workers on 1 March 2024, the council said.",
        "290 social workers",
        ["conflicts with 281 (1 March 2024)"],
    ),
    (
        "Borsetshire County Council had 350 social workers in early December 2023, the council said.",
        "350 social workers",
        ["may conflict with 340 (December 2023)"],
    ),
    (
        "Borsetshire County Council has 270 social workers, the council said.",
        "270 social workers",
        ["new: the sheet has 281 (1 March 2024)"],
    ),
    ("Borsetshire County Council has 7 libraries, the council said.", "7 libraries", ["new: not seen before"]),
]


def test_figure_is_marked_by_what_is_known_of_it(world: None) -> None:
    for sentence, figure, expected in MARKED:
        assert remarks(sentence)[figure] == expected, sentence


UNPLACED = "The council had 290 social workers on 1 March 2024, the council said."


def test_figure_without_a_place_is_compared_with_the_only_place_that_is_known(world: None) -> None:
    (marked,) = check(UNPLACED).marked

    assert marked.claim.entity is None
    assert [remark.words for remark in marked.remarks] == ["conflicts with 281 (1 March 2024)"]
    assert marked.remarks[0].detail.startswith(
        "The draft names no place; this takes it to be Borsetshire County Council, the only one the desk has figures "
        "of."
    )


def test_figure_without_a_place_is_asked_for_it_where_several_are_known(world: None) -> None:
    printed("Fenland Borough Council had 90 social workers on 1 February 2024, it said.", datetime.date(2024, 2, 2))

    (marked,) = check(UNPLACED.replace("1 March 2024", "3 August 2021")).marked

    assert [remark.words for remark in marked.remarks] == ["which place?"]
    assert marked.remarks[0].detail == (
        "The draft names none. The desk has figures of this for Borsetshire County Council, Fenland Borough Council."
    )


def test_conflict_gives_the_reason_and_the_other_sentence(world: None) -> None:
    (marked,) = check("Borsetshire County Council had 290 social workers on 1 March 2024, the council said.").marked
    (remark,) = marked.remarks

    assert "your draft of 2 April 2024 says “290 social workers”" in remark.detail
    assert "Both cannot be right" in remark.detail
    assert remark.claim is not None
    assert remark.claim.sentence == MARCH
    assert remark.signed is not None
    assert remark.signed.row.wording.startswith("The council had 281")


def test_verdict_speaks_for_the_side_that_it_prefers_and_against_the_other(world: None) -> None:
    printed(MARCH.replace("281", "290"), datetime.date(2024, 3, 4))
    finding = Finding.objects.get(relation="contradicts")
    prefers = finding.sides.get(claims__surface="281 social workers").says
    sign_review(finding=finding, by=UserFactory(role="editor"), verdict="contradiction", prefers=prefers)

    assert remarks(MARCH) == {"281 social workers": ["as on the sheet"]}
    assert remarks(MARCH.replace("281", "290"))["290 social workers"] == [
        "conflicts with 281 (1 March 2024)",
        "ruled against: 290 (1 March 2024)",
    ]


def test_draft_is_held_against_itself() -> None:
    found = remarks(
        "Borsetshire County Council closed 12 libraries in the north and 15 in the south, a total of 30, it said.\n\n"
        "The leader resigned yesterday (May 3).\n\n"
        "Borsetshire County Council had 90 wardens on 1 March 2024, it said.\n\n"
        "On 1 March 2024 Borsetshire County Council had 70 wardens, it said.\n\n"
        "It also closed 4 parks and 5 pools, 9 in all."
    )

    assert found["12 libraries"] == ["sum wrong"]
    assert found["yesterday (May 3)"] == ["date impossible"]
    assert "the draft contradicts itself" in found["90 wardens"]
    assert "the draft contradicts itself" in found["70 wardens"]
    assert "sum wrong" not in found["4 parks"]


def test_sum_is_told_once_beside_its_first_figure() -> None:
    checked = check("The council closed 12 libraries in the north and 15 in the south, a total of 30, it said.")

    details = [remark.detail for one in checked.marked for remark in one.remarks if remark.words == "sum wrong"]
    assert details == ["Your draft of 2 April 2024: 12 + 15 = 27; printed is “30”.", "", ""]


def test_headline_need_not_name_the_source_that_the_text_names(world: None) -> None:
    found = remarks(
        "Only 281 social workers left in Borsetshire County Council\n\n"
        "Borsetshire County Council has 281 social workers, the council said."
    )

    assert found == {"281 social workers": ["as on the sheet"]}


def test_value_taken_off_the_sheet_is_only_printed_before(world: None) -> None:
    row = Claim.objects.get(surface="281 social workers").signatures.get()
    take_off(measure=row.measure, entity=row.entity, by=UserFactory(role="editor"))

    text = "Borsetshire County Council has 281 social workers, the council said."
    assert remarks(text)["281 social workers"] == ["printed before, not signed"]


def test_sheet_past_its_date_says_so(world: None) -> None:
    later = datetime.date.today() + datetime.timedelta(days=31)

    found = remarks("Borsetshire County Council has 281 social workers, the council said.", later)

    assert found["281 social workers"] == ["as on the sheet, check again"]


def test_words_that_editors_have_sorted_belong_to_their_measure(world: None) -> None:
    MeasureAlias.objects.create(phrase="caseworkers", measure=Claim.objects.get(surface="281 social workers").measure)

    found = remarks("Borsetshire County Council has 281 caseworkers, the council said.")

    assert found["281 caseworkers"] == ["as on the sheet"]


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_nothing_is_written(world: None) -> None:
    before = rows()

    check("Fenland Borough Council hired 44 lamplighters, said a person whom nobody knows. It spent £3m on oil.")

    assert rows() == before


@pytest.mark.parametrize("figures", [1, 50])
def test_any_number_of_figures_costs_the_same(world: None, figures: int, django_assert_max_num_queries: Any) -> None:
    text = "\n\n".join(
        f"Borsetshire County Council had {300 + number} social workers on {1 + number % 28} March 2024, it said."
        for number in range(figures)
    )
    check(text)  # once for what is read only once

    # 1. measures  2. their phrases  3. entities  4. whole phrases  5. the measures that they lead to  6. entities named
    # 7. signatures  8. their findings  9. crowded blocks  10. keys  11. the claims that are met; where some figure
    # names no place: 12. the places that are known
    with django_assert_max_num_queries(11):
        checked = check(text)

    assert len(checked.marked) == figures


def test_kept_draft_is_kept_once_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = UserFactory(role="journalist")
    kept = keep_draft(text="A town has 12 wardens.", published=TODAY, owner=owner)

    assert keep_draft(text="A town has 12 wardens.", published=TODAY, owner=owner) == kept
    monkeypatch.setattr("claims.recording.drafts.MOST_KEPT", 1)
    with pytest.raises(ValidationError, match="You keep 1 drafts already"):
        keep_draft(text="Another.", published=TODAY, owner=owner)
    assert KeptDraft.objects.of(UserFactory()).count() == 0
