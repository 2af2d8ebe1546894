"""The words and signs that name units. Data only."""

import re

# Signs and codes that stand before an amount of money -> the currency's code.
CURRENCY_SIGNS = {
    "£": "GBP",
    "$": "USD",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₽": "RUB",
    "₦": "NGN",
}
# Letters before a dollar sign say whose dollar it is.
DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "nz": "NZD", "c": "CAD", "ca": "CAD", "hk": "HKD", "s": "SGD"}
CURRENCY_CODES = {
    **{
        code.lower(): code
        for code in [
            "GBP",
            "USD",
            "EUR",
            "JPY",
            "CNY",
            "AUD",
            "NZD",
            "CAD",
            "CHF",
            "INR",
            "SEK",
            "NOK",
            "DKK",
            "ZAR",
            "ILS",
            "MYR",
            "SGD",
            "HKD",
        ]
    },
    "pounds": "GBP",
    "rs": "INR",
    "ps": "GBP",  # what some wire services make of the pound sign
    "rm": "MYR",
    "euros": "EUR",
}
# Letters that stand for a currency only before an amount of some size ("R200 million", "Sh50,000"): apart from that
# they are parts of names.
LOCAL_MONEY = {
    "R": "ZAR",
    "N": "NGN",
    "P": "PHP",
    "Sh": "KES",
    "KSh": "KES",
    "Ksh": "KES",
    "KES": "KES",
    "USh": "UGX",
    "Ush": "UGX",
    "TSh": "TZS",
    "Tsh": "TZS",
    "GHS": "GHS",
    "GH¢": "GHS",
    "GH₵": "GHS",
    "Tk": "BDT",
    "Rp": "IDR",
    "NGN": "NGN",
    "PKR": "PKR",
    "LKR": "LKR",
    "PHP": "PHP",
    "SAR": "SAR",
    "AED": "AED",
    "K": "ZMW",
}

_MONEY = {
    "GBP": r"pounds?(?![ -]f(?:ee|oo)t)(?: sterling)?|quid",
    "AUD": r"australian dollars?",
    "NZD": r"new zealand dollars?",
    "CAD": r"canadian dollars?",
    "USD": r"(?:u\.?s\.? )?dollars?|bucks?|usd",
    "EUR": r"euros?|eur",
    "JPY": r"(?:japanese )?yen|jpy",
    "CNY": r"(?:chinese )?(?:yuan|renminbi)",
    "INR": r"(?:indian )?rupees?",
    "CHF": r"swiss francs?",
    "ZAR": r"rand(?!s|om)",
    "NGN": r"nairas?",
    "KES": r"(?:kenyan )?shillings?",
    "PHP": r"(?:philippine )pesos?",
    "KRW": r"(?<=illion )won",
    "ILS": r"(?:new )?(?:israeli )?shekels?",
    "RUB": r"rou?bles?",
    "MYR": r"ringgit",
    "BDT": r"taka",
    "IDR": r"rupiahs?",
    "SEK": r"(?:swedish )?kron(?:a|or)",
    "DKK": r"danish kroner?",
    "NOK": r"(?:norwegian )?kroner?",
    "PLN": r"zlot(?:y|ys|ych)",
    "TRY": r"turkish liras?",
    "THB": r"baht",
    "pence": r"pence|pennies",
    "cent": r"cents?",
}
_SHARES = {
    "percentage_point": r"percentage[ -]points?|per cent points?|% points?|pp",
    "basis point": r"basis points?",
    "percent": r"per ?cent(?:age)?|percent|pct|pc",
}
_TIME = {
    "year": r"years?|yrs?",
    "month": r"months?",
    "week": r"weeks?",
    "fortnight": r"fortnights?",
    "day": r"days?",
    "night": r"nights?",
    "hour": r"hours?|hrs?",
    "minute": r"minutes?|mins?",
    "second": r"seconds?(?!-)|secs?",
    "decade": r"decades?",
    "century": r"century|centuries",
}
_MEASURES = {
    "kilometre per hour": r"km ?/ ?h(?:r)?|kph|kilomet(?:er|re)s? (?:per|an) hour",
    "mph": r"mph|miles? (?:per|an) hour",
    "knot": r"knots?",
    "km": r"kilomet(?:er|re)s?|kms?",
    "square mile": r"square miles?|sq\.? mi(?:les?)?",
    "square kilometre": r"square kilomet(?:er|re)s?|sq\.? km|km2|km²",
    "square metre": r"square met(?:er|re)s?|sq\.? ?m|m2|m²",
    "square foot": r"square (?:feet|foot)|sq\.? ?ft",
    "cubic metre": r"cubic met(?:er|re)s?|m3|m³",
    "mile": r"miles?",
    "yard": r"yards?|yds?",
    "foot": r"(?:feet|foot|ft)(?![ -](?:pounds?|lbs?)(?![^\W_]))",
    "inch": r"inch(?:es)?|″|(?-i:(?<=\dft \d)in|(?<=\dft \d\d)in|(?<=\dft\d)in|(?<=\dft\d\d)in)",
    "metre": r"met(?:er|re)s?|m",
    "cm": r"centimet(?:er|re)s?|cm",
    "mm": r"millimet(?:er|re)s?|mm",
    "micrometre": r"micromet(?:er|re)s?|μm|µm",
    "acre": r"acres?",
    "hectare": r"hectares?|ha",
    "kg": r"kilogram(?:me)?s?|kilos?|kgs?",
    "tonne": r"tonnes?|metric tons?",
    "ton": r"tons?",
    "gram": r"gram(?:me)?s?|g",
    "milligram": r"milligram(?:me)?s?|mg",
    "newton metre": r"newton[ -]met(?:er|re)s?|(?-i:Nm)",
    "pound-foot": r"pound[ -]f(?:ee|oo)t|lbs?[ -]ft|foot[ -]pounds?|ft[ -]lbs?",
    "pound-mass": r"lbs?",
    "ounce": r"ounces?|oz",
    "stone": r"(?-i:stone)(?! of)",
    "litre": r"lit(?:er|re)s?|l",
    "millilitre": r"millilit(?:er|re)s?|ml",
    "gallon": r"gallons?",
    "barrel": r"barrels?",
    "pint": r"pints?",
    "megawatt hour": r"megawatt[ -]hours?|mwh",
    "gigawatt hour": r"gigawatt[ -]hours?|gwh",
    "kilowatt hour": r"kilowatt[ -]hours?|kwh",
    "milliampere-hour": r"mah",
    "watt": r"watts?|(?-i:W)(?!-\d)",
    "megabit per second": r"mbps|megabits? per second",
    "megapascal": r"mpa",
    "gigawatt": r"gigawatts?|gw",
    "megawatt": r"megawatts?|mw",
    "kilowatt": r"kilowatts?|kw",
    "volt": r"volts?",
    "hertz": r"hertz|hz",
    "horsepower": r"horsepower|hp|bhp|(?-i:PS)",
    "revolutions per minute": r"rpm|revolutions (?:per|a) minute",
    "terabyte": r"terabytes?|tb",
    "gigabyte": r"gigabytes?|gb",
    "megabyte": r"megabytes?|mb",
    "celsius": r"(?:degrees? |° ?)(?:celsius|centigrade|c)|celsius|°c|deg ?c|c",
    "fahrenheit": r"(?:degrees? |° ?)(?:fahrenheit|f)|fahrenheit|°f|deg ?f|f",
    "degree": r"degrees?|°",
    "parts-per-billion": r"ppb",
    "parts-per-million": r"ppm",
}

