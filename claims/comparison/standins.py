"""Data: phrases that stand for one word, and the word. Ways of saying in general English; no measure by name."""

import re

_WORDS = r"(?:[\w'’-]+ )"
_HURT = "injured|hurt|wounded"
_PLACES = r"(?:town|city|village|county|country|island|region|province|district|borough|parish|area|capital)"
_VOTERS = r"(?:share of )?(?:the )?(?:registered |eligible )?(?:voters|electors|electorate|people entitled to vote)"
_RISE = "gains?|growth|increase|rise"

# In this order: what an earlier line has put as a word, a later one no longer meets.
STANDINS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), word)
    for pattern, word in (
        (r"men(?:, | and )women(?: and children)?", "people"),
        (r"(?:the )?others", "people"),
        # Which version of a figure: that is read apart.
        (r",? ?(?:by|in|according to) the (?:first|initial|preliminary) (?:estimate|count|reckoning)"
         r"|as (?:first|initially|originally) (?:reported|given|counted|estimated|published)"
         r"|(?:before|after) (?:the |its |a |any )?(?:revisions?|recount|correction)"
         r"|after (?:duplicates?|double counting|errors?|mistakes?) (?:was|were|had been) "
         r"(?:removed|taken out|corrected)", ""),
        (r"(?:yet|still|remain(?:s|ing)?) to(?: be)?|(?:not|never) yet(?: been)?", "not"),
        # Those of whom nobody can tell what became of them are missing.
        (r"whose (?:fate|whereabouts) (?:is|are|was|were|remains?|remained) (?:still )?(?:unclear|unknown|uncertain)",
         "missing"),
        (r"not (?:been )?accounted for|unaccounted for", "missing"),
        # What happens to people
        (r"(?:lost|lose) their lives", "dead"),
        (r"lives (?:that were )?(?:lost|claimed|taken)|loss of life", "people dead"),
        (r"casualty (?:list|figures?|numbers?|toll)", "casualties"),
        (rf"(?:seriously|badly|severely|gravely) (?:{_HURT})|in (?:a )?(?:serious|grave) condition",
         "injured seriously"),
        (rf"critically (?:{_HURT})|in (?:a )?critical condition", "injured critically"),
        (r"(?:lost|lose|losing) their homes?|made homeless|left homeless", "homeless"),
        (r"rough sleep(?:ers?|ing)", "people rough-sleeping"),
        (r"(?:sleep(?:s|ing)?|slept|bedd(?:ed|ing) down) (?:rough|outside|outdoors|in the open"
         r"|on (?:the )?(?:streets?|pavements?)|in (?:shop )?doorways)|(?:living|to be) on the streets",
         "rough-sleeping"),
        (r"(?:ordered|told|forced|asked|urged|had) (?:to )?(?:leave|evacuate|flee)(?: their homes?)?", "evacuated"),
        (r"(?:forced|driven) (?:out of|from) (?:their )?homes?", "displaced"),
        (r"test(?:ed|ing)? positive(?: for)?", "infected with"),
        (r"people (?:who|that) (?:have |had )?visited", "visitors"),
        (r"people (?:who|that) (?:have |had )?applied", "applicants"),
        (r"people (?:who|that) (?:have |had )?(?:attended|turned up)", "attendance"),
        (r"people (?:claiming|who claim(?:ed)?|that claim(?:ed)?)", "claimants of"),
        (r"(?:held |locked up |kept )?(?:in|at) (?:the )?(?:jails?|prisons?)|behind bars", "imprisoned"),
        (r"inmates|prisoners(?! of\b)", "people imprisoned"),
        (r"(?:taken|rushed|sent|admitted) to (?:the )?hospitals?|treated in (?:the )?hospitals?|in hospital",
         "hospitalised"),
        (r"(?:being|still) treated|(?:getting|receiving|undergoing|under|having) (?:medical )?treatment", "treated"),
        (r"on (?:a |the |its )?(?:hospital )?waiting lists?", "waiting"),
        (r"waiting lists?(?! for\b)", "people waiting"),
        (r"members? of (?:the )?parliament|mps", "lawmakers"),
        (r"members? of (?:the |a )?jury", "jurors"),
        (r"(?:taken|took|held|holding) (?:as )?hostages?", "hostage"),
        (r"on the run|at large", "fugitive"),
        # Whom a closure keeps from what they came for, it affects.
        (r"(?:shut|locked|kept|barred|turned away) (?:out|from)(?: of)?"
         r"(?: (?:the(?:ir)? )?(?:school|class|classe|classroom|lesson|lecture|desk|work)s?\b)?"
         r"|without (?:classes|lessons|lectures|schooling|teaching)", "affected"),
        (rf"people living in(?= (?:the |a )?{_PLACES})|inhabitants (?:of|in|on)|population (?:in|on)", "population of"),
        # Journeys
        (r"on board", "aboard"),
        (rf"(?:that |which )?the {_WORDS}{{1,3}}(?:was|were|is|had been) carrying", "aboard"),
        (r"(?:ran|run|came|gone|went|left|leaving|jumped|leapt) (?:off )?(?:the|its|their) (?:rails|tracks?)"
         r"|off the rails", "derailed"),
        (r"the express(?! trains?)", "the train"),
        (r"(?:train|rail|railway|railroad) (?:cars|carriages|coaches|wagons)", "carriages"),
        (rf"speed (?:at which )?({_WORDS}{{1,3}})(?:was|were) (?:travell?ing|going|moving|driving|doing)(?: at)?",
         r"speed of \1"),
        (rf"how far ({_WORDS}{{1,4}}?)(?:lies|lay|is|was|stands) (?:away )?from", r"distance of \1from"),
        (r"distance (?:to the )?(?:due )?(?:north|south|east|west)(?:-?(?:east|west))? of", "distance from"),
        # Work
        (r"out of work", "jobless"),
        (r"taken on", "hired"),
        (r"(?:lost|lose|losing) (?:their|his|her) jobs?", "sacked"),
        (r"(?:laid|lay|laying|lays) off|made redundant", "sacked"),
        (r"on the books|on the payroll", "employed"),
        (r"(?:not at|off|away from) work|(?:stayed|staying) away(?: from work)?", "absent"),
        (r"(?:took|take|taking|taken) (?:part in )?(?:industrial |strike )?action|(?:walked|walking|walk) out"
         r"|downed tools", "striking"),
        (rf"(?:{_RISE}) in (?:total |overall )?(?:non-?farm )?(?:payrolls?(?: employment| jobs)?|employment|jobs)"
         rf"|(?:non-?farm )?(?:payrolls?|employment|jobs?) (?:{_RISE})", "jobs added"),
        # Money
        (r"black hole|budget hole", "deficit"),
        (r"(?:shares?|stock) price|shares(?! of the\b)", "stock"),
        (r"involving", "with"),
        (r"relating to|related to|in respect of|arising from", "of"),
        (r"bill to (?:settle|meet|pay|cover)", "bill of"),
        (r"(?:for|to) (?:each|every)|a head of", "per"),
        (r"per cent", "percent"),
        # Law
        (r"(?:jail|prison) (?:term|sentence)|term (?:in|of) (?:jail|prison)|years in (?:jail|prison)", "sentence"),
        (r"murders?(?: and|,) manslaughters?(?: cases)?", "homicides"),
        (r"(?:a )?(?:knife|knives|blade|blades) or (?:other )?sharp (?:instruments?|objects?)", "knife"),
        (r"(?:recorded|logged|registered) by (?:the )?(?:police )?forces", "recorded by police"),
        (r"police-recorded", "police"),
        (rf"{_VOTERS} (?:who|that) (?:voted|turned out|went to the polls|cast (?:a|their) (?:vote|ballot)s?)",
         "turnout"),
        # Things
        (r"(?:without|lost|lose|losing|cut off from) (?:power|electricity)|in the dark"
         r"|(?:power|electricity) (?:cuts?|outages?)", "powerless"),
        (r"with (?:\w+ )?damage", "damaged"),
        (r"burn(?:ed|t|ing)? (?:down|to the ground)", "destroyed"),
        (r"(?:acreage|acres|hectares|land)(?= (?:burn|scorch|blacken|char|destroy|consum))", "area"),
        (r"under water", "flooded"),
        (r"(?:that |which )?(?:did|do|does|will|would|could) not (?:happen|take place|go ahead)|called off",
         "cancelled"),
        (r"(?:occasions|times|instances) (?:on|in|at) which", ""),
    )
)  # fmt: skip

