"""The words that name numbers. Data only."""

import re

SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: number * 10
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
}
PLURAL_SCALES = frozenset(("lakhs", "crores"))
# Scales that are glued to their digits ("10m", "1.2bn", "30k"), and stand there only.
GLUED_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "bln": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "trillion": 10**12,
}
# "10m" is ten metres before these words, ten million before any other.
METRE_CONTEXT = re.compile(
    r"\s?(?:high|deep|long|wide|tall|away|above|below|north|south|east|west|sprint|race|final|freestyle|hurdles|pool|"
    r"relay|backstroke|drop|radius|from the|(?:\w{1,12}ing )?(?:boat|yacht|vessel|ship|trawler|dinghy|wave|waves|wall|"
    r"fence|tower|mast|tree|statue|shark|trench|sinkhole|cliff|swell|bridge|tunnel))\b"
)

# Short scales that may stand apart from their digits ("£1.2 bn"); "m" and "k" only behind a sign of money ("£4 m").
SPACED_SCALE = re.compile(r"[ \u00a0](bn|bln|mn|mln|trn|tn)(?![^\W_])", re.IGNORECASE)
MONEY_SIGNS = ("£", "$", "€", "₹", "₦")
SPACED_MONEY_SCALE = re.compile(r"[ \u00a0](m|k|b)(?![^\W_])")

DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
ORDINALS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "thirtieth",
        "fortieth",
        "fiftieth",
        "sixtieth",
        "seventieth",
        "eightieth",
        "ninetieth",
        "hundredth",
        "thousandth",
        "millionth",
    ]
)
FRACTION_SIGNS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
    "⅜": (3, 8),
}

# Words of multiplication -> the ratio that they name.
MULTIPLES = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling", "twofold", "twice"), 2),
    **dict.fromkeys(("treble", "trebled", "trebles", "trebling", "triple", "tripled", "triples", "tripling"), 3),
    **dict.fromkeys(("threefold", "thrice"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadruples", "quadrupling", "fourfold"), 4),
    **dict.fromkeys(("quintupled", "fivefold"), 5),
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "tenfold": 10,
    "hundredfold": 100,
}
HALVINGS = frozenset(("halved", "halving", "halve"))

# Vague words -> their bounds (low, high); None is an open end.
VAGUE = {
    "handful": (3, 10),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "millions": (2_000_000, None),
    "tens of millions": (20_000_000, None),
    "hundreds of millions": (200_000_000, None),
    "billions": (2_000_000_000, None),
    "tens of billions": (20_000_000_000, None),
    "hundreds of billions": (200_000_000_000, None),
    "trillions": (2_000_000_000_000, None),
    "lakhs": (200_000, None),
    "crores": (20_000_000, None),
}
# "several dozen" and "a few hundred" say no more than the plural does.
SEVERAL_OF = {"dozen": 24, "hundred": 200, "thousand": 2000, "million": 2_000_000, "billion": 2_000_000_000}

# Words of quantity that name no number; they are listed as left out.
UNNUMBERED = ("several", "a number of", "many", "both", "a couple of", "a few")

# What "n't" is joined to.
_DENIABLE = "is|are|was|were|ai|do|does|did|has|have|had|ca|could|wo|would|sha|should|must|might|may|need|dare|ought"

_WORDS = sorted(
    {*SMALL, *TENS, *SCALES, *DENOMINATORS, *ORDINALS, *MULTIPLES, *HALVINGS, "thirds", "quarters", "fourths", "fifths"}
    | {"sixths", "sevenths", "eighths", "ninths", "tenths", "hundredths", "pair"},
    key=len,
    reverse=True,
)
_VAGUE = sorted(VAGUE, key=len, reverse=True)

# Thousands set apart by spaces ("18 204") or by commas ("18,204").
THIN_SPACES = "\u00a0\u2009\u202f"
SPACED_GROUP = re.compile(r"(?:(?<![\w.,-])|(?<=\bR))[1-9]\d{0,2}(?: \d{3})+(?![\w,-]|\.\d)")
COMMA_GROUP = re.compile(r"\d,\d{3}(?!\d)")

# "More than a year" is more than one; a bare "a year" is no amount.
_ONE_OF_A_UNIT = (
    "more than", "less than", "longer than", "at least", "nearly", "almost", "over", "under", "about", "around",
    "roughly", "up to", "as much as", "as long as", "at most", "just",
)  # fmt: skip
_WHOLE_UNITS = (
    r"year|month|week|day|hour|minute|decade|century|mile|kilomet(?:er|re)|tonne|ton|acre|hectare|metre|meter|foot|inch|litre|"
    r"gallon|pint|kilo"
)

# One pass finds every atom of a number: digits, fraction signs, number words, vague phrases.
ATOM = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d\d){1,6},\d{3}(?!\d)|\d+(?:\.\d+)?|(?<![^\s(~$£€])\.\d+)"
    r"|(?P<sign>[½⅓⅔¼¾⅕⅛⅜])"
    r"|(?<![^\W_])(?:"
    r"(?P<several>(?:several|a few|a couple of) (?:dozen|hundred|thousand|million|billion))"
    r"|(?P<vague>(?:many )?(?:" + "|".join(_VAGUE) + r"))"
    r"|(?P<majority>(?:the |a )?(?:vast |overwhelming |large |great )?majority(?= of)|"
    r"(?<!\bthe )most(?= of| \w+s\b| people))"
    r"|(?P<single>(?:" + "|".join(f"(?<={hedge} )" for hedge in _ONE_OF_A_UNIT) + r")an?(?= (?:" + _WHOLE_UNITS + r")))"
    r"|(?P<long>(?<!-)(?:year|month|week|day|hour|decade)-?long)"
    r"|(?P<none>not (?:a|one) single|not one|"
    rf"(?:not|never|without|(?:{_DENIABLE})n['’]t) (?:\w{{2,12}} ){{0,2}}an? (?:single )?penny)"
    r"|(?P<unnumbered>" + "|".join(UNNUMBERED) + r")"
    r"|(?P<word>" + "|".join(_WORDS) + r")"
    r")(?![^\W_])",
    re.IGNORECASE,
)
