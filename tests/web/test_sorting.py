"""Which measures may be one: the queue of proposals, the decisions, and the page on which a measure is sorted."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Measure, MeasureDecision
from claims.recording import keep_apart, merge_measures
from claims.recording.proposals import propose_for
from tests.factories import MeasureFactory, UserFactory
from tests.web.conftest import printed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter_looked_at")]
QUEUE, DECISIONS, ANSWER = (reverse(f"claims:{name}") for name in ("sorting", "decisions", "answer-proposal"))


def page(client: Client, address: str = QUEUE) -> str:
    """The page's markup."""
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def answer(client: Client, pair: tuple[Measure, Measure], said: str, **more: str) -> str:
    """An editor's answer, sent; the page that follows."""
    data = {"one": pair[0].pk, "other": pair[1].pk, "answer": said, **more}
    return str(client.post(ANSWER, data, follow=True).content.decode())


def decisions() -> list[str]:
    return list(MeasureDecision.objects.values_list("kind", flat=True))


def test_the_queue_shows_both_phrases_their_claims_a_sentence_and_why(journalist_client: Client, pair) -> None:
    text = page(journalist_client)

    for phrase in ("vacant kerb posts", "unfilled kerb posts"):
        assert f">{phrase}</a>" in text
    assert text.count("1 claim<") == 2
    assert "The council employs <mark>52 wardens</mark>." in text
    assert "“unfilled” and “vacant” say the same here." in text
    assert "1 to look at, the likeliest first" in text


def test_a_journalist_looks_and_is_offered_nothing_to_press(journalist_client: Client, editor_client: Client, pair):
    assert f'action="{ANSWER}"' not in page(journalist_client)
    assert f'action="{ANSWER}"' in page(editor_client)


def test_what_no_article_says_any_more_is_not_asked_about(journalist_client: Client, pair) -> None:
    Claim.objects.filter(measure=pair[0]).update(standing=False)

    assert "Nothing looks alike that is not sorted." in page(journalist_client)


def test_an_empty_queue_says_what_comes_next(journalist_client: Client) -> None:
    assert "Nothing looks alike that is not sorted." in page(journalist_client)


def test_one_click_makes_two_one_and_another_undoes_it(editor_client: Client, pair) -> None:
    one, other = pair

    text = answer(editor_client, pair, "same")

    assert "Decided: “unfilled kerb posts” is “vacant kerb posts”." in text
    assert set(Claim.objects.values_list("measure", flat=True)) == {other.pk}
    decision = MeasureDecision.objects.get()
    assert reverse("claims:undo_decision", args=[decision.pk]) in text

    text = str(
        editor_client.post(reverse("claims:undo_decision", args=[decision.pk]), {"back": "queue"}, follow=True)
        .content.decode()
    )  # fmt: skip
    assert "Undone: everything is as it was before." in text
    assert set(Claim.objects.values_list("measure", flat=True)) == {one.pk, other.pk}
    assert "1 to look at" in text


def test_a_rejected_pair_leaves_the_queue_for_good(editor_client: Client, pair) -> None:
    text = answer(editor_client, pair, "apart")

    assert "“unfilled kerb posts” and “vacant kerb posts” are not the same." in text
    assert "Nothing looks alike that is not sorted." in text


@pytest.mark.parametrize(
    ("said", "more", "scope", "words"),
    [
        ("opposite", {}, {"polarity": "opposite"}, "is the opposite of"),
        ("same", {"population": "night staff"}, {"population": "night staff"}, "but only of night staff"),
        ("same", {"threshold": "within a week"}, {"threshold": "within a week"}, "but only within a week"),
    ],
)
def test_an_answer_may_say_as_what_part_or_as_the_opposite(editor_client: Client, pair, said, more, scope, words):
    assert words in answer(editor_client, pair, said, **more)
    assert Claim.objects.get(value=52).scope == scope


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"answer": "perhaps"}, "“perhaps” is no answer."),
        ({"answer": ""}, "Choose an answer"),
        ({"one": "999999"}, "There is no measure of that number"),
        ({"other": "x"}, "There is no measure of that number"),
    ],
)
def test_what_makes_no_sense_decides_nothing_and_says_why(editor_client: Client, pair, data, words) -> None:
    sent = {"one": pair[0].pk, "other": pair[1].pk, "answer": "same", **data}

    text = str(editor_client.post(ANSWER, sent, follow=True).content.decode())

    assert words in text
    assert decisions() == []


