"""Places by which a text tells whose dollars its bare "$" means. Data only."""

import re

# Currency -> names of the country and of the states and cities that stand for it in the news and nowhere else.
HOMES: dict[str, tuple[str, ...]] = {
    "AUD": (
        "Australia", "Australian", "Australians", "Queensland", "New South Wales", "NSW", "South Australia", "Tasmania",
        "Northern Territory", "Sydney", "Melbourne", "Brisbane", "Adelaide", "Canberra", "Hobart", "Darwin",
        "Gold Coast",
    ),
    "NZD": (
        "New Zealand", "New Zealander", "New Zealanders", "Auckland", "Christchurch", "Dunedin", "Waikato", "Otago",
        "Aotearoa",
    ),
    "CAD": (
        "Canada", "Canadian", "Canadians", "Ontario", "Quebec", "Québec", "Alberta", "British Columbia", "Manitoba",
        "Saskatchewan", "Nova Scotia", "New Brunswick", "Newfoundland", "Toronto", "Montreal", "Calgary", "Edmonton",
        "Ottawa", "Winnipeg",
    ),
    "SGD": ("Singapore", "Singaporean", "Singaporeans"),
    "HKD": ("Hong Kong", "Hongkongers"),
    "USD": (
        "US", "U.S.", "USA", "U.S", "United States", "America", "American", "Americans", "Washington", "White House",
        "Wall Street", "New York", "California", "Texas", "Florida", "Illinois", "Pennsylvania", "Ohio", "Michigan",
        "Georgia", "North Carolina", "New Jersey", "Massachusetts", "Arizona", "Minnesota", "Colorado", "Oregon",
        "Wisconsin", "Missouri", "Maryland", "Louisiana", "Kentucky", "Tennessee", "Chicago", "Los Angeles", "Boston",
        "Detroit", "Houston", "Philadelphia", "San Francisco", "Seattle", "Miami", "Atlanta", "Denver",
    ),
}  # fmt: skip
PLACE = re.compile(
    r"(?<![\w$])(?:"
    + "|".join(f"(?P<{code}>{'|'.join(map(re.escape, names))})" for code, names in HOMES.items())
    + r")(?![\w$])"
)
# What the whole world trades has its price in the dollars of the United States.
WORLD_PRICE = re.compile(
    r" (?:an?|per|the) (?:barrel|ounce|troy ounce|bushel|tonne|metric ton)(?![^\W_])", re.IGNORECASE
)
# Fewer names than these decide nothing.
FEWEST = 2