TIME_UNITS = frozenset(_TIME)
SHARE_UNITS = frozenset(_SHARES)
MONEY_UNITS = frozenset(
    (*_MONEY, *CURRENCY_SIGNS.values(), *DOLLARS.values(), *CURRENCY_CODES.values(), *LOCAL_MONEY.values())
)
# Units of one letter stand right behind their digits, in this case: "45g", "5-10W".
SINGLE_LETTERS = frozenset("mglWCF")
NAMES: tuple[str, ...] = (*_MONEY, *_SHARES, *_TIME, *_MEASURES)

# One adjective may stand between a number and its unit of time: "three straight years", "five working days".
_BETWEEN = (
    r"(?:straight|consecutive|full|working|calendar|successive|whole|more|further|additional|long|extra|financial|fiscal|"
    r"academic|school) "
)

_BY_NAME = {**_MONEY, **_SHARES, **_TIME, **_MEASURES}
GROUPS = {f"u{index}": name for index, name in enumerate(NAMES)}
UNIT = re.compile(
    r"(?:(?P<sign>%)(?! points?)|(?P<penny>p)(?![^\W_])|[ \u00a0-]?(?:or more |or so |or less |or fewer |plus )?"
    rf"(?:{_BETWEEN})?(?:"
    + "|".join(f"(?P<u{index}>{_BY_NAME[name]})" for index, name in enumerate(NAMES))
    + r")(?![^\W_]))",
    re.IGNORECASE,
)
# "of", "worth" and the like make a unit of money out of "pounds" only where it does not weigh something.
MASS_OF = re.compile(
    r" of (?!taxpayer|public|debt|saving|cut|money|fund|spend|fine|invest|damage|government|state|their|our|the|your)",
    re.IGNORECASE,
)
WEIGHING = re.compile(r"\b(?:weigh|weigh(?:s|ed|ing|t)|heavy|lost|gained|overweight)\b", re.IGNORECASE)
AGE = re.compile(
    r"(?:[ -]years?[ -]olds?|-(?:month|week|day)[ -]olds?| (?:months?|weeks?|days?)[ -]old|(?: years?)? of age)\b",
    re.IGNORECASE,
)
# "9 of the past 12 years" are years too.
OF_SPAN = re.compile(
    r" of the (?:past|last|previous) (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(year|month|week|day)s(?![^\W_])",
    re.IGNORECASE,
)
# Units of time that are told in years, as articles tell them in turn: "two decades" and "20 years".
IN_YEARS = {"decade": 10, "century": 100}
CENTURY = re.compile(r"[ -](?:century|decade)(?![^\W_])", re.IGNORECASE)
# A unit and its part -> how many parts make the whole.
PARTS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
}
