"""Data: the words that comparison goes by. Classes of general English only; no measure, place or person by name."""


def word_set(text: str) -> frozenset[str]:
    """The words of a block of text, so that data reads as lists of words."""
    return frozenset(text.split())


STOP = word_set(
    """
    a an the and or but nor so as at by for from in into of off on onto over per to up upon with within without
    about above across after against along amid among around before behind below beneath beside between beyond
    down during near out outside past since through throughout till toward towards under until via than then
    that this these those there here it its he she they them their his her him we us our you your i my me who
    whom whose which what when where why how be have do will would shall should can could may might must not no
    any each every either neither both all also just only even still yet already ever never too very more most
    less least much many some such other another same own few several if because while although though whether
    however therefore far back away again once now today yesterday tomorrow
    """
)

# Words that leave the measure as it is: "the number of people confirmed dead" counts the dead.
WEAK = word_set(
    """
    number total figure amount sum overall combined altogether estimate estimated approximate approximately
    roughly nearly almost reported report said say believe believed think thought know known confirm confirmed
    officially official far least likely possible possibly potential potentially allegedly alleged apparent apparently
    separate different new current currently present presently recent recently
    previous previously latest toll tally count level one two three four five six seven eight nine ten be have get
    give take make do come go put see there various certain particular own whole entire full about include
    including fresh actual actually least quite face cast find discover stand remain stay
    """
) - {"full", "new", "previous", "loss"}

NEGATIONS = word_set("without not no never non lack lacking except excluding neither nor unless")
# Before a number in a phrase: which side of the limit is counted.
BELOW = word_set("under within below less fewer younger inside")
ABOVE = word_set("over above more longer older beyond exceeding least")
LIMIT_NOUNS = word_set(
    """
    second minute hour day week month year decade old mile km kilometre metre foot acre percent per pound dollar euro
    """
)
_COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SMALL_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTING, start=1)}
# Right before a number, these make it a part of another.
PART_WORDS = (
    *("including", "include", "includes", "included", "among them", "of whom", "of them", "of which", "of those"),
)

PARTS_OF = ("of them", "of these", "of those", "of whom", "of which")

# Cause or setting that names the story's own event ("killed in the crash"): it narrows nothing among reports of it.
EVENT_NOUNS = word_set(
    """
    accident attack avalanche blast blaze bombing cave-in collapse collision conflict crash cyclone derailment
    disaster dispute drought earthquake epidemic eruption explosion fire flood flooding heatwave hurricane
    incident landslide massacre outbreak pandemic pile-up quake raid riot shipwreck shooting sinking stampede
    stoppage storm strike tornado election referendum poll match march demonstration rally tragedy tsunami
    typhoon unrest violence walkout war wildfire wreck disease virus illness infection bug breach siege standoff
    crisis protest shelling bombardment ambush mudslide
    """
)
# Protests and stoppages are counted as well as those who take part in them.
DOINGS = word_set("protest demonstration rally strike walkout stoppage picket")
# How a toll or a list is told: of those in a state, these narrow nothing.
TOLD_OF_TOLLS = word_set("final rise list listed register registered")
VESSELS = word_set(
    "vessel tanker freighter ferry plane flight train bus coach tram cruise liner trawler yacht dinghy helicopter"
)
# Before a noun for people: what they meant to become. Of those whom an event struck, it narrows nothing.
INTENTS = word_set("would-be aspiring prospective intending hopeful")
EVENT_PREPOSITIONS = frozenset({"in", "by", "after", "during", "from", "since", "of", "following", "amid", "at"})

# Money is saved and cases are carried as well: a state of people only behind a noun for people.
DONE_TO_THINGS_TOO = frozenset({"save", "carry"})
# States that only people are in: without a noun of its own, such a phrase counts people.
STATES_OF_PEOPLE = word_set(
    """
    dead injured missing alive aboard held charged convicted imprisoned kidnapped evacuated homeless displaced jobless
    sacked hired striking infected hospitalised treated vaccinated poor absent protesting waiting rough-sleeping
    casualty stranded
    """
)
# States that pass: another day has another number of people in them.
PASSING_STATES = word_set(
    """
    missing held hospitalised treated vacant employed jobless waiting striking imprisoned absent poor powerless unpaid
    rough-sleeping stranded
    """
)
# States that only fill up while an event is counted.
RUNNING_STATES = word_set(
    """
    dead injured casualty alive infected evacuated displaced damaged destroyed culled charged held homeless vaccinated
    """
)

