"""The filters that timeline and exports share."""

import datetime
from collections.abc import Iterable

import pytest
from django.http import QueryDict

from claims.exporting import state_of
from claims.filters import CLAIM_STATES, ClaimFilter
from claims.models import Claim
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, FindingFactory, MeasureFactory, OutletFactory

pytestmark = pytest.mark.django_db


def found(address: str) -> set[Claim]:
    """The claims that an address leaves."""
    chosen = ClaimFilter(QueryDict(address), queryset=Claim.objects.standing())
    assert chosen.is_valid(), chosen.errors
    return set(chosen.qs)


def faults(address: str) -> dict[str, str]:
    """What the filter says is wrong with an address."""
    chosen = ClaimFilter(QueryDict(address), queryset=Claim.objects.standing())
    return {name: " ".join(map(str, errors)) for name, errors in chosen.errors.items()}


def claim_of(start: str | None, end: str | None) -> Claim:
    """A claim that speaks of these days."""
    days = [datetime.date.fromisoformat(day) if day else None for day in (start, end)]
    return ClaimFactory(period_start=days[0], period_end=days[1], period_precision="range" if any(days) else "")


def test_no_filter_leaves_all_but_ages_and_thresholds() -> None:
    tracked, age = ClaimFactory(), ClaimFactory(trackable=False)
    assert found("") == {tracked}
    assert found("untracked=on") == {tracked, age}


def test_measure_goes_by_its_slug_and_outlet_by_its_name() -> None:
    claim, _ = ClaimFactory(measure=MeasureFactory(slug="buses-in-service")), ClaimFactory()
    named = ClaimFactory(revision__article__outlet=OutletFactory(name="The Dale Post"))
    unnamed = ClaimFactory(revision__article__outlet=None)
    assert found("measure=buses-in-service") == {claim}
    assert found("outlet=The+Dale+Post") == {named}
    assert found("outlet=null") == {unnamed}


def test_several_measures_are_shown_together_and_claims_of_none_as_one_of_them() -> None:
    buses, trams = (ClaimFactory(measure=MeasureFactory(slug=slug)) for slug in ("buses", "trams"))
    ClaimFactory()
    unsorted = ClaimFactory(measure=None)
    assert found("measure=buses&measure=trams") == {buses, trams}
    assert found("measure=&measure=buses&measure=null") == {buses, unsorted}
    merged = MeasureFactory(slug="coaches", merged_into=buses.measure)
    assert found(f"measure={merged.slug}") == {buses}


@pytest.mark.parametrize("address", ["measure=nope", "measure=buses&measure=nope", "measure=a%00b"])
def test_a_measure_that_is_not_there_is_refused(address: str) -> None:
    ClaimFactory(measure=MeasureFactory(slug="buses"))
    assert faults(address) == {"measure": "There is no measure of that name here. Choose one of the list."}


def test_more_measures_than_can_be_shown_are_refused() -> None:
    assert faults("&".join(f"measure=m{n}" for n in range(13))) == {
        "measure": "At most 12 measures can be shown at once."
    }


def test_time_that_begins_in_a_month_or_year() -> None:
    march, running = claim_of("2024-03-01", "2024-03-31"), claim_of("2023-11-01", "2024-03-02")
    claim_of(None, None)
    assert found("begins=2024-03") == {march}
    assert found("begins=2023") == {running}
    assert "“someday” is not a day." in faults("begins=someday")["begins"]


def test_entity_is_found_by_any_of_its_names_once() -> None:
    entity = EntityFactory(name="Dale Bus Company")
    entity.aliases.create(phrase="the Dale buses")
    entity.aliases.create(phrase="Dale Buses Ltd")
    claim, _ = ClaimFactory(entity=entity), ClaimFactory()
    assert found("entity=bus+company") == {claim}
    chosen = ClaimFilter(QueryDict("entity=dale+buses"), queryset=Claim.objects.all())
    assert [row.pk for row in chosen.qs] == [claim.pk]


def test_kind_and_speaker() -> None:
    quote = ClaimFactory(kind="quote", value=None, surface="out of road", comparator="")
    said = ClaimFactory(attribution="the transport union")
    assert found("kind=quote") == {quote}
    assert found("who=transport") == {said}


