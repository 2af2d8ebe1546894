"""Data: ways of naming people by what they do, and what is done for them; read as the groups of `namings_of_beats`."""

from claims.comparison.namings_of_beats import Group, group

_WHO = r"(?:(?:who|that|which) )?(?:(?:has|have|had) )?(?:(?:is|are|was|were|been) )*"
_PEOPLE = r"(?:people|those|adults|members of the public|customers|men and women)"
# Who does a thing, by the forms of its verb: "people who smoke" are smokers.
AGENTS = {
    "smokers": "smoke|smoked|smoking",
    "users": "use|used|using",
    "viewers": "watch|watched|watching|tuned in|tune in",
    "listeners": "listen|listened|listening",
    "readers": "read|reading",
    "drinkers": "drink|drank",
    "gamblers": "gamble|gambled|gambling",
    "marchers": "marched|march|marching",
    "runners": "ran|run",
    "donors": "donated|donate|gave blood|give blood",
    "subscribers": "subscribe|subscribed",
    "buyers": "bought",
    "owners": "own|owned",
    "commuters": "commute|commuted",
    "volunteers": "volunteer|volunteered",
    "swimmers": "swam|swim",
    "climbers": "climbed",
    "shoppers": "shopped",
    "complainants": "complained",
    "entrants": "entered",
    "rebels": "rebelled|defied the whip",
}
_GOODS = r"(?:parcels|meals|packages|hampers|vouchers|leaflets|blankets|tents|masks|tablets|laptops|kits)"
_ARMS = r"(?:missiles?|rockets?|drones?|shells?|torpedoe?s?|mortars?)"
_LOW = r"(?:poor|poorest|impoverished|deprived)"
_NEEDY = r"(?:pensioners|children|families|people|households|adults|workers)"

