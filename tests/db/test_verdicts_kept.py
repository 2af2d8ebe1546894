"""Verdicts follow their finding through new readings, and are in question only while their evidence is another one."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from articles.models import Revision
from claims.models import Claim, Finding
from claims.recording import correct_claim, open_finding, sign_review
from claims.values import Quantity, Statement
from tests.db.saying import figure
from tests.factories import MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(read) -> tuple[Finding, Revision]:
    """A contradiction inside one article, signed, and the article's text."""
    revision = read(*in_one_article(figure))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    return finding, revision


def in_one_article(cut: Callable[..., Statement]) -> list[Statement]:
    """Two numbers that exclude each other, each cut out of its sentence in one way."""
    second = cut(320, sentence="Later the town employs {} wardens.")
    places = ("start", "end", "sentence_start", "sentence_end")
    return [cut(300), replace(second, **{name: getattr(second, name) + 100 for name in places})]


def wider(number: int, **fields: str) -> Statement:
    """The figure with its verb, as other rules might cut it."""
    whole = figure(number, **fields)
    return replace(whole, surface=f"employs {whole.surface}", start=whole.start - len("employs "))


def narrower(number: int, **fields: str) -> Statement:
    """The figure without what is counted."""
    whole = figure(number, **fields)
    return replace(whole, surface=str(number), end=whole.start + 3)


def noun(number: int, **fields: str) -> Statement:
    """What is counted, read as a figure of its own: ten times the number, to be told from the other."""
    whole = figure(number, **fields)
    quantity = Quantity(Decimal(number * 10), step=Decimal(1))
    return replace(whole, surface="wardens", start=whole.start + 4, quantity=quantity)


def test_a_verdict_goes_over_to_the_words_that_new_rules_cut_otherwise(signed, read):
    finding, revision = signed

    read(*in_one_article(wider), revision=revision)

    kept = Finding.objects.get(relation="contradicts")
    assert kept == finding
    assert (kept.live, kept.verdict, kept.changed_since) == (True, "contradiction", False)
    assert {side.claims.get().surface for side in kept.sides.all()} == {"employs 300 wardens", "employs 320 wardens"}


def test_a_verdict_goes_over_where_nobody_can_tell_which_words_are_meant_but_one_says_the_same(
    signed,
    read,
):
    finding, revision = signed
    nouns = [replace(each, trackable=False, measure="something else") for each in in_one_article(noun)]

    read(*in_one_article(narrower), *nouns, revision=revision)

    kept = Finding.objects.get(relation="contradicts")
    assert kept == finding
    assert (kept.live, kept.verdict, kept.changed_since) == (True, "contradiction", False)


def test_a_verdict_on_what_new_rules_read_otherwise_comes_back_beside_the_new_reading(signed, read):
    finding, revision = signed
    numbers = [replace(each, trackable=False, period=None, counted="") for each in in_one_article(narrower)]

    read(*in_one_article(noun), *numbers, revision=revision)

    kept = Finding.objects.get(relation="contradicts")
    assert kept == finding
    assert (kept.live, kept.verdict, kept.changed_since) == (True, "contradiction", True)
    assert kept in Finding.objects.waiting()


def test_evidence_that_comes_back_puts_the_verdict_out_of_question(read):
    read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    third = read(figure(320))
    assert finding in Finding.objects.waiting()

    read(figure(320, sentence="No longer: {} wardens."), revision=RevisionFactory(article=third.article, number=2))
    finding.refresh_from_db()
    assert finding.changed_since
    read(revision=RevisionFactory(article=third.article, number=3))

    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", False)
    assert finding not in Finding.objects.waiting()


def test_words_that_are_gone_and_come_back_bring_their_verdict_and_correction_with_them(read):
    first = read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    editor = UserFactory()
    sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="population")
    claim = Claim.objects.standing().get(value=300)
    correct_claim(claim=claim, field="attribution", value="a warden", note="", by=editor)

    read(revision=RevisionFactory(article=first.article, number=2))
    finding.refresh_from_db()
    assert not finding.live
    read(figure(300), revision=RevisionFactory(article=first.article, number=3))

    finding.refresh_from_db()
    assert (finding.live, finding.verdict, finding.changed_since) == (True, "not_contradiction", False)
    assert Claim.objects.standing().get(value=300).attribution == "a warden"
    assert Finding.objects.filter(relation="contradicts").count() == 1


def test_the_same_figure_read_once_more_in_an_article_is_no_new_evidence(read):
    revision = read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    read(figure(300), figure(300, sentence="Again {} wardens."), revision=revision)

    finding.refresh_from_db()
    assert sum(side.claims.count() for side in finding.sides.all()) == 3
    assert not finding.changed_since


