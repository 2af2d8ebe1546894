"""Words that name organisations, and those that point back to one. Data only."""

from claims.extraction.patterns.wordlists import words

# A definite noun ("the authority") points back to a named body of its class.
CLASSES = {
    "council": words("council authority borough county-council municipality"),
    "service": words("service services department directorate"),
    "agency": words("agency watchdog regulator body commission office bureau ministry inspectorate"),
    "company": words(
        "company firm automaker carmaker manufacturer retailer operator group business giant supplier bank lender "
        "contractor airline employer brewer"
    ),
    "force": words("force police constabulary"),
    "trust": words("trust hospital hospitals infirmary clinic"),
    "school": words("school academy college university"),
    "union": words("union federation"),
    "charity": words("charity foundation"),
    "board": words("board committee panel partnership"),
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words}

# Bodies whose findings are about somebody else.
INSPECTORS = frozenset(
    {
        "ofsted",
        "cqc",
        "care quality commission",
        "hmic",
        "hmicfrs",
        "national audit office",
        "nao",
        "audit commission",
        "government accountability office",
        "gao",
        "estyn",
        "ofgem",
        "ofwat",
        "ofcom",
        "ofqual",
        "moody's",
        "fitch",
        "s&p",
        "standard & poor's",
        "food standards agency",
        "health and safety executive",
        "education scotland",
    }
)
# What a service of a place is called after the place: "Rutland's adult care services".
SERVICE_WORDS = (
    "children’s social|children's social|children’s|children's|adult social|adult|social|health|youth|probation|"
    "fire and rescue|fire|ambulance|mental health|library|planning|housing|bus|police|prison"
)
SERVICE_HEADS = "services|service|department|care services|work department|authority"

NOT_ORGANISATIONS = words(
    "update bst gmt reuters ap pa afp related photo image caption advertisement copyright mp mps chair director "
    "chief executive cllr councillor nhs covid covid-19 brexit a&e icu itu facebook twitter getty"
)
# Words that name no body by themselves: "the County Council", "Local Authority Children's Services".
GENERIC = words(
    "local authority council county city town borough district children children's social adult services service "
    "department care health police fire union board committee trust school agency company government ministry "
    "office court parliament state federal national public the and of for work education transport team panel"
)
CHILDREN = frozenset({"children", "children's", "children’s"})
PLACE_LABELS = frozenset({"GPE", "LOC", "NORP"})
BODY_LABELS = frozenset({"ORG"})
# "the strike against the port": what these are at or against is what the story is about.
STRIKES = words("strike walkout stoppage picket action lockout")
# A body named for those who work: "Amalgamated Dock Workers".
UNION_MEMBERS = frozenset({"workers", "teamsters", "machinists"})
