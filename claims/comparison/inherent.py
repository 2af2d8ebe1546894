"""Data: what goes without saying of a thing, and which sorts of thing a noun takes in. General English only."""

from claims.comparison.vocabulary import word_set

# What is said of those in a state and adds nothing to it: people wait for treatment, and to start it.
INHERENT = {
    "waiting": word_set(
        "treatment hospital start begin care list nhs routine elective bed admission admit unload dock berth land port "
        "enter"
    ),
    "treated": word_set("injured"),
    "restrict": word_set("partial"),
    "held": word_set("police"),
    "evacuated": word_set("home"),
    "displaced": word_set("home"),
    "dead": word_set("remain"),
    "jobless": word_set("work"),
    "created": word_set("new"),
    "build": word_set("new"),
    "completed": word_set("new"),
    "bed": word_set("hospital"),
    "rent": word_set("month"),
    "majority": word_set("ballot"),
    "pupil": word_set("enrolled roll"),
    "turbine": word_set("wind"),
    "missing": word_set("underground"),
    "dose": word_set("vaccine"),
    "dividend": word_set("percent-part per"),
    "limit": word_set("legal"),
    "alive": word_set("underground"),
    "parcel": word_set("distribution"),
    "stolen": word_set("customer client victim"),
    "object": word_set("collection"),
    "income": word_set("year"),
    "sale": word_set("year"),
    "profit": word_set("year"),
    "deficit": word_set("budget"),
    "crest": word_set("river water flood"),
}

# A noun for all of a sort, and those for some: the drugs of a haul may be its cocaine.
SORTS_OF_THINGS: dict[str, frozenset[str]] = {
    "drug": word_set("cocaine heroin cannabis marijuana fentanyl methamphetamine ketamine opium ecstasy pill"),
    "weapon": word_set("gun rifle pistol knife grenade bomb missile"),
    "animal": word_set("cattle sheep pig poultry bird dog horse goat"),
    "object": word_set("painting sculpture coin jewel manuscript book vase statue"),
    "build": word_set("home church school shop factory hospital"),
}
