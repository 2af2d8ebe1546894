"""The body that a text is about, named in a phrase by nothing but its sort: "the council", "at the plant"."""

import re

from claims.comparison import vocabulary as v
from claims.comparison import words

# "The council", "the company", "the scheme" of a text is its own.
_BODIES = v.word_set(
    """
    company firm bank city town county state country council force hospital school university college government
    department agency authority club party union airline carrier village island region district province area site
    scene nation trust board group unit charity scheme project development plan plans proposal proposals programme
    match game race base plant factory mine camp venue ground festival concert campus complex facility operator maker
    employer business season
    """
)
# Two bodies of one group may be one: a text calls its council an authority, its firm an employer.
_GROUPS = [
    frozenset(words.concept(words.lemma(word)) for word in group.split())
    for group in (
        "company firm group business employer airline carrier operator maker bank unit",
        "council authority government county city town borough",
        "village state region district area province",
        "department agency government",
        "country state nation government island",
        "scheme project development plan proposal programme site estate complex",
        "match game race",
        "ground venue",
        "school college university campus",
        "hospital trust clinic unit",
        "plant factory site facility mine",
        "base camp site",
        "charity trust group board bank",
        "union group party",
        "festival concert",
        "scene site area",
    )
]
_PREPOSITIONS = "of|from|in|at|on|to|for|with|by|across|within|since|after|before|during|over|under|outside|around|near"
_BODY = re.compile(rf"\s(?:{_PREPOSITIONS}) the ({'|'.join(sorted(_BODIES))})(?=$|,| (?:{_PREPOSITIONS}|who|that)\b)")


def without_body(text: str) -> tuple[str, frozenset[str]]:
    """The folded phrase without "of the council", "at the school", and the nouns of these bodies."""
    found = [match for match in _BODY.finditer(text) if not _is_measured(text[: match.start()])]
    bodies = frozenset(words.concept(words.lemma(match.group(1))) for match in found)
    return _BODY.sub(lambda match: match.group() if _is_measured(text[: match.start()]) else " ", text), bodies


def _is_measured(before: str) -> bool:
    """Whether the body is itself what is measured: "the cost of the project"."""
    said = words.tokens(before)
    return len(said) == 1 and said[0] in v.WORTHS


def are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases are of two bodies: of the school, of the hospital."""
    if not one or not other or one & other:
        return False
    return not any(one & group and other & group for group in _GROUPS)