def test_an_answer_to_what_another_editor_merged_meanwhile_decides_nothing(editor_client: Client, pair) -> None:
    merge_measures(measure=pair[0], into=MeasureFactory(), by=UserFactory())

    assert "Nothing was decided." in answer(editor_client, pair, "same")
    assert len(decisions()) == 1


def test_nobody_else_is_shown_the_editors_last_decision(editor_client: Client, journalist_client: Client, pair) -> None:
    answer(editor_client, pair, "apart")
    address = f"{QUEUE}?after={MeasureDecision.objects.get().pk}"

    assert "Decided:" in page(editor_client, address)
    assert "Decided:" not in page(journalist_client, address)
    assert "Decided:" not in page(editor_client, f"{QUEUE}?after=x")


def test_the_address_of_a_merged_measure_leads_to_what_it_was_merged_into(journalist_client: Client, pair) -> None:
    one, other = pair
    last = MeasureFactory()
    merge_measures(measure=one, into=other, by=UserFactory())
    merge_measures(measure=other, into=last, by=UserFactory())

    response = journalist_client.get(one.get_absolute_url(), follow=True)

    assert response.redirect_chain[-1][0] == last.get_absolute_url()
    assert page(journalist_client, reverse("claims:sort_measure", args=[one.slug])).count(str(last)) > 0
    assert one.name not in page(journalist_client, f"{reverse('claims:measures')}?all=1&words=kerb")


def test_a_saved_filter_by_a_merged_measure_still_finds_its_claims(journalist_client: Client, pair) -> None:
    one, other = pair
    merge_measures(measure=one, into=other, by=UserFactory())

    assert "2 claims" in page(journalist_client, f"{reverse('claims:timeline')}?measure={one.slug}")


def test_edits_of_a_measure_that_was_merged_meanwhile_are_refused(editor_client: Client, pair) -> None:
    one, other = pair
    merge_measures(measure=one, into=other, by=UserFactory())

    answered = editor_client.post(
        reverse("claims:edit_measure", args=[one.slug]), {"definition": "x", "aliases": "y"}, follow=True
    )

    assert "has been merged into this measure meanwhile" in answered.content.decode()
    assert not other.aliases.exists()


def test_the_list_of_decisions_says_who_when_and_what(journalist_client: Client, pair) -> None:
    assert "Nothing has been decided yet." in page(journalist_client, DECISIONS)
    editor: User = UserFactory(username="the night editor")

    keep_apart(measure=pair[0], other=pair[1], by=editor, note="One is of nights.")

    text = page(journalist_client, DECISIONS)
    assert "are not the same" in text
    assert "the night editor: One is of nights." in text
    assert "/undo/" not in text


@pytest.mark.parametrize("rows", [1, 9])
def test_the_pages_cost_the_same_however_many_rows(editor_client: Client, django_assert_num_queries, rows: int) -> None:
    pairs = [
        (printed(f"vacant ward{n} posts").measure, printed(f"unfilled ward{n} posts").measure) for n in range(rows)
    ]
    propose_for(measures=[measure.pk for both in pairs for measure in both])
    merged = MeasureFactory()
    for n in range(rows):
        keep_apart(measure=merged, other=MeasureFactory(), by=UserFactory())
        printed(f"kerb posts of ward{n}", value=n + 1)
    Claim.objects.filter(counted__startswith="kerb posts").update(measure=merged)

    # 1. session  2. user  3. permissions  4. how many  5. proposals  6. measures  7. their newest claims  8. waiting
    with django_assert_num_queries(8):
        assert page(editor_client).count("data-row") == rows
    # 1. session  2. user  3. permissions  4. how many  5. decisions  6. waiting
    with django_assert_num_queries(6):
        page(editor_client, DECISIONS)
    # 1. session  2. user  3. permissions  4. measure  5. aliases  6. phrases  7. decisions  8. names offered
    # 9. waiting
    with django_assert_num_queries(9):
        page(editor_client, reverse("claims:sort_measure", args=[merged.slug]))


def test_opposites_are_listed_but_not_drawn_as_values_of_the_measure(editor_client: Client, pair) -> None:
    one, other = pair
    merge_measures(measure=one, into=other, by=UserFactory(), polarity="opposite")

    text = page(editor_client, other.get_absolute_url())

    assert text.count('class="mark"') == 1
    assert 'Every claim <span class="soft">2</span>' in text
    opposite = Claim.objects.get(value=52)
    assert "the opposite of the measure" in page(editor_client, opposite.get_absolute_url())
