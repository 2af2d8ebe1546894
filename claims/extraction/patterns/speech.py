"""Words of speech: verbs that report, nouns that speak, marks that quote. Data only."""

from claims.extraction.patterns.given_names import MEN, WOMEN
from claims.extraction.patterns.wordlists import words

SAYING = words(
    "say tell add announce state claim warn report note explain argue insist write tweet declare comment reply "
    "predict estimate admit acknowledge concede maintain confirm suggest stress conclude believe think advise "
    "describe quote recall remark respond reveal promise vow testify allege assert emphasise emphasize point "
    "complain deny urge agree apologise apologize call blame recommend order pledge contend counter joke quip lament "
    "caution"
)
# Who puts a thing at an amount says so: "police put the crowd at 400".
ESTIMATING = words("put estimate peg place reckon")
# What only documents do: "the letter reads: “…”".
SAYING_OF_DOCUMENTS = frozenset({"read"})
FINDING = words("find discover uncover conclude reveal show estimate identify observe hear learn record warn")
ACCORDING = "according"

DOCUMENTS = words(
    "report review inspection study survey audit document paper letter statement inquiry investigation assessment "
    "analysis article newspaper poll research dossier memo watchdog reports reviews findings figures data visit"
)
SPOKESPEOPLE = words("spokesman spokeswoman spokesperson spokespeople spokesmen representative source official")
TITLES = words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev father judge justice sen senator "
    "rep gov president premier minister"
)
ISSUING = words("publish release issue write produce compile")
ROLES = words(
    "chairman chairwoman chair chairperson director minister secretary chief leader officer spokesman spokeswoman "
    "spokesperson president mayor commissioner inspector manager head executive governor premier chancellor "
    "analyst economist professor doctor judge coroner superintendent sergeant detective constable captain general "
    "mp councillor deputy adviser advisor expert founder author resident teacher nurse"
)
SINGULAR_PEOPLE = frozenset({"he", "she"})
PRONOUNS_OF_PEOPLE = frozenset({"he", "she", "him", "her", "who", "whom"})
# "the reports spoke of “…”": verbs that report words through these prepositions.
SPEAKING_OF = frozenset({"speak", "talk", "complain"})
OF = frozenset({"of", "about"})
THINGS = frozenset({"it"})
RELATIVE = frozenset({"who", "which", "that"})
UNSPEAKING = frozenset({"there", "this", "what", "i", "you", "we", "one", "nobody", "someone", "everybody", "everyone"})

# What somebody thinks, as a noun: "his view was that …" says nothing of the view.
OPINIONS = words("view opinion belief feeling impression fear hope worry concern")

# People whom only what they know or did names: "two people briefed on the plan".
ANONYMOUS = words("people person source survivor witness official resident individual")
HE = MEN | words("mr sir lord father rev chairman spokesman businessman policeman congressman king prince")
SHE = WOMEN | words(
    "mrs ms miss dame lady mother chairwoman spokeswoman businesswoman policewoman congresswoman queen princess"
)
PAIRS = {"“": "”", '"': '"'}
SINGLE_OPENERS = frozenset("‘'")
SINGLE_CLOSERS = frozenset("’'")
