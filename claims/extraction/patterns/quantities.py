"""Hedges, joints of ranges and words after a number that bound it. Data only."""

import re

_BY_HOW_MUCH = (
    "slightly|just|well|far|much|considerably|significantly|substantially|marginally|comfortably|fractionally|"
    "a (?:little|shade|touch|bit|fraction)"
)
# Hedges before a number, by the comparator that they make. "approach" is about the number and below it.
BEFORE = {
    ">": rf"(?:(?:{_BY_HOW_MUCH}) )?(?:more than|over|above|"
    r"in excess of|exceeding|greater than|"
    r"higher than|upwards? of|north of|better than|longer than|older than|larger than|bigger than|beyond|"
    r"over the age of|above the age of|topp?(?:s|ed|ing)|(?:surpass|exceed)(?:es|s|ed|ing))",
    "<": rf"(?:(?:{_BY_HOW_MUCH}) )?(?:less than|fewer than|under|below|lower than|"
    r"younger than|shorter than|smaller than|not even|under the age of|below the age of)",
    ">=": r"(?:at least|at the (?:very )?least|no fewer than|no less than|not less than|not fewer than|"
    r"a minimum of|minimum of|minimum|"
    r"as few as|as little as|as low as)",
    "<=": r"(?:up to|as many as|as much as|as high as|as long as|no more than|not more than|at most|at the most|"
    r"a maximum of|maximum of|"
    r"a maximum|no higher than|no greater than|no longer than|not exceeding|capped at|limited to)",
    "approach": r"(?:very )?(?:nearly|almost|close to|approaching|nearing|just short of|just shy of|shy of|"
    r"virtually|nears|neared)",
    "~": r"(?:about|around|approximately|approx\.?|roughly|some|an estimated|estimated|estimated at|circa|ca\.|"
    r"c\.|~|≈|in the region of|"
    r"in the order of|on the order of|somewhere around|something like|a total of (?:about|around)|perhaps|maybe|"
    r"typically|barely|just about|more or less|in the neighbou?rhood of|in the vicinity of)",
}
ORDER = (">=", "<=", "approach", ">", "<", "~")
FOLLOW = (
    r"(?:\s+(?:the|its|their|his|her|a|an|another|only|"
    r"just|some|roughly|about|around|approximately|an estimated|(?:an? )?(?:additional|extra|total|further|combined)))?"
)
HEDGE = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<h{index}>{BEFORE[name]})" for index, name in enumerate(ORDER))
    + rf"){FOLLOW}(?:\s+|(?<=~)|(?<=≈))$",
    re.IGNORECASE,
)
BOUNDING_VERB = re.compile(r"topp?(?:s|ed)|surpass(?:es|ed)|exceed(?:s|ed)|near(?:s|ed)", re.IGNORECASE)
DEFINITE = re.compile(r"\bthe\s+$", re.IGNORECASE)
SYMBOL = re.compile(r"(?P<sign>[~≈<>≥≤]=?)\s?$")
SYMBOLS = {"~": "~", "≈": "~", "<": "<", ">": ">", "≥": ">=", "≤": "<=", "<=": "<=", ">=": ">="}
HEDGE_WINDOW = 48
# The size of an earthquake stands before its noun: "a magnitude 7.8 earthquake", "a 7.8-magnitude earthquake".
MAGNITUDE_BEFORE = re.compile(r"(?<![^\W_])magnitude(?:[- ]| of )$", re.IGNORECASE)
MAGNITUDE_AFTER = re.compile(r"[- ]magnitude(?![^\W_])", re.IGNORECASE)

# Words after a number (and after its unit) that bound it.
AFTER = re.compile(
    r"(?P<plus>\+|-plus\b| plus\b(?= \w+s\b))|(?P<odd>-odd\b)|"
    r"\s?,?\s?(?:(?P<more>or (?:more|above|over|higher|greater|older|better|longer)|and (?:over|above|older|"
    r"upwards?|up(?! to\b))|at (?:the )?(?:very )?least|at a minimum)"
    r"|(?P<less>or (?:less|fewer|under|below|lower|younger)|and (?:under|below|younger)|at (?:the )?most|"
    r"at a maximum|tops)"
    r"|(?P<so>or so|or thereabouts|give or take))\b",
    re.IGNORECASE,
)

# Two numbers joined so make a range, if nothing says otherwise.
JOINT = re.compile(r"\s?[-–—‑]\s?|-?[ -](?:to|or)[ -]|-to-", re.IGNORECASE)
BETWEEN = re.compile(r"(?<![^\W_])between\s+(?:about |around |roughly |an estimated )?$", re.IGNORECASE)
AND = re.compile(r"\s?(?:and)\s", re.IGNORECASE)
FROM = re.compile(
    r"(?<![^\W_])from\s+(?:about |around |roughly |just |only |more than |under |over |nearly |almost |at least )?$",
    re.IGNORECASE,
)

