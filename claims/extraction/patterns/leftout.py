"""What looks like a figure and is none, with the reason in a reader's words. Data only."""

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBERED = (
    r"Sections?|Sec\.|Articles?|Chapters?|Clauses?|Parts?|Schedules?|Titles?|Regulations?|Rules?|Appendix|Annex|Paragraphs?|"
    r"Figs?\.|Figure|Tables?|Page|Vol\.|Volume|No\.|Nos\.|Number|Room|Flat|Apartment|Suite|Unit|Floor|Phase|Stage|Tier|Grade|"
    r"Key Stage|Route|Highway|Interstate|Junction|Gate|Platform|Channel|Radio|Category|Group|Band|Formula|Season|"
    r"Episode|Flight|Fortune|"
    r"Windows|Boeing|Airbus|iPhone|Galaxy|Type|Class|Model|Mark|Level|District|Ward|Bill|Resolution|Proposition|Amendment|Act|Form|[Cc]ategory|"
    r"World War|S ?&? ?P|FTSE|Nasdaq|NASDAQ|Stoxx|STOXX|ASX|CAC|Russell|Nikkei|TSX|World Cup|Euro|"
    r"Covid|COVID"
)

# Fixed phrases with a number word in them, as alternatives of one expression.
_IDIOMS = (
    r"baker['’]s dozen|covid(?: ?- ?| )19|"
    r"24/7|9/11|7/7|50[/-]50|fifty-fifty|zero[- ]tolerance|zero-sum|ground zero|net[- ]zero|"
    r"square one|number one|one another|no[ -]one|any ?one|every ?one|some ?one|one by one|one-to-one|"
    r"one-on-one|at one time|day one|one day|one-off|one-time|one-way|one-sided|two-way|two-faced|"
    r"first aid|first lady|first minister|second hand|second-hand|third party|third parties|"
    r"third-party|third world|sixth form|fourth estate|quarter[- ]finals?|semi[- ]finals?|"
    r"half[- ]?time|half[- ]staff|half[- ]mast|half[- ]brother|half[- ]sister|half[- ]term|"
    r"half[- ]back|(?:first|second|latter|other|better) half|half[- ]days?|double[- ]?digits?|"
    r"double[- ]check|double standards?|double[- ]decker|double bed|double room|double act|"
    r"double glazing|two-thirds majority|six-figure|seven-figure|five-figure|single-digit|one thing|"
    r"for one(?=[,.;])|at sixes and sevens|once or twice|think twice|thinking twice|third way"
)