def test_a_finding_opened_by_hand_is_in_question_once_a_claim_of_it_says_something_else(read):
    first = read(figure(300))
    read(figure(5, sentence="It lost {} wardens."))
    editor = UserFactory()
    finding = open_finding(
        claims=list(Claim.objects.order_by("pk")), relation="contradicts", note="Ask again", by=editor
    )
    sign_review(finding=finding, by=editor, verdict="contradiction")

    read(figure(301), revision=RevisionFactory(article=first.article, number=2))
    finding.refresh_from_db()
    assert finding.changed_since

    read(figure(300), revision=RevisionFactory(article=first.article, number=3))
    finding.refresh_from_db()
    assert not finding.changed_since


def test_a_signed_finding_that_became_another_kind_comes_back_although_its_kind_is_not_queued(read):
    read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    editor = UserFactory()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    claim = Claim.objects.get(value=320)

    for field in ("period_end", "period_start"):
        correct_claim(claim=claim, field=field, value=f"2025-03-0{1 + (field == 'period_end')}", note="", by=editor)

    finding.refresh_from_db()
    assert finding.relation in {"updates", "differs_in_scope"}
    assert finding in Finding.objects.waiting()
    sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="period")
    assert finding not in Finding.objects.waiting()


def test_an_article_touches_no_group_but_its_own(read):
    for number in (300, 320):
        read(figure(number), gulls(number))
    before = {row.pk: row.changed_at for row in Finding.objects.all()}
    mine = {row.pk for row in Finding.objects.filter(sides__claims__counted="wardens employed")}
    assert before.keys() - mine

    read(figure(310))

    after = {row.pk: row.changed_at for row in Finding.objects.all()}
    assert {pk for pk in before if after[pk] != before[pk]} <= mine
    assert Finding.objects.get(relation="contradicts", pk__in=mine).sides.count() == 3


def gulls(number: int) -> Statement:
    """A number of gulls, which no warden has to do with."""
    sentence = f"At Kelmouth {number} gulls nest."
    start = sentence.index(str(number))
    surface = f"{number} gulls"
    return replace(
        figure(number), sentence=sentence, surface=surface, start=start, end=start + len(surface),
        sentence_end=len(sentence), counted="gulls nesting", entity="Kelmouth",
    )  # fmt: skip


def shut(number: int, noun: str, **fields: object) -> Statement:
    """A number of what the council shut, in a sentence of its own."""
    sentence = f"The council shut {number} {noun}."
    surface = f"{number} {noun}"
    start = sentence.index(surface)
    return replace(
        figure(number), sentence=sentence, surface=surface, start=start, end=start + len(surface),
        sentence_end=len(sentence), counted=f"{noun} shut", **fields,
    )  # fmt: skip


def later(statement: Statement) -> Statement:
    """The same, further down in the text."""
    places = ("start", "end", "sentence_start", "sentence_end")
    return replace(statement, **{name: getattr(statement, name) + 100 for name in places})


@pytest.fixture
def signed_on_kiosks(read) -> tuple[Finding, Revision]:
    """One article says two kiosks, another three kiosks and three ponds; signed, and the first one's text."""
    first = read(shut(2, "kiosks"))
    read(shut(3, "kiosks"), later(shut(3, "ponds")))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    return finding, first


def test_a_verdict_does_not_go_over_to_the_same_numbers_of_something_else(signed_on_kiosks, read):
    finding, first = signed_on_kiosks

    read(shut(2, "ponds"), revision=RevisionFactory(article=first.article, number=2))

    finding.refresh_from_db()
    assert (finding.live, finding.verdict) == (False, "contradiction")
    new = Finding.objects.get(relation="contradicts", live=True)
    assert new != finding
    assert (new.verdict, new.reviews.count()) == ("", 0)
    assert {claim.counted for side in new.sides.all() for claim in side.claims.all()} == {"ponds shut"}


@pytest.mark.parametrize(
    ("anew", "kept"),
    [({"counted": "the kiosk shut"}, True), ({"counted": "stalls shut"}, False)],
)
def test_a_verdict_goes_over_to_rewritten_sentences_only_where_they_count_the_same(
    signed_on_kiosks,
    read,
    anew,
    kept,
):
    finding, first = signed_on_kiosks
    other = Claim.objects.get(value=3, counted="kiosks shut").revision
    for revision, number in ((first, 2), (other, 3)):
        rewritten = replace(shut(number, "stands"), **anew)
        read(rewritten, revision=RevisionFactory(article=revision.article, number=2))

    finding.refresh_from_db()
    assert (finding.live, finding.changed_since) == (kept, False)
    assert Finding.objects.filter(relation="contradicts").count() == (1 if kept else 2)


def test_a_measure_tells_that_another_phrase_is_the_same_subject(read):
    name = MeasureFactory().name
    first, other = (read(shut(number, "kiosks", measure=name)) for number in (2, 3))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    for revision, number in ((first, 2), (other, 3)):
        read(shut(number, "stalls", measure=name), revision=RevisionFactory(article=revision.article, number=2))

    finding.refresh_from_db()
    assert (finding.live, finding.changed_since) == (True, False)
    assert Finding.objects.filter(relation="contradicts").count() == 1