GROUPS_OF_PEOPLE: tuple[Group, ...] = (
    group(
        "who that",
        *(
            (rf"{_PEOPLE} (?:who|that) (?:have |had |has )?(?:{verbs})(?: (?:the|a|this) (?:service|app|site|show"
             r"|programme|channel|station|website|platform))?(?! (?:up|out|off|away|down|part|place|to)\b)", agent)
            for agent, verbs in AGENTS.items()
        ),
        (r"(mps|lawmakers|members|senators|councillors|ministers) (?:who|that) (?:have |had )?(?:rebelled"
         r"|defied the whip)",
         r"rebel \1"),
        (r"(mps|lawmakers|members|senators|councillors|ministers) (?:who|that) (?:have "
         r"|had )?defied (?:[\w'’-]+ ?){1,2}$",
         r"rebel \1"),
    ),
    group(
        "using user subscriber holder viewer",
        (rf"{_PEOPLE} using (?:the |this )?(?:service|app|site|website|platform|network)", "users"),
        (r"(?:account holders|policy-?holders|bill-?payers)", "customers"),
        (r"paying (subscribers|members|customers)", r"\1"),
        (r"television audiences?|tv audiences?|viewing figures", "viewers"),
    ),
    group(
        "footfall shopper",
        (r"footfall|shoppers who (?:visited|came|turned up)|shopper numbers", "shoppers"),
    ),
    group(
        "handed given served distribut surrender turned delivered",
        (rf"({_GOODS}) {_WHO}(?:distributed|(?:handed|given|dished|doled) out|served|provided|delivered|issued)",
         r"\1 distributed"),
        (r"(guns|firearms|weapons|knives|rifles) (?:that were )?(?:handed in|given up|turned in|surrendered"
         r"|handed over)",
         r"\1 surrendered"),
    ),
    group(
        "missile rocket drone shell mortar torpedo",
        (rf"({_ARMS}) {_WHO}(?:shot down|intercepted|downed|brought down|knocked out)", r"\1 downed"),
        (rf"({_ARMS}) {_WHO}(?:fired|launched|sent)", r"\1 launched"),
    ),
    group(
        "poor impoverish deprived poverty",
        (rf"^{_LOW} ({_NEEDY})", r"\1 in poverty"),
    ),
    group(
        "population",
        (r"population of (\w+s)(?= |$)", r"\1"),
        (r"(?<!\w )(bird|wolf|seal|deer|elephant|tiger|whale|bee|salmon|badger|fox|bear|penguin|insect|student|pupil)"
         r" population", r"\1s"),
    ),
    group(
        "place vacanc teach class",
        (r"(?:given|awarded|who (?:won|got|gained|secured|took up)) (?:a )?(?:university )?places?", "accepted"),
        (r"unfilled teaching (?:posts|jobs)|teaching (?:posts|jobs|vacancies)(?: (?:that are |left )?(?:unfilled"
         r"|vacant))?",
         "teacher vacancies"),
        (r"(?:pupils|children|students) (?:in|per|to) (?:a|each|every|the average) ?class(?:room)?"
         r"|average class(?:es)? size",
         "class size"),
    ),
    group(
        "loan mortgage debt set aside provision",
        (r"(?:loans|mortgages|debts) (?:that are )?in (?:default|arrears)"
         r"|(?:non-performing|bad|soured|delinquent|troubled) (?:loans|debts)", "bad loans"),
        (r"(?:money |sum |amount )?(?:set|put) aside (?:for|to (?:cover|pay|meet))|provisions? (?:for|against"
         r"|to (?:cover|pay))",
         "provision for"),
    ),
    group(
        "treatment 62 days",
        (r"(?:who |that )?(?:have |had )?(?:began|begun|started|starting|beginning|receiving|received|getting|got)"
         r" (?:their )?(?:first )?(?:cancer )?treatment", "treated"),
    ),
    group(
        "999 911 emergency gp doctor pregnanc terminat abortion",
        (r"(?:999|911|112) calls(?: (?:received|made|answered))?", "emergency calls"),
        (r"gps|family doctors|general practitioners", "general-practitioners"),
        (r"pregnancies (?:that were )?terminated|terminations(?: of pregnanc(?:y|ies))?", "abortions"),
    ),
    group(
        "action flee fled country homeland",
        (r"killed in (?:action|combat|battle|the fighting)", "killed"),
        (r"((?:fled|escaped|left)) (?:the|their) (?:country|homeland|homes and country)", r"\1"),
    ),
    group(
        "day contract",
        (r"working days", "days"),
        (r"(workers|people|staff|employees) on (zero-hours?|temporary|fixed-term|agency|part-time) contracts",
         r"\2 \1"),
    ),
    group(
        "relying reliant depend using",
        (r"(?:relying|reliant|dependent|who (?:rely|depend|relied)|that (?:rely|depend)|turning to|who use|that use"
         r"|who turned to)(?: on)?(?= (?:food banks?|benefits?|charity|handouts))", "using"),
    ),
    group(
        "aid money donor pledg promis",
        (r"money (?:pledged|promised|offered)(?: to (?:the )?\w+)?(?: by (?:the )?donors)?|aid (?:promised"
         r"|offered)(?: by (?:the )?donors)?"
         r"|(?:pledges|promises) of aid", "aid pledged"),
        (r"money (?:given|donated) to (the \w+)", r"donations to \1"),
    ),
    group(
        "held put pushed",
        (r"(passengers|travellers|commuters|flights|trains|ships|vessels|drivers|motorists) (?:that were "
         r"|who were )?held up",
         r"\1 delayed"),
        (r"put (?:off|back)|pushed back", "postponed"),
    ),
    group(
        "payment pay remuneration salary charge borrowings",
        (r"(subsidy|subsidies|compensation|ransom|dividend|bonus) payments?", r"\1"),
        (r"(?:pay|remuneration|salary|compensation) package|remuneration", "pay"),
        (r"(restructuring|impairment|exceptional) (?:charges?|costs?)", r"cost of \1"),
        (r"pay (?:claim|demand)|(?:pay |wage )?(?:rise|increase) (?:that )?(?:(?:is|was) )?(?:demanded|claimed|sought"
         r"|wanted)(?: by the union)?", "pay claim"),
        (r"net borrowings", "net debt"),
    ),
    group(
        "tax",
        (r"(?:profits?|earnings) after tax|(?:after-tax|post-tax) (?:profits?|earnings)", "net profit"),
        (r"pre-?tax earnings|earnings before tax", "profit before tax"),
    ),
    group(
        "offer",
        (r"(?:employers|management|company|government|ministers)['’]?s? (?:pay )?offer", "pay offer"),
    ),
    group(
        "strik walk action walkout",
        (r"days of (?:strikes?|strike action|industrial action|walkouts?)|strike days", "strike days"),
        (r"(?:who |that )?(?:have |had )?(?:voted|voting|backed|backing|in favour of|supported|supporting) (?:for "
         r"|to |a |the"
         r" )*(?:strikes?|striking|industrial action|strike action|walkout|walking out|walk out)(?: action)?",
         "voting to strike"),
    ),
    group(
        "coal gas oil fuel wood petrol",
        (r"(coal|gas|oil|fuel|petrol|wood) (?:that was )?(?:burned|burnt|consumed)|(coal|gas|oil|fuel|petrol|wood)"
         r" consumption", r"consumption of \1\2"),
    ),
    group(
        "meter panel boiler pump alarm camera charger",
        (r"(meters|panels|boilers|pumps|alarms|cameras|chargers) (?:that were )?(?:fitted|put in)", r"\1 installed"),
    ),
    group(
        "taken carried snatched grabbed flood cut",
        (r"(?:taken|carried off|snatched|grabbed) by (?:the )?(?:thieves|burglars|robbers|raiders|gang)", "stolen"),
        (r"(?:hit|affected|swamped|engulfed) by (?:the )?flood(?:ing|s|waters?)", "flooded"),
        (r"cut off by (?:the )?(?:floods?|flooding|floodwaters?|water|snow|storm|landslides?)", "stranded"),
    ),
    group(
        "stadium ground arena venue hall seats capacity",
        (r"seats (?:in|at) the (?=(?:stadium|ground|arena|venue|hall)\b)", "capacity of the "),
    ),
    group("temporary emergency", (r"temporary housing|emergency housing", "temporary accommodation")),
    group("river", (r"(?:peak|high point|crest) of the river", "highest level of the river")),
    group(
        "hung starv food insecur",
        (r"(?:facing|suffering(?: from)?|in) (?:acute |severe |extreme )?(?:hunger|food insecurity)|(?:acutely )?hungry"
         r"|short of food", "going hungry"),
    ),
    group(
        "medal winner",
        (r"medal (?:haul|tally|count|total)|haul of medals", "medals"),
        (r"time of the winner|winner['’]?s time|time in which the \w+ was won", "winning time"),
    ),
    group(
        "whale dolphin porpoise",
        (r"(whales|dolphins|porpoises) (?:that )?(?:were |had )?(?:beached|stranded|washed up|washed ashore)"
         r"(?: themselves)?", r"\1 beached"),
    ),
    group(
        "average mean median typical record highest daily monthly weekly annual",
        (r"(average|mean|median|typical|record|highest|daily|monthly|weekly|annual) (?:number|total"
         r"|figure) of (?:the )?",
         r"\1 "),
    ),
    group(
        "consumer price cpi inflation",
        (r"(?:rise|increase|growth) in (?:consumer|retail) prices (?:over|in|on|from) (?:the|a) year"
         r"(?: (?:earlier|before|ago))?|(?:consumer prices? (?:index )?|cpi )inflation", "inflation"),
    ),
    group(
        "warm temperature",
        (r"(?:highest|maximum|peak|record) temperature(?: (?:ever )?(?:reached|recorded|measured|registered))?",
         "highest temperature"),
        (r"(?:global |world )warming|(?:rise|increase) in (?:the )?(?:average )?(?:global |world )temperatures?"
         r"|(?:average )?(?:global|world) (?:average )?temperature (?:rise|increase)", "warming"),
    ),
    group(
        "cut",
        (r"(emissions|spending|funding|budget|rate|tax|benefits?) cuts?(?! (?:off|short)\b)|cuts? (?:in|to) (?:the )?"
         r"(emissions|spending|funding|budget|rate|tax|benefits?)", r"fall in \1\2"),
    ),
    group("box", (r"box[- ]office(?: takings| receipts| gross| sales)?|box office", "ticket sales")),
    group(
        "sewage discharg releas",
        (r"(?:times|occasions on which|occasions) (?:that )?(?:the \w+|it|they) (?:discharged|released|spilled"
         r"|dumped|pumped)"
         r" (?:out )?(?:raw |untreated )?sewage", "sewage spills"),
        (r"(?:times|occasions on which|occasions) (?:that )?(?:raw |untreated )?sewage (?:was |were |had been )?"
         r"(?:discharged|released|spilled|dumped|pumped)|(?:raw |untreated )?sewage (?:discharges|releases|overflows"
         r"|dumps)(?! (?:lasted|last)\b)|discharges of (?:raw |untreated )?sewage", "sewage spills"),
        (r"(?:hours|time) (?:of|during which|for which) (?:raw |untreated )?sewage (?:spills|was (?:discharged|released"
         r"|spilled|dumped|pumped))", "length of sewage spills"),
    ),
    group("caught", (r"caught (?=(?:speeding|driving|using)\b)", "")),
    group(
        "ban suspen",
        (r"time (?:that |for which )?(?:the \w+|he|she) (?:is|was|will be|has been) (?:banned|suspended)",
         "length of the ban"),
    ),
    group(
        "hotel night stays",
        (r"hotel (?:stays|nights)|nights (?:spent|booked|stayed) in (?:a |the )?hotels?"
         r"|overnight stays in (?:the )?hotels?",
         "hotel nights"),
    ),
    group(
        "output production mined pump extract produc",
        (r"(coal|oil|gas|gold|copper|ore|lithium|steel|cement|milk|beef|salt) (?:that was |which was )?(?:mined"
         r"|extracted"
         r"|dug(?: up| out)?|pumped|produced|made)", r"production of \1"),
    ),
)  # fmt: skip