# Nouns for people: the first set is general and covers any of the second.
GENERAL_PEOPLE = frozenset({"people"})
WORKING_PEOPLE = frozenset({"staff"})
KINDS_OF_PEOPLE = word_set(
    """
    staff pupil child doctor police migrant refugee resident patient miner teacher nurse passenger soldier man
    woman civilian worker prisoner inmate sailor crew driver voter farmer tourist villager fisherman firefighter
    protester survivor striker adult teenager baby infant customer tenant citizen member driver pensioner
    asylum-seeker seeker labourer builder pilot guest visitor fan spectator colleague relative docker cleaner lecturer
    engineer technician signaller clerk porter midwife paramedic carer lawyer barrister postman scientist academic
    journalist actor athlete player trader farmhand steelworker railwayman bus-driver trucker councilor caretaker
    shopkeeper apprentice trainee recruit graduate commuter motorist cyclist pedestrian rider hiker climber skier
    swimmer diver worshipper pilgrim shopper camper holidaymaker evacuee
    """
)
# These may be everyone an event struck; the other kinds are a part of the people, so that "12 people" and "5 children"
# agree.
WHOLE_CROWDS = word_set(
    """
    staff miner migrant refugee resident passenger pupil patient prisoner inmate worker villager survivor striker
    protester customer tenant
    """
)
WORKERS = word_set(
    """
    miner teacher nurse doctor police driver firefighter labourer builder crew pilot docker cleaner lecturer engineer
    technician signaller clerk porter midwife paramedic carer lawyer barrister postman steelworker railwayman trucker
    caretaker
    """
)
# Two nouns for one thing: of money, of papers, of what is visited, of what runs to a timetable.
ONE_NOUN = frozenset(
    frozenset(pair.split())
    for pair in (
        *("sale income", "claim application", "visit visitor", "visitor audience", "visit audience", "train service"),
        *("flight service", "bus service", "line rail", "poultry bird", "crop production"),
        *("driver motorist", "viewer audience"),
    )
)

# How a number was come by, in base forms.
ESTIMATED = word_set("estimate reckon guess extrapolate believe fear presume think suspect")
COUNTED = word_set("count record register confirm tally audit log")
BODIES = word_set("body corpse remains")
# What each who publishes it reckons in a way of his own.
RECKONED = word_set("average mean median typical index")
# What people say when they are asked, each time of another sample.
OPINIONS = word_set(
    "support oppose favor think believe trust distrust intend approve disapprove want prefer worry agree"
)
# A count that was put right; and of one figure, the words for before and after.
CORRECTIONS = word_set(
    """
    revise lower correct correction downgrade downward downwards recount mistake mistaken error duplicate duplication
    verify verification final
    """
)
REVISED = word_set("revised updated upgraded downgraded corrected restated")
UNREVISED = word_set("unrevised preliminary provisional advance")
# A count that is said to be going up.
RISING = (
    "risen to",
    "rose to",
    "rises to",
    "increased to",
    "climbed to",
    "climbs to",
    "jumped to",
    "rising",
    "expected to rise",
)
# Who reckons a number by a method of their own.
STUDIES = word_set("study university researcher academic scientist institute analyst economist thinktank think-tank")

# What is built or mended: its cost is told of the whole, and no day changes it.
WORKS = word_set(
    """
    project scheme development building build repair replacement upgrade renovation refurbishment restoration bridge
    tunnel stadium school hospital program plant line road system railway motorway airport runway reactor
    """
)
WORTHS = word_set("cost costs price value worth bill size")
# What a decision fixed, or one event left behind: days later it is still the same.
DECIDED_HEADS = word_set("dividend turnout majority participant effectiveness conviction")
# What is itself a change: "prices rose by 4 per cent" gives inflation.
CHANGES = word_set("rise fall inflation warm")
# What is imposed on somebody once: words that only one side has tell what for.
IMPOSED_HEADS = word_set("fine ransom bail")
# What a vote or a match comes to: the next one comes to something else.
OCCASION_HEADS = word_set("turnout majority ballot audience")
DECIDED_STATES = frozenset({"sacked"})
# Of a number, that it is no longer the one told before.
CHANGED = word_set(
    """
    now new latest revised raised increased improved up down further more another additional extra so already rose
    risen rising grew grown climbed fell fallen lowered updated until previously originally initially first
    """
)

