"""Data: the ways of naming a measure that newspapers have, and the one that stands for them. No measure by name.

A naming turns a clause into the noun that is measured: "the time the bridge will be closed" is the length of a
closure, "how deep the quake struck" its depth, "people who took part in the trial" are its participants.
"""

import re

_THE = r"(?:the |a |an |its |their |his |her )"
_IS = r"(?:is|are|was|were|be|been|being|(?:has|have|had|will|would|could|may|might|must|to) (?:be|been|have been))"
_DID = r"(?:(?:has|have|had|will|would|could|may|might) (?:have )?)?"
_WHO = r"(?:who|that|which) "
_WHO_HAD = rf"(?:{_WHO})?{_DID}"
_OFFICE = r"(?:mayor|president|leader|governor|senator|mp|premier|prime minister|chairman|chair|councill?or)"
_WINNER = rf"(?:the |its )?(?:winning candidate|winner|victor|new {_OFFICE}|{_OFFICE}-elect)"
_RIVAL = (
    r"(?:the |his |her |its |their )?(?:runner-up|(?:nearest|closest|main) (?:rival|challenger|opponent)"
    r"|second place)"
)
_SPAN = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_NUMBER = r"(?:\d[\d,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CROWD = (
    r"(?:spectators|people|onlookers|crowd|attendance|gate|turnout) (?:who (?:watched|attended"
    r"|saw|turned up (?:for|to)|came to)|in|at|inside|for|watching|attending) (?:the )?"
    r"(?:(?!(?:home|away|first|second|third|last|opening) )\w+ )??"
)
_THING = r"(?:[\w'’-]+ ){0,3}?[\w'’-]+"

NAMINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), name)
    for pattern, name in (
        # Small words and abbreviations
        (r"co2|carbon dioxide", "carbon"),
        (r"a ?& ?e|accident and emergency|casualty (?:department|unit|ward)|(?:emergency|casualty) (?:room|ward"
         r"|unit)",
         "emergency"),
        (rf"(?:inside|in (?:under|less than))(?= {_NUMBER} {_SPAN})", "within"),
        (rf"(?:longer|greater|higher) than(?= {_NUMBER} )|in excess of", "more than"),
        (r"dealt with|attended to|treated(?= within)", "seen"),
        (r"(?:a|per|each|every) day|daily", "day"),
        (r"(?:a|per|each|every) week|weekly", "week"),
        (r"(?:a|per|each|every) month|monthly", "month"),
        (r"(?:a|per|each|every) year|annually|yearly|annual|per annum", "year"),
        (r"on average|typical", "average"),
        # How much, how far, how long
        (rf"how long ({_THE}?{_THING}) (?:lasted|lasts|took|takes|went on|ran|runs)", r"length of \1"),
        (rf"(?:number of )?(?:time|days|weeks|months|hours|years) (?:that |for which )?({_THE}?{_THING}) "
         rf"{_DID}(?:lasted|lasts?|took|takes?|went on|gone on|ran|runs?)", r"length of \1"),
        (rf"(?:length of )?time (?:that |for which |during which )?({_THE}{_THING}) (?:{_IS}|stays?|stayed|remains?"
         r"|remained) (?:closed|shut)", r"length of the closure of \1"),
        (rf"how (?:big|strong|powerful) ({_THE}?{_THING}) {_IS}", r"magnitude of \1"),
        (rf"how deep ({_THE}?{_THING}) (?:{_IS}|struck|hit|lay|lies)", r"depth of \1"),
        (rf"how (?:high|tall) ({_THE}?{_THING}) (?:{_IS}|rose|stood|stands|reached)", r"height of \1"),
        (rf"how fast ({_THE}?{_THING}) {_IS}(?: \w+ing)?", r"speed of \1"),
        (rf"how many ({_THING}) (?:there )?{_IS}", r"\1"),
        (rf"(depth|height|speed|price|rate|distance|age|temperature) (?:at|to|from|for) which ({_THE}?{_THING}) "
         rf"{_DID}(?:{_IS} )?(?:\w+ed|struck|hit|fell|rose|sold|sank|stood|lay|flew|came|ran|going|travell?ing)",
         r"\1 of \2"),
        (rf"(?:peak|highest|maximum|record) (?:height|level|depth) of ({_THE}?{_THING})"
         rf"|(?:height|level) (?:at|to) which ({_THE}?{_THING}) (?:peaked|crested)", r"crest of \1\2"),
        (r"(?:strength|force|intensity|power)(?= of the (?:earthquake|quake|tremor))", "magnitude"),
        # Elections
        (rf"(?:{_WINNER}(?:['’]s?) )?(?:winning (?:margin|majority)|majority|margin of victory|lead|margin)"
         rf"(?: of {_WINNER})? over {_RIVAL}|{_WINNER}['’]s? (?:majority|lead|margin)"
         rf"|(?:winning margin|margin of victory|majority)(?: of {_WINNER})?(?! of\b)|votes ahead(?: of {_RIVAL})?",
         "majority"),
        (rf"votes? (?:for|won by|cast for|polled by|received by|that went to|of) {_WINNER}|{_WINNER}['’]s? votes?",
         "votes winner"),
        (r"(?:share of )?(?:the )?(?:(?:registered|eligible) )?(?:voters|electors|electorate"
         r"|people entitled to vote) "
         rf"(?:{_WHO})?(?:voted|turned out|took part|participated|went to (?:the )?(?:polls|vote)|voting|turning out"
         r"|taking part|cast(?:ing)? (?:a |their )?(?:vote|ballot)s?)|(?:votes|ballots) cast(?! for| against"
         r"| by| in fav)",
         "turnout"),
        (r"(?:spoil(?:ed|t)|invalid|rejected|void) (?:votes?|ballots?|papers?|ballot papers?)"
         r"|(?:votes?|ballots?|ballot papers?) (?:that were |which were )?(?:spoil(?:ed|t)|rejected"
         r"|declared (?:void|invalid))",
         "spoiled ballots"),
        (r"polling (?:stations|places|centres)|voting (?:stations|places|centres)", "polling stations"),
        # Objections, petitions, complaints
        (rf"(?:people|residents|neighbours|locals|households|villagers) {_WHO_HAD}objected|objectors"
         r"|(?:letters|written) (?:of )?objections?|objections? (?:received|lodged|submitted|made"
         r"|filed)", "objections"),
        (r"(?:people|names|residents) (?:who (?:have |had )?signed|on|backing|behind) (?:the |a )?petition"
         r"|signatures? (?:on|to|collected for|gathered for) (?:the |a )?petition|petition signatures", "signatures"),
        # Getting about
        (r"vehicles (?:that |which )?(?:use|using|cross|crossing|pass over|on)"
         r"(?= (?:the|this|it)\b)|traffic (?:over|on|across|through|along)(?= the\b)", "traffic of"),
        (rf"(?:trains|services|flights|buses) (?:{_WHO})?(?:(?:{_IS} )?(?:arriv|depart|r[au]n)\w*|{_IS}) "
         r"(?:on time|punctual(?:ly)?|to time(?:table)?)|on-time (?:trains|performance|arrivals?|departures)",
         "punctuality"),
        # Prices
        (r"(?:ticket|fare) (?:prices?|costs?|increases?)(?= |$)|(?:rail|train|bus|tram) fares?", "fares"),
        (r"(?:price|sum|amount|fee) paid(?= for\b)|transfer fee|price tag|asking price", "price"),
        # Work
        (r"vacanc(?:y|ies)(?: rate)? (?:among|for|in|of) (\w+)|(\w+) vacancy rate|(?:unfilled|vacant|empty) (\w+) "
         rf"(?:posts|jobs|roles|positions)|(\w+) (?:posts|jobs|roles|positions) (?:{_WHO}{_IS} )?(?:standing )?"
         r"(?:unfilled|vacant|empty)|shortage of (\w+)", r"\1\2\3\4\5 vacancies"),
        (rf"(\w+s) (?:{_THE}?\w+ (?:still )?(?:needs?|lacks?|has|wants?) to (?:recruit|hire)"
         rf"|short)", r"\1 vacancies"),
        (rf"(?:posts|jobs|positions|roles|workers|staff|employees) (?:{_WHO})?(?:to go|to be (?:cut|lost|axed|shed)"
         r"|(?:will|would|could|may|are to|is to) (?:go|be (?:cut|lost|axed|shed)|lose (?:their|the) jobs?)"
         r"|facing (?:the axe|redundancy|the sack))"
         r"|(?:planned|proposed|expected|compulsory )?(?:redundancies|layoffs|lay-offs|dismissals|job losses"
         r"|job cuts)"
         r"(?! notices?| pay| payments?)", "staff sacked"),
        (r"(?:stoppages?|walkouts?|industrial action|work stoppages?|strike action)", "strike"),
        (rf"{_WHO_HAD}(?:joined|took part in|joining|taking part in|supported|on|involved in"
         rf"|out on) (?:the )?strikes?"
         r"|(?:downed|downing) tools|walked out|walking out|on the picket lines?", "striking"),
        (r"(?:pay |wage |salary )?(?:rise|raise|increase|deal|award) (?:that )?(?:(?:is|was|being|has been) )?"
         r"(?:offered|on offer|on the table|proposed by (?:the )?(?:employers?|company|management))"
         r"|offer of a (?:pay |wage )?(?:rise|raise|increase)|(?:pay|wage) (?:offer|proposal)", "pay offer"),
        # Waiting
        (r"(?:kept|left|been|forced to|had to) wait(?:ing)?|facing (?:a )?waits?(?: of)?|queu(?:e|ed|ing|eing)"
         r"|stuck|held up|at anchor", "waiting"),
        (r"(?:treatment )?backlog of (?:patients|people)|(?:patients|people) (?:on|in) (?:the |its )?(?:backlog"
         r"|queue)"
         r"|treatment backlog", "people waiting"),
        (r"(?:awaiting|waiting for|without|pending) (?:a |an |the )?(?:initial |first )?(?:decision|ruling)s?"
         r"|(?:yet |still |waiting )?to be (?:decided|dealt with|processed|heard)|undecided|unprocessed|pending",
         "outstanding"),
        (r"backlog of (?:undecided |outstanding )?(\w+)", r"outstanding \1"),
        (r"response times?|time (?:taken |it takes )?to (?:reach|respond to|get to|answer)",
         "response"),
        # Rescue, flight and shelter
        (r"(?:moved|taken|brought|led|bus(?:s)?ed|ferried|flown) (?:out(?: of (?:their|the) homes?)?"
         r"|to (?:safety|shelters?)"
         r"|from their homes)|(?:had|forced|ordered|told|advised|asked) to (?:leave|abandon|quit|flee)"
         r"(?: (?:their )?(?:homes?|houses?))?|(?:fled|left|abandoned) their (?:homes|houses)", "evacuated"),
        (r"(?:winched|airlifted|lifted|plucked)(?: to safety| from (?:the )?\w+)?(?: by (?:a )?helicopters?)?"
         r"|(?:rescued|saved|picked up) by (?:a )?helicopters?", "rescued by helicopter"),
        (r"(?:pulled|dug|hauled|freed|brought out|recovered|taken) (?:out )?alive(?: from (?:the |under )?[\w ]+)?"
         r"|(?:pulled|dug|plucked) (?:alive )?(?:out )?(?:from|of) (?:under )?(?:the )?(?:rubble|wreckage"
         r"|debris|ruins"
         r"|water|sea|snow)(?: alive)?|pulled to safety|found alive", "rescued"),
        (r"(?:still )?(?:cut off from|off) the (?:grid|power supply|mains)|blacked out|(?:still )?in darkness",
         "without power"),
        (r"(?:people|those|residents|civilians|families|refugees) (?:who |that )?(?:have |had )?"
         r"(?:fled|escaped|(?:crossed|streamed|poured)(?= (?:(?:across|over|through|from) )?the (?:border|frontier)))"
         r"(?: (?:(?:across|over|through|from) )?the (?:border|frontier))?",
         "refugees"),
        (r"refugees (?:who |that )?(?:have |had )?(?:arrived|arriving)", "refugees"),
        (r"(?:strength|size) of the (?:police )?force", "police officers"),
        # Courts
        (r"(?:time|years?|months?|term) (?:that )?(?:the \w+|he|she|they) (?:will|must|would|is to|are to"
         r"|has to|faces?|was"
         r" told to|was ordered to) (?:spend|serve)?(?: (?:in|behind) (?:prison|jail|bars|custody))?"
         r"|time in (?:prison|jail|custody)|(?:prison|jail|custodial) (?:sentence|term)|term of imprisonment"
         r"|(?:time|years|months) (?:behind bars|in custody)", "sentence"),
        (r"(?:charges|counts|offences|crimes) (?:of|on|for) which (?:he|she|they|the \w+(?: \w+)?) (?:was|were"
         r"|had been)"
         r" (?:convicted|found guilty)|(?:charges|counts|offences) (?:that )?(?:he|she|they"
         r"|the \w+(?: \w+)?) (?:was|were)"
         r" (?:convicted of|found guilty (?:of|on))|guilty (?:counts|verdicts)|(?:charges"
         r"|counts) proved", "convictions"),
        (r"(\w+) (?:detection|clear-up|clearance|solution) rate", r"\1 solved"),
        (r"cleared up|detected(?= (?:crimes|burglaries|offences|thefts|robberies))", "solved"),
        # Asking and being granted
        (r"(?:success|approval|acceptance|grant) rate (?:of|for|among) (.+)", r"\1 approved"),
        (rf"(?:{_WHO}{_IS} )?(?:granted|approved|accepted|successful)(?= |$)(?! by)|{_WHO}(?:succeeded|succeed)",
         "approved"),
        # Trials of drugs
        (r"(?:volunteers|participants|subjects|patients|people|adults|recruits) (?:in|on|enrolled in|"
         r"(?:who|that) (?:took|had taken) part in|recruited (?:for|to)|given (?:the )?\w+ in) (?:the |a |its )?"
         r"(?:\w+ )?(?:trial|study|experiment)|(?:trial|study) (?:participants|volunteers|subjects)"
         r"|(?:people|volunteers) (?:who (?:took|had taken) part|enrolled)", "participants"),
        (r"(?:protection|immunity) (?:given|offered|provided|conferred)? ?(?:by|of|from)|how (?:well|effective)"
         r"|efficacy of",
         "effectiveness of"),
        # Climate
        (r"(?:global )?warming (?:since|above|over|compared with|relative to) (?:the )?pre-industrial (?:times"
         r"|levels?|era)"
         r"|(?:rise|increase) in (?:the )?(?:average |mean )?(?:global |world )?(?:temperatures?|warming)"
         r"(?: (?:since|above|over|from) (?:the )?pre-industrial (?:times|levels?|era))?|temperature (?:rise"
         r"|increase)",
         "warming"),
        (r"sea-levels?", "sea level"),
        # Crowds
        (rf"{_CROWD}(?:match|game|ground|stadium|final|race|derby|opener|tie|fixture)", "attendance of the match"),
        (rf"{_CROWD}(?:concert|festival|show|gig)", "attendance of the concert"),
        (r"away(?= (?:fans|supporters|section|end)\b)", "visiting"),
        (r"(?:up )?for sale|on the market", "unsold"),
        # Closing
        (r"(?:to|due to|set to|about to|that will|which will|earmarked to|expected to) (?:close|shut(?: down)?"
         r"|be (?:closed|shut|axed|scrapped))|facing (?:the axe|closure)|(?:earmarked|lined up|marked"
         r"|listed) for closure"
         r"|under threat of closure|for the axe", "to be closed"),
        # Money kept and money missing
        (r"(?:general |usable |unallocated |council )?reserves|money (?:held |kept |left )?in reserve|rainy-day fund"
         r"|reserve fund", "reserves"),
        (r"(?:general |revenue )?(?:budget|funding|spending|financial) (?:gap|shortfall|hole|deficit)"
         r"|(?:gap|shortfall|hole|deficit) in (?:the |its |their )?(?:next year['’]s "
         r"|this year['’]s )?(?:budget|finances|"
         r"accounts)", "deficit"),
        (r"(?:pre-tax|pretax) (profits?|losse?s?)", r"\1 before tax"),
        (r"(?:after-tax|post-tax) (profits?|losse?s?)", r"\1 after tax"),
        (r"bill for", "cost of"),
        (r"(?:massed|amassed|stationed|positioned)", "deployed"),
        (r"new homes (?:planned|proposed)", "homes planned"),
    )
)  # fmt: skip
