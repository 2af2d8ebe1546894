"""The words and shapes of bylines and dates at the head of a page, and of dates that fix a year."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

# Longest first, so that "June" is not read as "Jun" and a letter too many.
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = r"\b(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"

# A whole date, however it is written.
DATES = tuple(
    re.compile(rf"(?<![\d/.-]){shape}", re.IGNORECASE)
    for shape in (
        rf"{_DAY}(?: of)? (?P<month>{MONTH}),? {_YEAR}",
        rf"(?P<month>{MONTH}) {_DAY},? {_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        # "6/6/2019": which number is the day is judged by the reader, not here.
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
# A lone number is no time of day; it needs minutes, or "am" or "pm".
TIME = re.compile(
    r"(?:(?<=\bT)|(?<![\w.:]))(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?!\d)(?: ?(?P<half>[ap]\.?m\b\.?))?"
    r"| ?(?P<half2>[ap]\.?m\b\.?))"
    r"(?:Z\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)

# What stands before a date and says whose date it is.
LABEL = re.compile(
    r"\b(?:(?P<published>first published|originally published|date published|published|posted|publication date|date)"
    r"|(?P<updated>last updated|last modified|last edited|updated|modified|edited))\b(?: (?:on|at))?\s*:?",
    re.IGNORECASE,
)
# Words that may stand beside a date without making a sentence of the line.
GLUE = re.compile(
    rf"{WEEKDAY}|\b(?:on|at|and|the|T|GMT|BST|UTC|IST|CET|CEST|[ECMP][SD]?T)\b",
    re.IGNORECASE,
)
SEPARATORS = " ,|/•·–—-:;()[]"

# What introduces the writer. A plain "By" needs a name after it, the longer ones say so themselves.
BY = re.compile(r"(?:words by|written by|story by|report by|posted by|reported by|by)\b:? +(?P<name>.+)", re.IGNORECASE)
# Small words inside names and jobs: "de la", "Editor of the Echo", "a staff reporter".
# fmt: off
NAME_PARTICLES = frozenset((
    "a", "al", "and", "at", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "en", "for", "in", "la",
    "le", "of", "our", "the", "van", "von", "y", "&", "|",
))
# fmt: on
# A line after "By" that starts with one of these is the beginning of a sentence or a subheading ("By the numbers").
NOT_A_NAME = frozenset({*MONTHS, *WEEKDAYS, "the", "then", "now", "and", "law", "contrast", "far", "comparison"})
JOBS = re.compile(r"\b(?:reporters?|correspondents?|staff|editors?|writers?|desk|team)\b", re.IGNORECASE)
# Agencies and papers that stand alone on the line under a bare name.
AGENCIES = re.compile(
    r"(?i:(?:the )?(?:associated press|press association|pa|ap|afp|reuters|agence france-presse|usa ?today|bloomberg"
    r"|local democracy reporting service|staff reporter))|[A-Z]{4,20}"
)

# In prose, a weekday with its day and month but without a year: "Monday (June 17)", "Tuesday, 4th March".
DAY_OF_WEEK = re.compile(
    rf"(?:\b(?P<near>today|yesterday|tomorrow)\b,? ?\(?)?(?P<weekday>{WEEKDAY}),? ?\(?(?:the )?"
    rf"(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH}))"
    r"\)?(?!\d|,? (?:19|20)\d\d)",
    re.IGNORECASE,
)
# A year in prose, except one that the sentence looks forward to ("by 2030", "until 2025").
YEAR_NAMED = re.compile(
    r"(?<![\d.,£$€-])(?<!\bby )(?<!\buntil )(?<!\btill )(?<!\bbefore )(?P<year>(?:19|20)\d\d)(?![\d%,.]*\d)"
)
# Words that put a weekday after them in the future: somewhere in its clause, or directly before it.
AHEAD = re.compile(
    r"\b(?:will|shall|due|set to|scheduled|planned|next|upcoming|coming|deadline|expected)\b"
    r"|\b(?:until|till|by|before)(?: the)?\s*$",
    re.IGNORECASE,
)
