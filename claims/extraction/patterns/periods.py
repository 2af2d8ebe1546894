"""Words of time: names, fragments and the forms that they combine to. Data only.

`FORMS` holds (name of the resolver, regular expression). Every repetition is bounded and no two neighbours can match
the same characters, so that matching takes time in proportion to the text.
"""

from claims.extraction.patterns.wordlists import words

MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}

# Month names that are also first names or common words: bare, they need a word of time before them.
DOUBTFUL_MONTHS = frozenset({"march", "may", "mar", "april", "june", "august", "jan", "jun", "dec", "sep", "apr"})
TIME_PREPOSITIONS = words(
    "in since by until till during from of for before after between to around through throughout every each and "
    "or this last next late early mid on at over circa back the"
)
YEAR_PREPOSITIONS = words(
    "in since by until till during from of for before after between to around through throughout circa year early "
    "late mid than and or into back the for - – — / ("
)
ANCHORS_BEFORE_YEAR = frozenset({"the", "a", "its", "his", "her", "their", "our", "this", "that", "'s", "’s", "'", "’"})
# "since 2016" opens a period, "until 2016" closes one.
OPENING = frozenset({"since"})
AFTER = frozenset({"after"})
CLOSING = frozenset({"until", "till"})
# What stands highest, lowest or first since some time is of today, not of that time.
RECORDS = frozenset({"first", "record", "only"})
BEFORE = frozenset({"before"})

NOT_WEEKDAY_BEFORE = words("black good ash easter palm sheffield super cyber ruby bloody the")
NOT_WEEKDAY_AFTER = words("times telegraph mirror mail express herald post star politics people sun school roast")

# Words that point ahead, whatever the tense of the verb.
AHEAD = words("due scheduled expected planned set slated upcoming forthcoming ahead earmarked")
MODALS_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "should", "must"})

