"""What becomes of claims, corrections and verdicts in the next version of their text."""

import itertools
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.readers import RawArticle
from claims.changes import changes, names_for
from claims.intake import take_in
from claims.models import Claim, Finding
from claims.recording import correct_claim, open_finding, sign_review
from tests.db.saying import figure
from tests.factories import RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

HEAD = "Wardens leave\n\n8 March 2024\n\n"
PLAIN = "Brindle Council now employs 12 wardens, its chief executive said."


def loaded(text: str, *, stem: str = "wardens", outlet: str = "The Gazette") -> list[Claim]:
    """The claims that stand once the text is loaded."""
    article = take_in(raw=RawArticle(stem, HEAD + text, outlet=outlet)).loaded.article
    return list(Claim.objects.standing().filter(revision__article=article).order_by("start"))


def corrected(claim: Claim) -> Claim:
    correct_claim(claim=claim, field="entity", value="Harbour Board", note="rang them", by=UserFactory())
    return claim


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("now employs", "now, employs"),
        f"The harbour was calm.\n\n{PLAIN}",
        f"It rained. {PLAIN}",
    ],
)
def test_a_claim_is_carried_where_its_sentence_says_the_same(text):
    [old] = loaded(PLAIN)
    corrected(old)

    [new] = loaded(text)

    old.refresh_from_db()
    assert (new.carried_from, old.standing) == (old, False)
    assert new.entity.name == "Harbour Board"
    assert [row.note for row in new.corrections.all()] == ["rang them"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("12", "13"),
        ("now employs", "does not now employ"),
        ("wardens", "porters"),
        ("12 wardens", "12 weeks of wardens"),
        ("its chief executive", "the mayor"),
        ("Brindle", "Marsh"),
    ],
)
def test_a_claim_stays_with_its_version_where_a_digit_unit_negation_or_name_changed(was, now):
    old = corrected(next(claim for claim in loaded(PLAIN) if claim.surface.startswith("12")))

    new = loaded(PLAIN.replace(was, now))

    old.refresh_from_db()
    assert new
    assert all(claim.carried_from is None and not claim.corrections.exists() for claim in new)
    assert (old.standing, old.corrections.count(), old.revision.number) == (False, 1, 1)


def test_a_dropped_hedge_makes_a_new_claim():
    [old] = loaded(PLAIN.replace("12", "about 12"))
    corrected(old)

    [new] = loaded(PLAIN)

    assert (new.carried_from, new.comparator, old.comparator) == (None, "=", "~")


def test_a_look_alike_takes_over_nothing_when_the_sentence_goes():
    alpha, beta = "The Alpha yard employs 12 wardens.", "The Beta yard employs 12 wardens."
    first = loaded(f"{alpha} {beta}")
    corrected(first[0])

    [left] = loaded(beta)

    assert left.carried_from == first[1]
    assert not left.corrections.exists()


def test_of_two_equal_sentences_one_of_which_goes_neither_is_carried():
    twice = loaded(f"{PLAIN} It rained. {PLAIN}")
    corrected(twice[0])

    [left] = loaded(PLAIN)

    assert (left.carried_from, left.corrections.count()) == (None, 0)


def test_the_same_sentence_about_somebody_else_is_not_carried(read):
    old = read(figure(300, sentence="It employs {} wardens."))
    corrected(Claim.objects.get())
    newer = RevisionFactory(article=old.article, number=2)

    read(replace(figure(300, sentence="It employs {} wardens."), entity="Fire Brigade"), revision=newer)

    assert Claim.objects.standing().get().carried_from is None


def test_words_that_come_back_after_a_version_without_them_are_carried_with_what_was_decided():
    calm = "The harbour board met on the quay, where the harbour master spoke of the long winter."
    [first] = loaded(f"{calm} {PLAIN}")
    assert not loaded(calm)

    [back] = loaded(f"{PLAIN} {calm}")

    assert (back.revision.number, back.carried_from) == (3, first)
    assert list(Claim.objects.standing()) == [back]


def test_the_desk_goes_by_a_text_that_comes_back():
    loaded(PLAIN)
    assert [claim.value for claim in loaded(PLAIN.replace("12", "30"))] == [30]

    assert [claim.value for claim in loaded(PLAIN)] == [12]

    assert [(claim.value, claim.keys.exists()) for claim in Claim.objects.standing()] == [(12, True)]


def test_a_link_outlives_rules_that_read_the_words_a_little_wider(read):
    first = read(figure(300))
    old = Claim.objects.get()
    second = RevisionFactory(article=first.article, number=2)
    read(figure(300), revision=second)
    said = figure(300)

    read(replace(said, surface="employs 300 wardens", start=said.start - len("employs ")), revision=second)

    assert Claim.objects.standing().get().carried_from == old


@pytest.mark.parametrize(
    ("sentence", "in_question"),
    [("The council now employs {} wardens.", False), ("The council does not employ {} wardens.", True)],
)
def test_a_verdict_is_in_question_where_its_figure_stands_but_is_denied(read, sentence, in_question):
    first = read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    read(figure(300, sentence=sentence), revision=RevisionFactory(article=first.article, number=2))

    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", in_question)
    told = changes(finding, names_for([finding]))
    assert any("does not employ" in sentence for sentence in told) is in_question


def test_an_editors_finding_goes_with_carried_words_and_stays_behind_with_changed_ones(read):
    first = read(figure(300), figure(7, sentence="It lost {} wardens."))
    old = list(Claim.objects.order_by("value"))
    finding = open_finding(claims=old, relation="differs_in_scope", note="", by=UserFactory())

    read(
        figure(300),
        figure(8, sentence="It lost {} wardens."),
        revision=RevisionFactory(article=first.article, number=2),
    )

    held = set(itertools.chain.from_iterable(side.claims.all() for side in finding.sides.all()))
    assert held == {old[0], Claim.objects.standing().get(value=300)}


def test_claims_of_versions_stored_before_are_linked_by_exactly_the_same_words(read):
    first = read(figure(300), figure(7, sentence="It lost {} wardens."))
    second = RevisionFactory(article=first.article, number=2)
    read(figure(300), figure(8, sentence="It lost {} wardens."), revision=second)
    linked = set(Claim.objects.values_list("pk", "carried_from"))
    Claim.objects.update(carried_from=None)

    for _ in range(2):
        import_module("claims.migrations.0018_link_carried_claims").link(apps, connection.schema_editor())

        assert set(Claim.objects.values_list("pk", "carried_from")) == linked
    assert Claim.objects.exclude(carried_from=None).get().value == 300
