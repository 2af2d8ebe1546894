"""Words beside a number that say what it counts without naming it. Data only."""

import re

GROUPS = frozenset(("family", "household", "crew", "party", "group", "team"))
# "Another pick or two": the noun stands before the number.
NOUN_OR = re.compile(r"(?<![^\W_])(?:an?|one|another) ([a-z]{3,20}) or $", re.IGNORECASE)
LEMMAS = {"people": "person", "children": "child"}
FAMILY = re.compile(
    r"(?<![^\W_])((?:(?:step|grand)?(?:mother|father)|mum|mom|dad|parents?|family|household))[ -]of[ -]$", re.IGNORECASE
)
# What people are said to be in a headline -> the lemmas of the verbs that say the same.
STATES: dict[str, tuple[str, ...]] = {
    "dead": ("kill", "die", "death"),
    "killed": ("kill", "die", "death"),
    "injured": ("injure", "hurt", "wound"),
    "hurt": ("injure", "hurt"),
    "wounded": ("injure", "wound"),
    "missing": ("miss",),
    "arrested": ("arrest",),
    "rescued": ("rescue",),
    "evacuated": ("evacuate",),
    "homeless": ("homeless",),
    "unemployed": ("unemployed",),
}
STATE = re.compile(
    r" (?:were |was |are |is )?(?:left |found |feared |confirmed |reported )?(" + "|".join(STATES) + r")(?![^\W_])",
    re.IGNORECASE,
)