# "over four years" is a span of time, unless one of these stands before it.
SPAN_OVER = re.compile(
    r"\b(?:for|after|is|was|are|were|been|be|took|takes?|taken|spent|lasted|last|just|well|aged|of|little|waited|waiting|in|by|served|"
    r"there|than|with|had|has|have)\s+$",
    re.IGNORECASE,
)
# "some" and "about" hedge a number where no noun, verb or "of the" claims them: "worried about two children".
ABOUT_TAKEN = re.compile(
    r"\b(?:worr\w+|concern\w+|ask\w*|talk\w*|think\w*|thought|know\w*|knew|hear\w*|learn\w*|question\w*|information|told|tell\w*|"
    r"complain\w*|warn\w*|stor(?:y|ies)|story|detail\w*|all|"
    r"report|rumou?rs?|facts?|debate|discussion|doubts?|speculation|truth|something|anything|nothing|what|how)\s+$",
    re.IGNORECASE,
)
AROUND_TAKEN = re.compile(
    r"\b(?:revolv\w*|built|cent(?:er|re)\w*|wrap\w*|turn\w*|look\w*|gather\w*|stood|stand\w*|walk\w*|drove|sat|all)\s+$",
    re.IGNORECASE,
)
# "Said about two children" tells of them; "said about 26 people had come" gives their rough number.
SAID_ABOUT = re.compile(r"\b(?:say\w*|said)\s+$", re.IGNORECASE)
# A bound that is denied is a bound from the other side: "has never been more than 60".
DENIED = re.compile(
    r"(?<![^\W_])(?:never|(?:has|have|had|was|were|is|are|did|do|does)(?: not|n['’]t))(?: \w{2,9})?\s+$", re.IGNORECASE
)
THAN = re.compile(r"(?<![^\W_])(?:more|less|fewer|higher|lower|greater|longer|larger) than\s+$", re.IGNORECASE)
OTHER_SIDE = {">": "<=", "<": ">="}

UP_VERBS = frozenset(
    [
        "rise",
        "increase",
        "grow",
        "climb",
        "jump",
        "soar",
        "surge",
        "gain",
        "advance",
        "leap",
        "expand",
        "swell",
        "rocket",
        "improve",
        "accelerate",
        "strengthen",
        "add",
        "edge",
        "boost",
        "spike",
        "rally",
        "widen",
        "inflate",
        "raise",
        "lift",
        "hike",
        "balloon",
        "mount",
        "escalate",
        "skyrocket",
    ]
)
DOWN_VERBS = frozenset(
    [
        "fall",
        "drop",
        "decrease",
        "decline",
        "plunge",
        "slump",
        "tumble",
        "sink",
        "dip",
        "shrink",
        "slide",
        "lose",
        "cut",
        "reduce",
        "lower",
        "slash",
        "shed",
        "plummet",
        "slip",
        "ease",
        "contract",
        "retreat",
        "weaken",
        "dwindle",
        "trim",
        "crash",
        "slow",
        "narrow",
        "halve",
        "dive",
    ]
)
# Verbs of change whose subject is what changes, never who changes it.
MOVING_VERBS = (UP_VERBS | DOWN_VERBS) - frozenset(
    (
        "add",
        "lose",
        "cut",
        "shed",
        "raise",
        "lift",
        "reduce",
        "gain",
        "boost",
        "hike",
        "lower",
        "slash",
        "trim",
    )
)
UP_NOUNS = frozenset(("increase", "rise", "jump", "hike", "surge", "growth", "climb", "leap", "upturn"))
DOWN_NOUNS = frozenset(
    ("decrease", "fall", "drop", "cut", "reduction", "decline", "slump", "dip", "plunge", "downturn")
)
UP_WORDS = frozenset(("up", "higher"))
DOWN_WORDS = frozenset(("down", "lower"))
# "rose 64 to 4,577": the first number is the change, the second the level.
CHANGED = re.compile(
    r"\b(?:ris(?:e|es|ing|en)|rose|increas\w+|gr[oe]w\w*|climb\w*|jump\w*|soar\w*|surg\w+|gain\w*|f[ae]ll\w*|drop\w*|decreas\w+|"
    r"declin\w+|plung\w+|slump\w*|tumbl\w+|slid\w*|lost|los(?:e|es|ing)|slip\w*|add\w*|up|down|advanc\w+|sank|"
    r"shed)\s+(?:\w+ly |just |only )?$",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(?:could|might|may) (?:well )?be\s+(?:an? )?$", re.IGNORECASE)
BY = re.compile(r"\bby\s+(?:about |around |some |roughly |just )?$", re.IGNORECASE)
SIDES = frozenset(("above", "below", "over", "under", "beyond"))
MARK = re.compile(
    r" (?:\w+ )?(?:target|limit|average|mark|threshold|forecast|norm|standard|cap|ceiling|goal|benchmark)s?(?![^\W_])",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(r"\b(?:in|since|during)\s$", re.IGNORECASE)
# "Up to 4 per cent" behind one of these is where something has got to, not a bound.
MOVED_UP = re.compile(
    r"\b(?:edg|ris|rose|climb|creep|crept|inch|go|goes|going|gone|went|mov|push|push|driv|drove|bring|brought|tak|took|"
    r"jump|shot|shoot|nudg|tick|came|com|bump)\w*\s$|"
    r"\b(?:push|driv|drove|bring|brought|tak|took|lift|nudg|sent|send)\w* (?:(?:the|its|their) )(?:[\w-]{1,20} ){1,4}$",
    re.IGNORECASE,
)
MAY_MOVE = re.compile(r"\b(?:could|may|might|can) (?:yet |still |well )?\w{1,8} $", re.IGNORECASE)
CHANGE_BEFORE = re.compile(
    r"\b(?:(?:ris|increas|grow|climb|jump|soar|surg|gain|fall|drop|decreas|declin|plung|slump|tumbl|sink|shrink|slid|cut|reduc|rais|"
    r"lower|slip|rose|fell|grew|sank|shrank|went|going|gone|chang|mov|up|down|swell|expand|improv|worsen|balloon|doubl|tripl|halv|"
    r"widen|narrow|slow|quicken|edg|creep|crept|tick|eas|inch|lift|push|took|bring|brought|drove|boost|trim|slash|hik|shift|swing|swung|revis|upgrad|"
    r"downgrad|extend|shorten|plummet|spik|dip|shed|quadrupl|accelerat|deteriorat)\w*)\b",
    re.IGNORECASE,
)