# Spans that are masked before any number is read: (name, expression, reason).
MASKS: tuple[tuple[str, str, str], ...] = (
    (
        "web",
        r"(?<!\S)(?:https?://|www\.)[^\s]{1,2000}|(?<!\S)[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\S)[@#]\w{1,100}",
        "a web address or a handle",
    ),
    (
        "phone",
        r"(?<![\w.,])(?:\+\d{1,3}[ -]?(?:\(0\))?\d{2,4}(?:[ -]\d{2,4}){1,3}|"
        r"\(?0\d{2,4}\)?[ -]\d{3,4}(?:[ -]?\d{3,4})?|0\d{9,10}|\(?\d{3}\)?[ -]\d{3}-\d{4}|"
        r"\d-\d{3}-\d{3}-\d{4})(?![\w,])",
        "a telephone number",
    ),
    (
        "hotline",
        r"(?<![^\W_])(?:[Cc]all(?:ed|ing)?|[Dd]ial(?:led|ling)?|[Rr]ing(?:ing)?|[Pp]hone|"
        r"[Tt]ext) (?:\d{3}(?:[ ]\d{3})?(?=[\s.,;!?]|$)|(?:[\w’']{1,20} ){1,4}on \d{3,5}"
        r"(?=[.,;!?\n]|$| (?:as|or|if|to|and|for|when|with|in)(?![^\W_])))",
        "a telephone number",
    ),
    (
        "emergency",
        r"(?<![\w.,£$€])(?:999|911|112|111|101)(?=[ -](?:calls?|callers?|operators?|handlers?|emergency|emergencies|"
        r"number|service|line|phone)(?![^\W_]))",
        "a telephone number",
    ),
    (
        "clock",
        r"(?<![\w.,£$€])(?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.m\.|[ap]m(?![^\W_])|o['’]clock)|"
        r"\d{1,2}:\d{2}(?::\d{2})?(?:[-+]\d{2}(?::?\d{2})?)?(?![\d:])|"
        r"0\d{3} ?(?:hrs|hours|h)(?![^\W_])|(?<=at )\d{4} ?(?:hrs|hours)(?![^\W_]))",
        "a clock time",
    ),
    ("short_year", r"(?<![^\s(])[’'‘]\d\d(?![\w%’'])", "a year"),
    (
        "clock_words",
        r"(?<![^\W_])(?:half past|quarter past|quarter to) \w{1,12}|(?<![^\W_])(?:one|two|three|four|five|six|"
        r"seven|eight|nine|ten|eleven|twelve) o['’]clock",
        "a clock time",
    ),
    ("iso", r"(?<![\w.])\d{4}-\d{2}-\d{2}(?!\d)|(?<![\w.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d.])", "a date"),
    (
        "date",
        rf"(?<![\w.,])(?:{_DAY}(?:\s?[-–]\s?{_DAY})?(?: of)? {_MONTH}(?![a-z])(?:,? \d{{4}}(?!\d))?|"
        rf"(?<![A-Za-z]){_MONTH},? \d{{4}}(?![\d,])|"
        rf"(?<![A-Za-z]){_MONTH} {_DAY}(?:\s?(?:[-–]|to|and)\s?{_DAY})?(?!\d|,\d{{3}}| ?%| per ?cent|"
        rf"\.\d)(?:,? \d{{4}}(?!\d))?)",
        "a date",
    ),
    (
        "dated_day",
        r"(?<![^\W_])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?\d{1,2}(?:st|nd|rd|th)(?![^\W_])",
        "a date",
    ),
    ("fiscal", r"(?<![\w.,£$€])(?:19|20)\d{2}\s?[/–-]\s?(?:\d{2}|(?:19|20)\d{2})(?![\d,])", "a span of years"),
    (
        "decade",
        r"(?<![\w.,£$€])(?:(?:mid|early|late)[- ])?(?:1[5-9]|20)\d0['’]?s(?![^\W_])|['’]\d0s(?![^\W_])|"
        r"(?<=[Mm]id-)\d0s|(?<![\w£$€])\d0s(?![^\W_])",
        "a decade or a range of ages",
    ),
    (
        "idiom",
        rf"(?<![^\W_])(?i:{_IDIOMS})(?![^\W_])",
        "a fixed phrase, not an amount",
    ),
    (
        "section",
        rf"(?<![^\W_])(?:{_NUMBERED}|[Ss]ections?|[Cc]hapters?|"
        rf"[Pp]aragraphs?) \d+[A-Za-z]?(?:\(\w{{1,4}}\))*(?:(?: and | to |-|, )\d+[A-Z]?(?![\d%,.]\d))?(?![\d%,]|"
        rf"\.\d|[^\W_]| (?:million|billion|per ?cent))",
        "a section, a number in a series or a name",
    ),
    (
        "vehicle",
        r"(?<![^\W_])(?:train|flight|bus|tram|route|platform|runway|room|cell|exhibit|seat|gate|track) "
        r"(?:no\.? |number )?\d{1,6}[A-Za-z]?(?![\d%,.]\d|[\w%])"
        r"(?! (?:million|billion|per ?cent|people|passengers|minutes?|hours?|days?|miles?))",
        "a section, a number in a series or a name",
    ),
    (
        "series",
        r"(?<![^\W_])(?:(?:[Gg]rades?|[Ll]evels?|tier|band|phase|stage|type|key stage|category|year group|Years?) "
        r"\d{1,2}(?:(?: and | to |-|, | or )\d{1,2})?|[Cc]ategory [A-H])"
        r"(?: (?:or|and) (?:above|below|over|under|higher|lower|better|worse))?"
        r"(?![\d%,.:]\d|[%\w]| (?:million|billion|per ?cent|of |years?|months?|weeks?|days?))",
        "a section, a number in a series or a name",
    ),
    (
        "address",
        r"(?<![\w.,£$€])\d{1,5}[A-Za-z]? (?:[A-Z][\w'’]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|"
        r"Close|Square|Place|Terrace|Way|Boulevard|Crescent|Court|Row|Hill)(?![^\W_])",
        "an address",
    ),
    ("list", r"^[ \t]{0,8}(?:\(\d{1,3}\)|\d{1,3}[.)])(?=\s+\S)|\(\d\)(?= )", "the number of an item in a list"),
    ("version", r"(?<![\w.])\d+(?:\.\d+){2,8}(?![\d.]*\w)", "a version or a code"),
    (
        "score",
        r"(?<![^\W_])(?:won|win|wins|lost|lose|loses|beat|beats|beaten|beating|drew|draw|draws|drawn|lead|leading|led|defeat|defeated|victory|thrashed|edged|"
        r"vote|voted|ruled|ruling|level at|finished|score|scored|score of|result)\s(?:\w+\s){0,3}?(?:by |of |"
        r"at )?\d{1,3}[-–]\d{1,3}(?![\d%]|-\w)"
        r"|(?<![\w.,£$€-])\d{1,3}[-–]\d{1,3} (?:win|loss|defeat|victory|draw|lead|aggregate|vote|against|"
        r"in favou?r|triumph|thrashing|decision|majority|home|away)(?![^\W_])",
        "a score or the result of a vote",
    ),
    (
        "series_words",
        r"(?<![^\W_])(?:[Kk]ey stages? (?:one|two|three|four)(?:(?: and |, | to )(?:one|two|three|four))?|"
        r"Big (?:Two|Three|Four|Five|Six|Seven)(?= |$|[.,;'’])|"
        r"(?:World War|[Cc]ategory|Year|[Pp]hase|[Ss]tage|[Gg]rade|[Tt]ier|[Cc]hapter|[Pp]art|[Ll]evel|Group|Formula) "
        r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)(?! (?:of|to|or|and|times)\b))(?![^\W_])",
        "a section, a number in a series or a name",
    ),
    (
        "draw",
        r"(?<![\w.,£$€~-])\d{1,3}[-–]\d{1,3}(?![\w%€£$°-]|[,.]\d)",
        "a score or the result of a vote",
    ),
)
REASONS = {name: reason for name, _, reason in MASKS}
MASK = re.compile(
    "|".join(f"(?P<{name}>{expression})" for name, expression, _ in MASKS),
    re.MULTILINE,
)