SP = r"[ \t\u00a0]{1,3}"
_FULL = "|".join(names[0].capitalize() for names in MONTH_NAMES)
_SHORT = "|".join(short.capitalize() for names in MONTH_NAMES for short in names[1:])
# A full stop belongs to a short name ("Oct. 9") and ends the sentence after a full one.
MONTH = rf"(?P<month>(?:{_FULL})|(?:{_SHORT}))\b(?:(?<=\b[A-Z][a-z]{{2}})(?<!May)\.|(?<=\bSept)\.)?"
MONTH_TWO = MONTH.replace("<month>", "<month2>")
_WEEKDAY = "(?:" + "|".join(WEEKDAY_NAMES) + ")"
WEEKDAY = rf"(?P<weekday>{_WEEKDAY})\b"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|,\d|\.\d)"
YEAR_TWO = r"(?P<year2>(?:1[5-9]|20)\d\d)(?![\d%]|,\d|\.\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
DAY_TWO = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
PART = (
    rf"(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id)(?:{SP}in|-to-late)?(?:{SP}|-)|"
    rf"(?:[Tt]he{SP})?(?:[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Tt]urn){SP}of{SP}(?:the{SP})?)"
)
SEASON = r"(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter)\b"
WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
OF_YEAR = rf"(?:{SP}|{SP}of{SP})(?P<whichyear>last|this|next){SP}year\b"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|lunchtime|lunch-time|teatime)\b"
_MDY = rf"{MONTH}{SP}{DAY}(?:(?:,{SP}|{SP}){YEAR})?"
_DMY = rf"(?<![\d.,/£$€]){DAY}{SP}(?:of{SP})?{MONTH}(?:,?{SP}{YEAR})?"
RELATIVE_DAY = (
    rf"(?P<relative>[Tt]he{SP}day{SP}(?:before{SP}yesterday|after{SP}tomorrow)|"
    rf"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate){SP})?(?:"
    rf"(?:[Yy]esterday|[Tt]omorrow)(?:{SP}{PART_OF_DAY})?|[Tt]oday|[Tt]onight|"
    rf"[Tt]his{SP}{PART_OF_DAY}|[Ll]ast{SP}night))\b"
)
CLOCK_ZONE = rf"(?:{SP}(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|CST|CT|PST|PT|AEST|IST|local{SP}time)\b)?"
UNIT = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)\b(?!['’]?s\b|-)"

# Feasts that fall on one day of every year -> (month, day).
HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "bonfire night": (11, 5),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_HOLIDAY = (
    r"New Year['’]s (?:Day|Eve)|Valentine['’]s Day|St\.? Patrick['’]s Day|Bonfire Night|Halloween|"
    r"Christmas (?:Day|Eve)|Boxing Day"
)

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    ("numeric", r"(?<![\d/.])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])"),
    ("date", rf"(?:\b{WEEKDAY},?{SP}(?:the{SP})?)?{_DMY}"),
    ("date", rf"(?:\b{WEEKDAY},?{SP})?\b{_MDY}"),
    ("weekday_date", rf"\b{WEEKDAY}(?:{SP})?\((?:{_MDY})\)"),
    ("weekday_date", rf"\b{WEEKDAY}(?:{SP})?\((?:{_DMY})\)"),
    ("relative_date", rf"\b{RELATIVE_DAY}(?:,?{SP})?\((?:{_MDY})\)"),
    ("relative_date", rf"\b{RELATIVE_DAY}(?:,?{SP})?\((?:{_DMY})\)"),
    ("holiday", rf"\b(?P<holiday>{_HOLIDAY})(?:,?{SP}{YEAR})?"),
    ("days", rf"(?<![\d.,/£$€]){DAY}(?:{SP})?(?:-|–|to|and)(?:{SP})?{DAY_TWO}{SP}(?:of{SP})?{MONTH}(?:,?{SP}{YEAR})?"),
    ("days", rf"\b{MONTH}{SP}{DAY}(?:{SP})?(?:-|–|to|and)(?:{SP})?{DAY_TWO}(?:,?{SP}{YEAR})?"),
    ("months", rf"\b(?:[Bb]etween|[Ff]rom){SP}{MONTH}{SP}(?:and|to|until){SP}{MONTH_TWO}(?:,?{SP}{YEAR})?"),
    (
        "months",
        rf"\b(?:[Bb]etween|[Ff]rom){SP}{MONTH}{SP}{YEAR}{SP}(?:and|to|until){SP}{MONTH_TWO}{SP}{YEAR_TWO}",
    ),
    (
        "year_to",
        rf"\b[Tt]he{SP}(?:(?P<count>\d{{1,2}}|three|six|nine|twelve){SP}months|(?P<unit>year|quarter)){SP}"
        rf"(?:to|ending(?:{SP}in)?|ended(?:{SP}in)?){SP}(?:the{SP}end{SP}of{SP})?{MONTH}(?:,?{SP}{YEAR})?",
    ),
    ("month", rf"\b{PART}?{MONTH}(?:,?{SP}(?:of{SP})?{YEAR}|{OF_YEAR})?"),
    ("which_month", rf"\b(?:(?:[Ee]arly|[Ll]ate){SP})?{WHICH}{SP}{MONTH}"),
    ("season", rf"\b{PART}?{SEASON}(?:,?{SP}(?:of{SP})?{YEAR}|{OF_YEAR})"),
    ("season", rf"\b(?:(?:[Ee]arly|[Ll]ate){SP})?{WHICH}{SP}{SEASON}(?!{SP}(?:in|of|from|by|to)\b)"),
    ("season", rf"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Bb]y|[Uu]ntil|[Ss]ince){SP}(?:{PART}|the{SP}){SEASON}(?!{SP}of\b)"),
    (
        "quarter",
        rf"\b(?:[Tt]he{SP})?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast){SP}"
        rf"(?P<piece>quarter|half|three{SP}months|six{SP}months){SP}of{SP}"
        rf"(?:the{SP})?(?:{YEAR}|(?P<whichyear>last|this|next){SP}year\b)",
    ),
    (
        "quarter",
        rf"\b(?:[Ii]n|[Dd]uring|[Ff]or){SP}the{SP}(?P<nth>first|second|third|fourth){SP}(?P<piece>quarter)\b(?!{SP}of\b)",
    ),
    ("quarter", rf"\bQ(?P<nth>[1-4]){SP}(?:of{SP})?{YEAR}"),
    ("fiscal", r"(?<![\d/-])(?P<year>(?:19|20)\d\d)[/–-](?P<short>\d\d)(?![\d/]|-\d)"),
    ("fiscal", r"(?<![\d/-])(?P<year>(?:19|20)\d\d)/(?P<short>(?:19|20)\d\d)(?![\d/-])"),
    ("years", rf"\b(?:(?:[Bb]etween|[Ff]rom){SP}){YEAR}{SP}(?:and|to|until|through){SP}{YEAR_TWO}"),
    ("years", rf"(?<![\d/-]){YEAR}(?:-|–){YEAR_TWO}"),
    ("year", rf"\b{PART}?(?:[Tt]he{SP}year{SP})?(?<![\d.,/£$€#-]){YEAR}(?![/-]\d)"),
    ("year", rf"\b(?:[Ee]arly|[Ll]ate|[Mm]id)-{YEAR}"),
    ("decade", rf"\b(?:[Tt]he{SP})?(?:(?P<third>early|mid|late)(?:{SP}|-))?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
    ("relative_day", rf"\b{RELATIVE_DAY}"),
    (
        "weekday",
        rf"\b(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier){SP}(?:on{SP})?)?(?:{WHICH}{SP})?{WEEKDAY}(?:{SP}{PART_OF_DAY})?"
        rf"(?:{SP}(?P<after>last{SP}week|this{SP}week|next{SP}week|of{SP}last{SP}week|of{SP}this{SP}week|last\b))?",
    ),
    (
        "unit",
        rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?:{SP}in)?{SP})?"
        rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his{SP}past|[Tt]his{SP}coming){SP}{UNIT}",
    ),
    (
        "unit",
        rf"\b(?P<part>(?:[Tt]he{SP})?(?:beginning|start|end|middle){SP}of{SP})(?P<which>last|this|next){SP}{UNIT}",
    ),
    (
        "span",
        rf"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout|[Ff]or){SP}the{SP}(?:past|last){SP}{UNIT}",
    ),
    (
        "span",
        rf"\b[Oo]ver{SP}the{SP}(?P<unit>year|month|quarter)\b(?!{SP}(?:of|to|ahead|before|after|that|in|since)\b|['’-])",
    ),
    (
        "span",
        rf"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout|[Ff]or|[Ww]ithin){SP}the{SP}(?:past|last|previous|preceding){SP}"
        rf"(?P<count>\d{{1,3}}|{_SMALL}){SP}(?P<unit>day|week|month|quarter|year|decade)s\b",
    ),
    ("short_year", r"(?<=\s)['’‘](?P<short>\d\d)(?![\w%'’])"),
    ("beside", rf"\b[Tt]he{SP}(?P<which>previous|following|same|next){SP}{UNIT}"),
    (
        "earlier",
        rf"\b(?:(?:a|one){SP}(?P<unit>year|month|week|day){SP}(?:earlier|before)|[Tt]he{SP}(?P<next>year|month|week|day){SP}before)\b(?!{SP}(?:the|that|this|he|she|it|they))",
    ),
    (
        "year_ago",
        rf"\b(?:(?:[Aa]t|[Ii]n){SP})?(?:[Tt]his|[Tt]he{SP}same){SP}(?P<piece>time|point|stage|period|month|quarter|week){SP}"
        rf"(?:of{SP})?(?:last{SP}year|a{SP}year{SP}(?:ago|earlier|before))\b",
    ),
    (
        "vague",
        rf"\b(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or){SP})?(?:the{SP})?recent{SP}(?:years|months|weeks|days|decades|times)\b",
    ),
    ("vague", r"\b[Rr]ecently\b"),
    ("vague", rf"\b[Aa]t{SP}(?:that|the){SP}(?:time|point|stage)\b(?!{SP}(?:of|when|that|in))"),
    # "published on Monday, at the same time as …" counts from the words of time before it in the sentence
    ("same", rf"\b(?:[Aa]t{SP}the{SP}same{SP}time|[Oo]n{SP}the{SP}same{SP}day|[Tt]hat{SP}same{SP}day)\b"),
    (
        "now",
        rf"\b(?:[Nn]ow(?!{SP}that\b|-)|[Cc]urrently|[Pp]resently|[Nn]owadays|[Aa]t{SP}present|[Aa]t{SP}the{SP}moment|[Ss]o{SP}far(?!{SP}as\b)|"
        rf"[Tt]o{SP}date|[Rr]ight{SP}now|[Tt]hese{SP}days)\b",
    ),
    (
        "clock",
        rf"(?<![\d.,:/£$€])(?:\d{{1,2}}(?:[:.][0-5]\d)?(?:{SP})?(?:-|–|to)(?:{SP})?)?"
        rf"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?(?:{SP})?(?:[ap]m\b|[AP]M\b|[ap]\.m\.){CLOCK_ZONE}",
    ),
    ("clock", rf"(?<![\d.,:/£$€-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]){CLOCK_ZONE}"),
    ("clock", rf"(?<![\d.,:/£$€-])(?:[01]\d|2[0-3])[0-5]\d{SP}(?:GMT|BST|UTC|CET|EST|EDT|hours)\b"),
    (
        "clock",
        rf"\b(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){SP}o['’]clock\b",
    ),
    ("clock", r"\b(?:noon|midday|midnight)\b"),
)

# "three weeks ago" dates an event, while its number stays a figure.
SMALL_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
AGO = (
    rf"\b(?P<number>\d{{1,3}}|{'|'.join([*SMALL_NUMBERS])}){SP}(?P<unit>day|week|month|year|decade)s?{SP}"
    r"(?:ago|earlier(?= this| today))\b"
)
ACADEMIC = frozenset({"academic", "school", "university"})
SPORTING = frozenset({"season", "league"})
