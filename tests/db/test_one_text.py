"""Articles that print one text are one confirmation; what changes there is judged anew, and nothing else."""

import pytest

from articles.loading import load_article
from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Claim, Finding
from claims.recording.readings import statement_of
from tests.wire import ADDED, INDEPENDENT, RELEASE, REWRITES, story_of

pytestmark = pytest.mark.django_db
# Too short to be known as a copy by itself.
SHORT = "Kelmouth pier has 640 lamps."
_BODY = RELEASE.split("\n\n")[1:]
FIRST = "\n\n".join(["Pier, beginning", *_BODY[:4], SHORT])
SECOND = "\n\n".join(["Pier, end", SHORT, *_BODY[4:]])
WHOLE = "\n\n".join(["Pier, whole", *_BODY[:4], SHORT, *_BODY[4:]])


def page(stem: str, text: str) -> RawArticle:
    """A page of one day, known by its address whatever its words are."""
    headline, _, body = text.partition("\n\n")
    return RawArticle(stem, f"{headline}\n\n8 March 2024\n\n{body}", url=f"https://example.org/{stem}")


def take(stem: str, text: str) -> None:
    take_in(raw=page(stem, text))


def found_of(number: str) -> Finding:
    return Finding.objects.live().get(relation="corroborates", sides__says__contains=number)


def origins_of(number: str) -> list[int]:
    return [side.origins for side in found_of(number).sides.all()]


@pytest.mark.parametrize("step", [1, -1], ids=["release first", "release last"])
def test_a_release_four_rewrites_and_an_independent_story_are_six_articles_and_two_origins(step):
    for number, text in enumerate([RELEASE, *REWRITES, INDEPENDENT][::step]):
        take(f"story-{number}", text)

    found = found_of("48")
    claims = Claim.objects.filter(sides__finding=found)
    assert set(claims.values_list("revision__article__stem", flat=True)) == {f"story-{number}" for number in range(6)}
    assert origins_of("48") == [2]
    assert {"shared_origin", "one_text"} <= set(found.reasons)
    assert "Five print the same text." in found.explanation
    assert "They go back to two sources: two confirmations, not six." in found.explanation


def test_a_short_sentence_of_one_text_is_one_confirmation_and_the_same_words_elsewhere_are_another():
    take("whole", WHOLE)
    take("first", FIRST)
    assert origins_of("640") == [1]
    assert "Both print the same text, so this is one confirmation and not two." in found_of("640").explanation

    take("other", "\n\n".join(["The town’s lamps", *story_of("lamps", sentences=4), SHORT]))
    assert origins_of("640") == [2]


def test_a_paragraph_that_only_one_of_them_has_keeps_its_own_origin():
    take("whole", RELEASE)
    take("own", f"{FIRST.replace(SHORT, '')}\n\n{ADDED}\n\n{SHORT} Nobody has counted them anew.")
    take("other", "\n\n".join(["The pier again", *_BODY[:4], f"Our reporter went out. {SHORT}"]))

    said = {
        claim.revision.article.stem: statement_of(claim).text
        for claim in Claim.objects.standing().with_context().filter(surface__contains="640")
    }
    assert said == {"own": None, "other": None}
    assert origins_of("640") == [2]


def test_a_text_that_joins_two_has_what_it_touches_judged_anew_and_nothing_else():
    take("first", FIRST)
    take("second", SECOND)
    for paper in ("one", "two"):
        take(
            f"museum-{paper}",
            "\n\n".join([f"Museum, {paper}", "Kelmouth borough council employs 96 wardens.", *story_of(paper)]),
        )
    assert (origins_of("640"), origins_of("96")) == ([2], [2])
    lamps, museum = found_of("640"), found_of("96")

    load_article(raw=page("whole", WHOLE))

    assert origins_of("640") == [1]
    assert found_of("640").pk == lamps.pk
    assert found_of("96").changed_at == museum.changed_at

    load_article(raw=page("whole", "\n\n".join(["Another story", *story_of("another")])))

    assert origins_of("640") == [2]
    assert "one_text" not in found_of("640").reasons
    assert found_of("96").changed_at == museum.changed_at
