"""What is found by its words, the same on both engines."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction

from articles.models import Article
from claims.models import Claim, Entity, Measure, MeasureAlias
from claims.search import MOST_WORDS, Hits, parse, search_index
from claims.search import index as index_module
from claims.search import named as named_module
from claims.search.keeping import INDEXED
from claims.search.marking import stretches
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, MeasureFactory, RevisionFactory

pytestmark = pytest.mark.django_db


def saying(sentence: str, **columns: object) -> Claim:
    """A claim of this sentence, about nothing whose name could be found."""
    columns = {
        "surface": sentence[-1],
        "start": len(sentence) - 1,
        "counted": "",
        "measure": None,
        "entity": None,
    } | columns
    return ClaimFactory(sentence=sentence, **columns)


def found(typed: str) -> set[Claim]:
    """The claims that hold what was typed."""
    return set(search_index().claims(parse(typed), Claim.objects.standing()))


def ranked(typed: str) -> list[int]:
    """Their keys, the best first."""
    query = parse(typed)
    return list(search_index().ranked(search_index().claims(query, Claim.objects.standing()), query).keys)


def test_another_form_of_a_word_is_found_and_a_part_of_one_is_not() -> None:
    claim = saying("The home was inspected twice.")
    assert found("inspections") == found("Inspecting") == found("HOME twice") == {claim}
    assert found("insp") == found("homely ghost") == set()


@pytest.mark.parametrize("typed", ["£1.2bn", "34.5", "1,200", "34.5%", '"the 34.5"', "1.2bn £", "-1.5"])
def test_figures_are_found_as_they_are_printed(typed: str) -> None:
    claim = saying("It cost £1.2bn, the 34.5% share of 1,200 homes at -1.5.")
    saying("It cost £1.3bn and 2bn, 34, 5 homes, 1,200,000 of them, 134.5 or 34.51 and 1.")
    assert found(typed) == {claim}


def test_a_part_of_a_figure_is_another_figure() -> None:
    part, whole = saying("There are 200, they said, and 34."), saying("There are 1,200 at 34.5, or 200.34.")
    assert found("200") == found("34") == found('"said and 34"') == {part}
    assert found("1,200 34.5") == found('there -"200"') == {whole}
    query = parse("200 -1,200")
    spans = search_index().spans(Claim, "sentence", [part.pk], query.wanted)[part.pk]
    assert [piece.text for piece in stretches(part.sentence, spans) if piece.marked] == ["200"]
    assert not any(piece.marked for piece in stretches(whole.sentence, [(12, 15)]))


def test_phrases_stand_together_and_a_minus_keeps_out() -> None:
    staff, other = saying("Agency staff left."), saying("Staff of the agency left.")
    assert found("agency staff") == {staff, other}
    assert found('"agency staff"') == {staff}
    assert found('left -"agency staff"') == found('-"agency staff"') == {other}
    assert found("staff -agency") == set()


def test_no_word_is_too_common_and_accents_and_apostrophes_do_not_matter() -> None:
    claim = saying("To be or not to be at Adèle’s café.")
    saying("Be at the cafes.")
    assert found('"to be or not"') == found("adele's") == found("Adèles or") == {claim}


@pytest.mark.parametrize(
    "typed",
    ["NEAR(home twice)", "ho*", "home AND", "OR", "sentence:home", '"home', "'; DROP TABLE x --", "home & !twice", "½",
     "a:b", "<->", "\\", "漢字", "home\0", "%s %(x)s {0}", "home " * 2000, "\ud800", "ﬁ", "'''", "e\u0301", "́"],
    ids=ascii,
)  # fmt: skip
def test_nothing_that_can_be_typed_is_an_operator_or_a_fault(typed: str) -> None:
    home = saying("The home closed twice.")
    assert found(typed) <= {home}
    assert isinstance(ranked(typed), list)
    assert isinstance(search_index().versions(parse(typed)), Hits)
    assert list(search_index().measures(parse(typed), Measure.objects.filter(name="none of that name"))) == []


def test_as_many_words_as_a_search_takes_are_looked_for_at_once() -> None:
    words = [f"tram{number}" for number in range(MOST_WORDS)]
    claim = saying(" ".join(words))
    saying(" ".join(words[1:]))
    assert found(" ".join(reversed(words))) == {claim}
    assert len(parse("a b c " + " ".join(words)).cut().terms) == MOST_WORDS


@pytest.mark.parametrize("ways", [3, 0])
def test_words_may_stand_partly_in_the_sentence_and_partly_in_names(monkeypatch: pytest.MonkeyPatch, ways: int) -> None:
    monkeypatch.setattr(named_module, "_MOST_WAYS", ways)  # with 0, word by word
    measure = MeasureFactory(name="caseload per nurse")
    measure.aliases.create(phrase="patients a nurse")
    MeasureFactory(name="nursing burden", merged_into=measure)
    hospital = EntityFactory(name="Elmham Hospital")
    hospital.aliases.create(phrase="the Infirmary")
    claim = saying("He put it at 12.", measure=measure, entity=hospital, attribution="a registrar")
    saying("He put it at 12.")
    for typed in ("Elmham caseloads", "patients infirmary", "registrar put", "burden 12", '"patients a nurse" -ward'):
        assert found(typed) == {claim}, typed
    assert found("12 -hospital -elmham").isdisjoint({claim})
    assert list(search_index().measures(parse("nursing burdens"), Measure.objects.own())) == [measure]
    assert list(search_index().measures(parse("caseload patients"), Measure.objects.own())) == [measure]
    assert measure not in search_index().measures(parse("caseload -patients"), Measure.objects.own())


def test_the_best_comes_first_and_of_equals_the_newest() -> None:
    once, again, often = saying("A tram came."), saying("A tram came."), saying("A tram, a tram, a tram.")
    named = saying("It came.", measure=MeasureFactory(name="tram journeys"))
    assert ranked("tram") == [often.pk, again.pk, once.pk, named.pk]


def test_ranking_stops_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MOST_COUNTED", 2)
    keys = [saying("A tram came.").pk for _ in range(3)]
    query = parse("tram")
    assert search_index().ranked(Claim.objects.filter(pk__in=keys), query) == Hits((keys[2], keys[1]), more=True)
    assert search_index().ranked(Claim.objects.filter(pk__in=keys[:2]), query) == Hits((keys[1], keys[0]))
    assert search_index().ranked(Claim.objects.filter(pk__in=keys), query, most=1) == Hits((keys[2],), more=True)
    assert search_index().ranked(Claim.objects.none(), query) == Hits(())


def test_articles_are_found_by_their_head_first_and_by_their_newest_text() -> None:
    headed = RevisionFactory(article=ArticleFactory(headline="Trams return"), text="They run again.")
    told = RevisionFactory(text="A tram ran.")
    old = RevisionFactory(text="The tram stopped.")
    new = RevisionFactory(article=old.article, number=2, text="The bus stopped.")
    assert search_index().versions(parse("tram")).keys == (headed.pk, told.pk)
    assert set(search_index().versions(parse("tram"), older=True).keys) == {headed.pk, told.pk, old.pk}
    assert search_index().versions(parse("stopped -tram")).keys == (new.pk,)
    assert search_index().versions(parse("trams -run")).keys == (told.pk,)


def test_marks_stand_on_the_words_and_on_whole_phrases_alone() -> None:
    sentence = "<b>The</b> council’s café cost £34.5m; the 34 inspected cafés, 5 councils & the council."
    claim = saying(sentence)
    query = parse('cafe "the council" 34.5m inspection')
    spans = search_index().spans(Claim, "sentence", [claim.pk], query.wanted)[claim.pk]
    shown = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in stretches(sentence, spans))
    assert shown.startswith("<b>The</b> council’s [café] cost £[34.5m]; the 34 [inspected cafés], 5 councils & ")
    assert shown.endswith("[the council].")


def test_the_index_follows_every_way_of_writing() -> None:
    claim = saying("A tram came.")
    rows = [Claim.objects.get(pk=claim.pk) for _ in range(2)]
    for number, row in enumerate(rows):
        row.pk, row.kind, row.start, row.end = None, "quote", number, number + 1
    made = Claim.objects.bulk_create(rows)
    assert found("tram") == {claim, *made}
    Claim.objects.filter(pk=claim.pk).update(counted="ferries")
    for row in made:
        row.attribution = "the harbour master"
    Claim.objects.bulk_update(made, ["attribution"])
    assert found("ferry") == {claim}
    assert found("harbour tram") == set(made)
    Claim.objects.filter(pk=made[0].pk).delete()
    assert found("harbour") == {made[1]}
    with transaction.atomic():
        saying("A zeppelin came.")
        transaction.set_rollback(True)
    assert found("zeppelin") == set()


def test_readings_that_no_longer_stand_come_up_only_where_they_are_asked_for() -> None:
    claim = saying("A tram came.", standing=False)
    assert found("tram") == set()
    assert list(search_index().claims(parse("tram"), Claim.objects.all())) == [claim]


def test_every_indexed_column_is_one_of_a_model() -> None:
    models = {model._meta.db_table: model for model in (Claim, Article, Measure, MeasureAlias, Entity)}
    for table, model in models.items():
        assert set(INDEXED[table]) <= {field.column for field in model._meta.concrete_fields}


def test_a_rare_word_is_looked_up_in_the_index() -> None:
    saying("A tram came.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = search_index().claims(parse("tram"), Claim.objects.all()).explain()
    assert "search_claims_claim" in plan or "VIRTUAL TABLE" in plan


def test_triggers_that_went_with_a_table_that_was_made_anew_are_put_back_with_what_they_missed() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for when in ("insert", "update", "delete"):
                cursor.execute(f"DROP TRIGGER search_claims_claim_{when}")
    missed = saying("A tram came.")
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert found("tram") == {missed}
    noticed = saying("The tram came.")
    assert found("tram came") == {missed, noticed}


def test_the_indexes_go_and_come_again_with_all_that_stands() -> None:
    claim = saying("A tram came.")
    migration = import_module("claims.migrations.0010_search")
    if connection.vendor == "postgresql":
        connection.check_constraints()  # what is still to be checked would keep the table from being changed
    editor = connection.schema_editor()
    migration.forget(apps, editor)
    other = saying("A tram went.")
    if connection.vendor == "postgresql":
        connection.check_constraints()
    migration.index(apps, editor)
    assert found("tram") == {claim, other}
    assert saying("No tram.") in found("tram")
