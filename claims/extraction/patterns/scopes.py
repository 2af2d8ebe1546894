"""Words that narrow what is counted. Data only."""

import re

LIGHT_VERBS = frozenset(("be", "have", "do"))
QUANTIFIERS = frozenset(("some", "many", "most", "several", "all", "every", "each", "certain", "few"))
THRESHOLD_PREPOSITIONS = frozenset(("within", "in", "under", "over", "after", "for", "during"))
THRESHOLD_UNITS = frozenset("year month week day hour minute".split())
# Prepositions whose phrase narrows the noun before it.
NARROWING = frozenset("of in on at by for from to with without per during since under over after before among aged".split())
BREAKS = frozenset((";", ":", "–", "—", "-", "(", ")", "“", "”", '"', "."))
RATE = re.compile(
    r"\s(?:\w+\s)?((?:per|each|every)\s(?:[\d,]+(?:\s\w+)?|(?:thousand|million|hundred)(?:\s\w+)?|\w+)|an? (?:year|month|week|day|night|hour|minute|head|person|share|barrel|tonne|litre|unit|piece|game)|apiece)\b",
    re.IGNORECASE,
)