@pytest.mark.parametrize(
    ("start", "end", "address", "is_found"),
    [
        ("2024-03-01", "2024-03-31", "period_from=2024-03-31", True),
        ("2024-03-01", "2024-03-31", "period_from=2024-04", False),
        ("2024-03-01", "2024-03-31", "period_to=2024-03-01", True),
        ("2024-03-01", "2024-03-31", "period_to=2024-02", False),
        ("2024-03-01", "2024-03-31", "period_from=2024&period_to=2024", True),
        ("2021-05-01", None, "period_from=2024", True),
        ("2021-05-01", None, "period_to=2020", False),
        (None, "2021-05-01", "period_to=1999", True),
        (None, None, "period_from=1999", False),
        (None, None, "", True),
    ],
)
def test_period_finds_what_overlaps(start: str | None, end: str | None, address: str, is_found: bool) -> None:
    claim = claim_of(start, end)
    assert found(address) == ({claim} if is_found else set())


def test_published_finds_an_article_of_a_whole_week_by_any_of_its_days() -> None:
    week = ArticleFactory(published_from=datetime.date(2024, 3, 4), published_to=datetime.date(2024, 3, 10))
    claim = ClaimFactory(revision__article=week)
    assert found("published_from=2024-03-10") == {claim}
    assert found("published_to=2024-03-04") == {claim}
    assert found("published_from=2024-03-11") == set()


def test_words_must_all_be_there_in_any_order() -> None:
    claim = ClaimFactory(counted="drivers", sentence="The depot lost 300 wardens in a year.", surface="300 wardens")
    ClaimFactory()
    assert found("words=YEAR+depot") == {claim}
    assert found("words=depot+airport") == set()


@pytest.mark.parametrize("words", ["caseload", "nurses’ caseloads", "patients per nurse", "Elmham", "a registrar’s"])
def test_words_find_a_claim_by_its_measure_its_subject_and_its_speaker_too(words: str) -> None:
    measure = MeasureFactory(name="caseload per nurse")
    measure.aliases.create(phrase="patients per nurse")
    hospital = EntityFactory(name="Elmham Hospital")
    told = ClaimFactory(measure=measure, entity=hospital, sentence="He put it at 12.", attribution="a registrar")
    ClaimFactory()
    assert found(f"words={words}") == {told}


def claims_of_every_state() -> Iterable[Claim]:
    """One claim with a finding of each verdict, one that waits, one that agrees, one with a withdrawn finding."""
    for verdict in ("contradiction", "needs_reporting", "not_contradiction", ""):
        yield (claim := ClaimFactory())
        FindingFactory(sides=[[claim]], verdict=verdict)
    yield (both := ClaimFactory())
    FindingFactory(sides=[[both]], verdict="not_contradiction")
    FindingFactory(sides=[[both]], verdict="contradiction")
    yield (agrees := ClaimFactory())
    FindingFactory(sides=[[agrees]], relation="corroborates", queue=False)
    yield (withdrawn := ClaimFactory())
    FindingFactory(sides=[[withdrawn]], live=False)
    yield ClaimFactory()


def test_state_filters_by_the_very_state_that_the_export_prints() -> None:
    claims = list(claims_of_every_state())
    for state, _ in CLAIM_STATES:
        expected = {claim for claim in claims if state_of(claim) == state}
        assert found(f"state={state}") == expected, state
        assert expected, f"no claim of state {state} was made"


@pytest.mark.parametrize(
    ("address", "field", "words"),
    [
        ("measure=no-such", "measure", "There is no measure of that name here"),
        ("kind=rumour", "kind", "“rumour” is no kind of claim"),
        ("outlet=%00", "outlet", "Null characters are not allowed."),
        ("state=lost", "state", "“lost” is no state"),
        ("period_from=May", "period_from", "“May” is not a day. Write 2019, 2019-05 or 2019-05-15."),
        ("period_to=2019-02-30", "period_to", "“2019-02-30” is not a day."),
        ("period_from=2019/2020", "period_from", "“2019/2020” is not a day."),
        ("period_from=2020&period_to=2019", "period_to", "This ends before it begins"),
        ("published_from=2020&published_to=2019", "published_to", "This ends before it begins"),
        ("words=%00", "words", "Null characters are not allowed."),
        (f"words={'x' * 201}", "words", "at most 200 characters"),
        ("words=%25", "words", "“%” holds nothing to look for"),
        (f"words={'+'.join('abcdefghijklmnopqrstu')}", "words", "at most 20 at a time"),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(address: str, field: str, words: str) -> None:
    assert words in faults(address)[field]


def test_measures_on_offer_are_those_spoken_of_with_the_catalogue_first() -> None:
    ClaimFactory(measure=MeasureFactory(name="zebra crossings", catalogued=True))
    ClaimFactory(measure=MeasureFactory(name="a new phrase", catalogued=False))
    MeasureFactory(name="never mentioned")
    form = str(ClaimFilter(QueryDict(""), queryset=Claim.objects.all()).form["measure"])
    assert form.index("zebra crossings") < form.index("Phrases not sorted yet") < form.index("a new phrase")
    assert "never mentioned" not in form