# Letters and digits in one word are a name, unless the letters are one of these.
HEDGING_PREFIXES = frozenset(("sub", "near", "over", "under", "top", "plus", "pre", "post", "all"))

# What a number word is joined to by a hyphen, when that makes no count.
STRUCTURE = frozenset(
    [
        "tier",
        "tiered",
        "way",
        "sided",
        "off",
        "time",
        "thirds",
        "star",
        "figure",
        "digit",
        "party",
        "state",
        "wheel",
        "wheeled",
        "wheeler",
        "stage",
        "step",
        "part",
        "pronged",
        "fold",
        "handed",
        "hander",
        "piece",
        "dimensional",
        "speed",
        "track",
        "fisted",
        "hit",
        "stroke",
        "phase",
        "lane",
        "up",
        "down",
        "stop",
        "all",
        "eyed",
        "legged",
        "horse",
        "fifths",
        "quarters",
        "course",
        "man",
    ]
)
# Singular nouns that a number may count.
MASS = frozenset(
    [
        "staff",
        "police",
        "personnel",
        "crew",
        "people",
        "cattle",
        "sheep",
        "aircraft",
        "series",
        "species",
        "fish",
        "troop",
        "military",
        "offspring",
        "folk",
        "clergy",
        "spacecraft",
        "percent",
        "dead",
        "injured",
        "more",
        "less",
        "men",
        "women",
        "children",
        "youth",
        "poultry",
        "livestock",
        "headquarters",
        "team",
        "such",
        "other",
        "else",
        "manpower",
        "mark",
        "milestone",
        "threshold",
        "barrier",
        "cod",
        "salmon",
        "deer",
    ]
)
# Verbs and words after which "one" counts.
ONE_COUNTS = re.compile(r"(?:\b(?:only|just|exactly|least|than|further|another|every)\s)$", re.IGNORECASE)

NUMBER_AND = re.compile(
    r"(?<![^\W_])(?:\d[\d,]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:[\w'’-]{1,20} ){1,4}(?:and|plus) $",
    re.IGNORECASE,
)

OLD_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|between|until|before|after|circa|from|to|and|year|of the year)\s$", re.IGNORECASE
)
PLACES = frozenset(("bottom", "top", "last", "final"))