# Behind the comma stands a part of what is counted; it narrows nothing.
PART_NAMED = re.compile(
    r"(?:,| \(| -) ?(?:including|among them|(?:\w+ |\d[\d,]* )?of (?:them|whom)|most of them|mostly)\b[^,)]*[,)]?"
    r"| including (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|many|some|several)\b[^,]*,?"
)
# The moment of the event: all that is told of it is told of that moment.
WHEN_IT_CAME = re.compile(
    r" when (?:it |they |(?:the|a) (?:\w+ ){1,2})(?:was |were )?(?:crashed|derailed|sank|capsized|overturned|collapsed"
    r"|exploded|erupted|burst|struck|hit|fell|caught fire|(?:left|ran off|came off) (?:the|its) \w+)\b.*"
)
JOBS_LOST = re.compile(
    r"\bjob (?:cuts|losses|cull)\b"
    r"|\b(?:jobs|posts|positions|roles) (?:\w+ )?(?:to )?(?:be )?(?:cut|lost|axed|go|shed)\b"
    rf"|\b(?:jobs|posts|positions|roles) (?:that )?{_WORDS}{{1,3}}(?:plans?|intends?|wants?|proposes?|means) to "
    r"(?:cut|axe|shed|lose)\b"
    r"|\bcut(?:ting)? (?:of )?(?:jobs|posts)\b"
)
# "Unidentified" is "not identified"; "united" and "unemployed" are words of their own.
DENIED = re.compile(r"\bun(?!ited|ion|employed|filled|accounted|der)([a-z]{3,}ed)\b")
