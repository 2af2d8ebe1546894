"""Data: ways of naming a measure on single beats; each group is read only where a phrase has one of its words.

They come before those of `namings_more` and `namings`: what they put as a word, these may put as another.
"""

import re
from typing import NamedTuple

_WHO = r"(?:(?:who|that|which) )?(?:(?:has|have|had) )?(?:(?:is|are|was|were|been) )*"
_THE = r"(?:the |its |their |a |an )?"
_CROPS = (
    r"(?:wheat|barley|oats?|rye|rice|maize|corn|grain|cereals?|potato(?:es)?|soya?|soybeans?|sugar ?beet|cotton|coffee"
    r"|cocoa|tea|olives?|grapes?|apples?|fruit|vegetables?|rapeseed|crops?)"
)
_DRUGS = r"(?:cocaine|heroin|cannabis|marijuana|fentanyl|methamphetamine|ketamine|opium|drugs|narcotics|pills)"
_RUNS = r"(?:trains?|services?|flights?|sailings?|ferries|buses|trams?)"
_PLANNED = (
    rf"(?:{_RUNS}|match(?:es)?|games?|fixtures?|races?|concerts?|events?|classes|lessons|appointments?|operations?)"
)
_OIL = r"(?:crude oil|crude|oil|diesel|fuel|sewage|petrol)"


class Group(NamedTuple):
    """Namings of one subject, and the parts of words of which a phrase has one before any of them can be in it."""

    signs: tuple[str, ...]
    namings: tuple[tuple[re.Pattern[str], str], ...]


def group(signs: str, *namings: tuple[str, str]) -> Group:
    """A pattern ends with a word, or with the space behind one."""
    whole = ((re.compile(rf"(?<![\w-])(?:{pattern})(?:(?<= )|(?![\w-]))"), name) for pattern, name in namings)
    return Group(tuple(signs.split()), tuple(whole))


