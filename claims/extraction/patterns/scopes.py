"""Words that narrow what is counted. Data only."""

import re

QUANTIFIERS = frozenset(("some", "many", "most", "several", "all", "every", "each", "certain", "few"))
THRESHOLD_PREPOSITIONS = frozenset(("within", "in", "under", "over", "after", "for", "during"))
THRESHOLD_UNITS = frozenset(["year", "month", "week", "day", "hour", "minute"])
# Prepositions whose phrase narrows the noun before it.
NARROWING = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "without",
        "per",
        "during",
        "since",
        "under",
        "over",
        "after",
        "before",
        "among",
        "aged",
    ]
)
BREAKS = frozenset((";", ":", "–", "—", "-", "(", ")", "“", "”", '"', "."))
# Nouns that only say that something is counted: "the number of deaths", "the death toll".
COUNTING_NOUNS = frozenset(
    [
        "number",
        "total",
        "figure",
        "count",
        "amount",
        "level",
        "proportion",
        "share",
        "percentage",
        "average",
        "maximum",
        "minimum",
        "record",
        "peak",
        "high",
        "low",
    ]
)
# Prepositions whose phrase names another thing beside the counted one, or a part of it.
ASIDES = frozenset(
    ("including", "excluding", "plus", "minus", "against", "versus", "compared", "besides", "unlike", "like")
)
# What shares of a whole country's output are told against: the share is of something else.
OUTPUT = frozenset(("gdp", "gnp", "gni"))
NATIONAL_OUTPUT = frozenset(("product", "income", "output"))
COMPLEMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "acomp", "attr", "xcomp", "prt", "prep", "advmod"])
# Verbs whose object is an amount of their subject.
LEVEL_VERBS = frozenset(
    [
        "total",
        "reach",
        "hit",
        "exceed",
        "average",
        "top",
        "be",
        "become",
        "number",
        "cost",
        "weigh",
        "measure",
        "stand",
        "surpass",
        "pass",
        "equal",
        "near",
        "approach",
        "gain",
        "lose",
        "rise",
        "fall",
        "increase",
        "decrease",
        "drop",
        "grow",
        "climb",
        "jump",
        "add",
        "shed",
        "decline",
        "slip",
        "advance",
    ]
)
RATE = re.compile(
    r"\s(?:in \w+ )?((?:per|for every|each|every)\s(?:[\d,]+(?:\s(?:people|live births|\w+s)\b)?|(?:thousand|"
    r"million|hundred)(?:\s\w+s\b)?|\w+)"
    r"|an? (?:year|month|week|day|night|hour|minute|head|person|share|barrel|tonne|litre|unit|piece|game)|apiece|"
    r"annually)\b"
    r"(?! (?:earlier|ago|later|before|after|on\b|and|from now))",
    re.IGNORECASE,
)

TARGETS = frozenset(("target", "goal", "forecast", "limit", "ceiling", "threshold"))
COMPARED = re.compile(r"(?:(?:up|down) from|compared (?:with|to)|against) $", re.IGNORECASE)
PER_BASE = re.compile(r"\s(?:per|for every|in every)\s(?:\d|hundred|thousand|million)", re.IGNORECASE)
PER_NUMBER = re.compile(r"^(?:per|for every|in every) (?=\d)", re.IGNORECASE)

AGED_PEOPLE = frozenset(
    [
        "people",
        "person",
        "child",
        "adult",
        "man",
        "woman",
        "boy",
        "girl",
        "patient",
        "nurse",
        "worker",
        "resident",
        "pensioner",
        "player",
        "anyone",
        "those",
        "everyone",
        "he",
        "she",
        "they",
        "who",
    ]
)