# What a claim is taken for when no catalogue says: read from words of the phrase, number and sentence.
# What changes from hour to hour: two numbers of one day need not clash.
FLEETING = word_set("wind winds gust gusts temperature temperatures tide tides")
SIZES = word_set("length distance height depth weight size age width magnitude speed capacity")
FIXED_HEADS = SIZES | word_set("vote fine sentence ransom bail")
# What one event did to what was planned, or one raid took: of another event, another total.
FLOW_STATES = frozenset({"cancelled", "seized", "stolen"})
# What happens over and over: the amount of one day or month is no newer value of another's.
FLOWS = word_set("added created hired recruited discharged admitted sold built completed issued")
OF_MONEY = word_set("saving spending cost income profit loss budget sale spend turnover tax grant investment deficit")
TOTAL_WORDS = word_set(
    """
    saving spending cost income profit loss budget sale spend donation turnover tax fine grant investment
    deficit crime birth arrival rainfall output production export import visit
    """
)
RUNNING_WORDS = (
    *("confirmed", "so far", "already", "at least", "to date", "remain", "remains", "still", "now", "have died"),
    *("has risen", "rose to", "risen to", "climbed to", "has reached", "up from"),
)
CEILING_WORDS = ("as many as", "up to", "as much as")
SOME_WORDS = frozenset({"some", "a few", "several", "certain", "many", "a number of", "a minority of", "part of"})

TARGET_WORDS = word_set("target goal aim pledge pledged promise promised planned proposed budgeted")
# What is planned is as much ahead as what "will" be.
PLAN_WORDS = word_set("planned proposed")
AHEAD_WORDS = word_set("will would could may to facing face due shall")
FORECAST_WORDS = word_set(
    """
    forecast expect expected projected predict predicted projection prediction
    """
)

VAGUE_PERIODS = ("in recent years", "over the years", "in recent months", "in recent decades", "over recent years",
                 "in past years", "for years", "in the past few years")  # fmt: skip

# A stated figure stands behind these nouns; they can be published, and their findings reported.
DOCUMENT_NOUNS = word_set(
    """
    report review study survey audit inquiry investigation paper statement analysis dossier assessment verdict
    """
)
REPORTING_VERBS = word_set(
    """
    find say conclude identify reveal show state warn highlight recommend criticise criticize note add
    """
)

# Parts of an organisation's name that many share.
COMMON_NAME_WORDS = word_set(
    """
    council county city borough district university college school hospital trust police force department
    ministry office service services committee board group company plc ltd inc corporation agency authority
    association union children national royal state federal public government united international world north
    south east west new great central general social health education of the and for st saint house commission
    party bank airport port
    """
)

# What a name may have or lack and still be one body's.
LEGAL_FORMS = word_set("plc ltd limited inc co corp corporation company llc")
TIERS = word_set("county city borough district metropolitan")
COUNCILS = word_set("council police constabulary")

# What sort of body a name is of. These words stand in so many names that no block is looked up by them alone.
KINDS_OF_BODY = word_set(
    """
    council county city borough district parish trust police constabulary force department ministry office service
    services committee board group company agency authority association union fire rescue ambulance brigade
    """
)

MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec spring summer autumn winter monday tuesday wednesday thursday friday saturday
    sunday
    """
)

# An office: who is named by it may elsewhere be named by name.
TITLES = word_set(
    """
    president chief minister secretary mayor leader director spokesman spokeswoman spokesperson executive police chair
    chairman chairwoman commissioner governor manager head chancellor ambassador general negotiator senator lawmaker
    councillor bishop judge teacher doctor professor sergeant superintendent inspector
    """
)

# Content words so frequent that two quotations sharing one say nothing of each other.
COMMON_QUOTE_WORDS = word_set(
    """
    people person child year time way thing day work service council government make need want know think look
    go good great very really problem country world man woman life lot place part number report issue family
    staff home school police case help support public local take come get right high low long big
    """
)