GROUPS: tuple[Group, ...] = (
    group(
        "share proportion percentage ratio",
        # "The wage bill as a share of turnover" and "the share of turnover spent on wages".
        (rf"(?:share|proportion|percentage) of {_THE}(.+?) (?:that )?(?:is |was |are |were )?(?:(?:being )?spent on"
         r"|(?:going|goes|went) (?:to|on)|taken up by|swallowed (?:up )?by|eaten up by|accounted for by"
         rf"|devoted to|made up of|made up by) {_THE}(.+)", r"share of \1 for \2"),
        (rf"^(.+?)(?: bills?| costs?| spending)? as a (?:share|proportion|percentage|percent) of {_THE}(.+)",
         r"share of \2 for \1"),
        (rf"^(?:ratio of )(.+?) to {_THE}(.+)", r"share of \2 for \1"),
        (r"^([\w'’]+)-to-([\w'’]+) ratio", r"share of \2 for \1"),
    ),
    group(
        "paid cost fee price sum amount money",
        (rf"(?:fee|price|sum|amount|money) (?:paid |agreed )?(?:for|to (?:buy|sign|acquire|land)) {_THE}"
         r"(?:signing|purchase|transfer) of", "price of"),
        (r"(?:transfer fee|fee|price|sum|amount) (?:that |which )?(?:(?:the |its )?[\w'’]+(?: [\w'’]+)? )?(?:have "
         r"|has |had )?"
         r"(?:paid|agreed)(?: to pay)? (?:for|to (?:buy|sign|acquire|land))", "price of"),
        (r"(?:price|sum|amount) (?:that |which |for which |at which )?"
         r"(the (?:\w+ )?\w+) (?:fetched|sold for|went for|(?:was|were) sold(?: for)?|realised|changed hands for)",
         r"price of \1"),
        (r"transfer fee(?= (?:for|of|paid)\b)|fee(?= (?:paid )?for\b)", "price"),
        (r"(cost|bill|price)(?: of| for| to) (?:building|constructing|build|construct)(?= (?:the|its|a)\b)",
         r"\1 of"),
    ),
    group(
        "that which",
        # What somebody did to what is counted: "the sum that she took from clients".
        (r"(?<!by )(?<!at )(?<!for )(?<!with )(?:that|which) ((?:the )?[\w'’-]+(?: [\w'’-]+){0,2}?) (?:has |have "
         r"|had )?(took|stole|won|spent|sold|bought"
         r"|lost|raised|earned|borrowed|embezzled|donated|received|borrowed|claimed)(?! (?:part|place|their|his"
         r"|her)\b)",
         r"\2 by \1"),
    ),
    group(
        "admission entry entrance admittance ticket toll",
        (r"(?:admission|entry|entrance|admittance|ticket) (?:charges?|fees?|prices?|costs?)"
         r"|(?:price|cost) of (?:admission|entry|entrance|a ticket|tickets)", "fares"),
    ),
    group(
        "drug overdose haul narcotic cocaine heroin cannabis",
        (rf"({_DRUGS}) {_WHO}(?:found|discovered|uncovered|intercepted|netted)(?! in (?:the |his |her |their )?"
         r"(?:blood|body|system)\b)", r"\1 seized"),
        (r"(?:deaths|fatalities) (?:from|of|related to|linked to|caused by|involving|due to) (?:a |an )?"
         r"(?:(?:illegal |illicit )?drugs?(?: (?:poisoning|misuse|use|abuse|overdoses?))?|overdoses?)"
         r"|people who (?:have |had )?(?:died|been killed) (?:from|of|after|by) (?:a |an |taking )?(?:(?:illegal "
         r"|illicit )?"
         r"drugs?(?: (?:poisoning|misuse|use|abuse|overdoses?))?|overdoses?)"
         r"|drug-related (?:deaths|fatalities)|(?:drug )?overdose (?:deaths|fatalities)|fatal (?:drug )?overdoses"
         r"|drug (?:poisoning|misuse) deaths", "drug deaths"),
    ),
    group("-related", (r"(\w+)-related (deaths|crimes|offences|accidents|illness(?:es)?)", r"\1 \2")),
    group(
        "overboard sea water side waves deck",
        (r"(?:lost|fell|fallen|went|gone|washed|swept|knocked|tipped|thrown|dropped|toppled) "
         r"(?:overboard|over the side|into the (?:sea|ocean|water|waves)|off the (?:ship|vessel|deck)|at sea)"
         r"|lost over the side", "lost overboard"),
    ),
    group(
        "leak spill spilt gush oil",
        (rf"({_OIL}) {_WHO}(?:leaked|spilled|spilt|gushed|poured|escaped|discharged)"
         r"(?: (?:from|out of) (?:the |a )?\w+)?", r"\1 spilled"),
        (rf"(?:size|extent|volume|amount) of (?:the )?({_OIL}) (?:spill|spillage|leak|slick)"
         rf"|({_OIL}) (?:spill|spillage|slick)", r"\1\2 spilled"),
    ),
    group("days canal block", (r"(?:days|time|weeks) (?:that )?(the \w+) (?:was|were|is|has been) blocked",
                                r"length of the closure of \1")),
    group(
        "crop harvest output production yield",
        (rf"({_CROPS}) (?:output|production|harvest|yields?(?! per\b))|(?:output|production|harvest|yield) of "
         rf"({_CROPS})", r"\1\2 crop"),
    ),
    group("milk farmgate", (r"farm-?gate (\w+) price|price (?:paid to|received by) farmers for (?:a litre of )?(\w+)",
                             r"\1\2 price")),
    group(
        "votes ballot elector voter candidate seats",
        (r"(?:votes|margin(?: of votes)?) by which (.+?) (?:won|held|took|beat|kept|was elected|were elected)(?: .+)?"
         r"|margin by which (.+?) (?:won|held|took)", r"majority of \1\2"),
        (r"(?:spoil(?:ed|t)|invalid|rejected|void) (?:ballot papers?|voting papers?)", "spoiled ballots"),
        (r"(?:votes|ballots) (?:cast |sent |returned )?(?:by (?:post|mail)|through the post)|mail-in (?:votes|ballots)"
         r"|postal ballots", "postal votes"),
        (r"people (?:on|listed on) the electoral (?:roll|register)|people registered to vote", "registered voters"),
        (r"(candidates) (?:standing|running|on the ballot(?: paper)?|in the running|contesting the \w+|in the race)",
         r"\1"),
        (r"seats (?:which |that )?([\w ]+?) (?:took|gained)(?=$| (?:in|at)\b)", r"seats won by \1"),
    ),
    group(
        "vaccin jab dose uptake take-up coverage immunis inoculat protect",
        (r"(?:vaccination|vaccine|immunisation|immunization|jab) (?:coverage|uptake|take-up|rates?)",
         "share vaccinated"),
        (r"(?:uptake|take-up|coverage)(?: rate)? (?:of|for|with) (.+?) (?:among|in|by|for|of) (.+)", r"\2 with \1"),
        (r"(?:who |that )?(?:(?:have|has|had) (?:had|received|got)|received|had|given|got) (?:the |a |their )"
         r"(?!(?:first|second|third|booster|last) )(?:(\w+) )?(?:jab|vaccine|vaccination)(?! dose)", r"vaccinated \1"),
        (r"(vaccinated|immuni[sz]ed|inoculated|protected|vaccination) against", r"\1 for"),
        (r"(?:who |that )?(?:(?:have|has|had) (?:had|received|been given|completed|got)|(?:received|got|given|had"
         r"|receiving"
         r"|getting|having)) (?=(?:the |both |two |one |a |their |all |at least )+?(?:\w+ )?(?:\w+ )?(?:doses?"
         r"|jabs?|vaccin))",
         "with "),
    ),
    group(
        "miss airprox old flew flown journey travel trips",
        (r"(?:air )?near[- ]miss(?:es)?|airprox(?: incidents?)?|close (?:calls|shaves)", "close-calls"),
        (rf"how old {_THE}([\w'’-]+) (?:is|are|was|were)", r"age of \1"),
        (r"(?:people|passengers) (?:who |that )?(?:have |had )?(?:flew|flown|travelled|traveled)(?: (?:with|on|by) "
         r"(?:the )?(?:airline|carrier|company|railway|train|line|trains))?", "passengers carried"),
        (r"(?:journeys|trips) (?:made|taken) by (?:rail )?passengers", "passenger journeys"),
        (r"(?:journey|travel) times?|time (?:that )?(?:the|a) (?:journey|trip) takes", "length of the journey"),
    ),
    group(
        "cancel scrap axe pull ground punctual abandon called on-time time",
        (rf"({_PLANNED}) {_WHO}(?:scrapped|axed|scratched|pulled|grounded|abandoned|called off)", r"\1 cancelled"),
        (r"cancellation rate|rate of cancellations", "share of services cancelled"),
        (rf"punctual {_RUNS}|punctual arrivals|{_RUNS} {_WHO}(?:on time|punctual)", "punctuality"),
    ),
    group(
        "attendance spectator crowd gate watched",
        (r"(?:match|game|tie|fixture|clash|meeting) (?:against|with|versus|v|vs)|visit of|(?:win|victory) over"
         r"|(?:defeat|loss) (?:by|to)|draw (?:with|against)", "match against"),
    ),
    group(
        "bill cap",
        (r"(?:(?:annual|yearly|typical|average|household|domestic) )*(?:(?:energy|fuel|gas and electricity"
         r"|dual-fuel) )?"
         r"bills? (?:(?:of|for|paid by|faced by) (?:a |the )?(?:typical|average) (?:household|home|customer|family) )?"
         r"under (?:the|its|[\w-]+['’]s) (?:new |latest )?(?:energy )?(?:price )?cap|(?<!energy )price cap",
         "energy price cap"),
        (r"(energy price cap)(?: on bills?)? for (?:a |the )?(?:typical|average) (?:household|home|customer|family)",
         r"\1"),
    ),
    group(
        "power electricity energy nuclear wind solar renewable",
        (r"(nuclear|coal|gas|coal-fired|gas-fired|hydroelectric) power (?:station|plant)", r"\1 plant"),
        (rf"(electricity|power|energy) {_WHO}(?:generated|produced|supplied|made|coming|came|derived|provided)"
         r" (?:by|from)", r"\1 from"),
        (r"((?:electricity|power|energy) from )(?:the )?(?:wind (?:farms?|turbines?|power|energy)"
         r"|offshore and onshore wind)",
         r"\1wind"),
        (r"((?:electricity|power|energy) from )(?:the )?(?:renewable (?:sources?|energy|power)|renewables"
         r"|green sources|clean energy)", r"\1renewables"),
        (r"((?:electricity|power|energy) from )(?:the )?(?:solar (?:panels?|farms?|power|energy)|the sun)", r"\1solar"),
        (r"(?:who |that |which )?(?:cannot|can not|can['’]t|could not|unable to|struggling to|struggle to) "
         r"(?:afford to )?(?:heat|warm) (?:their homes?|themselves)", "in fuel poverty"),
    ),
    group(
        "court case backlog trial sentence",
        (r"((?:crown |magistrates['’]? |county |family |immigration |high |criminal |civil )?court)s? backlog"
         r"|backlog (?:in|of|at|facing) (?:the )?((?:crown |magistrates['’]? |county |family |immigration |high "
         r"|criminal"
         r" |civil )?court)s?", r"outstanding \1\2 cases"),
    ),
    group(
        "fraud defraud stolen took taken embezzl siphon pocket",
        (r"victims of (?:the |his |her |their )?(?:fraud|scam|swindle)|people (?:who were |who had been )?"
         r"(?:defrauded|scammed|swindled|cheated)", "people defrauded"),
        (r"(?:sum|money|amount|cash|funds) (?:that )?(?:was |were |had been |he |she |they )?"
         r"(?:taken|took|stolen|stole|siphoned(?: off)?|embezzled|pocketed|swindled)", "money stolen"),
    ),
    group(
        "home hous dwell flat propert",
        (r"(?:new |new-build )?(?:homes|houses|dwellings|housing units) (?:that were )?(?:built|completed|finished)"
         r"|(?:housing|home|house-?building|new-?build) completions|new-?build (?:homes|dwellings)(?: completed"
         r"| built)?",
         "homes built"),
        (r"(?:average|mean|typical) (?:price|cost) (?:paid )?(?:of|for) (?:a |the )?(?:home|house|property)",
         "house price"),
        (r"mortgages approved|approvals for (?:house )?mortgages", "mortgage approvals"),
        (r"(?:homes|houses|properties) standing empty", "empty homes"),
        (r"((?:households|families|people|children) )(?:living|housed|placed|staying|put up|accommodated)(?= in\b)",
         r"\1"),
    ),
    group(
        "warning alert restriction curfew ban order",
        (r"(warnings?|alerts?|restrictions?|bans?|curfews?) (?:were |are |was |still )?(?:in force|in place"
         r"|in effect|active"
         r"|issued|in operation)", r"\1"),
    ),
    group(
        "left height level water rescued saved",
        (r"left (?=(?:without|under water|flooded|dead|injured|homeless|stranded|damaged|powerless)\b)", ""),
        (r"(?:height|level) (?:of|reached by) (the (?:river|water|lake|flood))s?", r"height of \1"),
        (r"(rescued|saved|pulled|plucked) from (?:the )?(?:rising )?(?:water|sea|floodwaters?|floods?|river|waves|fire"
         r"|burning building|wreckage|rubble)s?", r"\1"),
        (r"(?:annual|yearly) (?:mean|average) (level|concentration)s?", r"average \1"),
    ),
    group(
        "prison jail inmate custody cell suicide self-inflicted own",
        (r"(?:prison|jail) populations?|population of (?:the )?(?:prisons|jails)|number behind bars",
         "people imprisoned"),
        (r"(?:usable |operational )?(?:prison|jail) (?:places|capacity)|(?:usable |operational )?capacity of (?:the )?"
         r"(?:prisons?|jails?)|(?:places|cells|beds) in (?:the )?(?:prisons?|jails?)", "capacity of the prison"),
        (r"self-inflicted deaths|people who (?:took|take|have taken|had taken) their own lives|(?:people )?"
         r"(?:who )?(?:killed|killing) themselves|deaths by suicide", "suicides"),
    ),
    group(
        "mistake error wrong accident let set early",
        (r"in error|mistakenly|wrongly|erroneously|accidentally|by accident", "by mistake"),
        (r"(?:let|set) (?:out|free|go|loose)", "released"),
    ),
    group(
        "air pollut smog fume",
        (r"(?:toxic|dirty|polluted|filthy|foul) air|(?:poor|bad) air quality|air quality", "air pollution"),
        (r"(?:premature|early) (deaths?|fatalities)(?= .*air pollution)", r"\1"),
        (r"(deaths?|people who (?:have |had )?died|people who die|people killed|fatalities)((?: early| prematurely"
         r"| a year"
         r"| each year| every year)*) (?:attributed|attributable|linked|related|due|put down|tied) to "
         r"|(deaths?|people who died|fatalities)((?: early| prematurely| a year| each year| every year)*) (?:caused by"
         r"|associated with|blamed on|as a result of|because of|resulting from)", r"\1\3\2\4 from "),
    ),
    group(
        "season television tv broadcast rights",
        (r"(?:supporters|fans) (?:with|holding|who (?:have|hold|hold a|own|bought)) season tickets?"
         r"|season-ticket holders", "season ticket holders"),
        (r"season-ticket", "season ticket"),
        (r"(?:television|tv|broadcast(?:ing)?|media) (?:rights|deals?|money|contracts?)|television|tv", "broadcasting"),
    ),
    group(
        "loss profit employ work worker",
        (r"(loss|losses|profits?) (?:from operations|from operating activities|at (?:the|an) operating level)",
         r"operating \1"),
        (r"people (?:(?:who|that) (?:are |were )?)?(?:employed|working|work|worked)(?= (?:for|by|at) (?:the )?"
         r"(?:company|firm|group|business|retailer|chain|bank|airline|club|council|trust|plant|factory)\b)"
         r"|people (?:it|the (?:company|firm|group|business)) (?:employs|employed)", "staff"),
    ),
    group(
        "school pupil student roll meal evict exclusion repossession",
        (r"(?:permanent )?exclusions(?= |$)(?! of\b| from\b| zones?\b)", "pupils excluded"),
        (r"(?:pupils|students|children) (?:on (?:the |its )?(?:school )?rolls?|on the books)", "students enrolled"),
        (r"(?:eligible|entitled|qualifying|who qualify|who are eligible|who are entitled) (?:for|to)"
         r"(?= (?:free school )?meals)", "with"),
        (r"(?:home |house )?repossessions(?! of\b)", "homes repossessed"),
        (r"people who were evicted|evictions(?! of\b| notices?\b)", "households evicted"),
    ),
    group(
        "admitted discharged",
        (r"(?:admitted, (?:transferred|treated)|treated, admitted|seen, treated) (?:or|and) (?:discharged|admitted)"
         r"(?: or transferred)?", "seen"),
    ),
    group(
        "channel small dingh",
        (r"small-boat (?:arrivals|crossings|migrants)", "people arrived in small boats"),
        (r"(?:crossed|crossing|made|arrived (?:across|over)) (?:the )?(?:\w+ )?(?:channel|sea|strait) (?:crossing )?"
         r"(?=(?:in|on|by|aboard) (?:small boats?|dingh))", "arrived "),
    ),
    group("marathon race runner ran", (r"(?:people|those|runners) (?:who|that) ran(?: in)?", "runners in")),
    group("damage", (r"damage (?:bill|caused)|(?:bill|cost) (?:for|of) (?:the |all )?damage(?: caused| done)?",
                      "cost of the damage")),
)  # fmt: skip
