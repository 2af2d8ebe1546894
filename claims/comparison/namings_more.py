"""Data: more ways of naming a measure, of nature, people, trade and money; read before those of `namings`."""

import re

_WHO = r"(?:(?:who|that|which) )?(?:(?:has|have|had) )?(?:been )?"
_FIRE = r"(?:the |a )?(?:\w+ )?(?:blaze|fires?|flames|inferno|wildfires?)"
_LAND = (
    r"(?:acres|hectares|square miles|area|land|forest|woodland|scrub|homes|houses|buildings|structures"
    r"|properties)"
)
_HOMES = r"(?:homes|houses|buildings|structures|properties|cottages|shops|bridges)"
_STUFF = r"(?:barrels|tonnes|tons|gallons|litres|liters|kilos|kilograms|kilogrammes|cubic met(?:er|re)s)"

MORE_NAMINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), name)
    for pattern, name in (
        # Those whom something befell
        (r"^those", "people"),
        (r"shot dead|fatally shot|shot and killed", "killed"),
        (r"by (?:the |a )(?:gunman|gunmen|attackers?|shooter|assailants?)", "in the attack"),
        (r"bod(?:y|ies) (?:that (?:were|have been) )?(?:pulled|dug|recovered|retrieved|found|brought)"
         r"(?: out)?(?: (?:from|of) (?:the )?(?:rubble|wreckage|debris|water|sea|river|ruins))?", "bodies recovered"),
        (r"(?:buried|trapped|stuck|pinned) (?:under|beneath|in|below) (?:the )?(?:rubble|debris|wreckage|ruins"
         r"|snow|mud)",
         "trapped"),
        (r"(?:living|staying|sheltering|housed|crammed)(?= (?:in|at) (?:the )?(?:camps?|shelters?)\b)", ""),
        (r"(?:(?:who|that) )?(?:need|needing|in need of|require|requiring) (?:help|aid|assistance"
         r"|relief)", "needing aid"),
        (r"going hungry|facing (?:hunger|starvation|famine)", "without food"),
        (r"out of school|not (?:attending|in|going to) school", "without school"),
        (r"(?:who )?lack(?:ing)?|deprived of", "without"),
        (r"(?:people|children|adults) (?:who )?(?:have |had )?(?:received|given|got) (?:the |a |their )?"
         r"(?:vaccines?|jabs?)", "people vaccinated"),
        (r"(bus|train|ferry|plane|boat|ship) passengers", r"passengers on the \1"),
        (r"crew members|members of the crew", "crew"),
        (r"people seeking asylum", "asylum seekers"),
        (r"deportations", "people deported"),
        (r"foreign (?:nationals|citizens)", "foreigners"),
        (r"on duty", "deployed"),
        (r"time spent", "time"),
        (r"(?:time|years|months|days) since the (?:last|previous)", "time since the previous"),
        # Law and votes
        (r"(for|against|on) the bill", r"\1 the law"),
        (r"(?:lawmakers|mps|members|senators|councillors|representatives|deputies|delegates) (?:(?:who|that) )?"
         r"(?:vot(?:ed|ing) (?:for|in favou?r of)|back(?:ed|ing)|support(?:ed|ing))|votes in favou?r(?: of)?"
         r"|yes votes",
         "votes for"),
        (r"(?:lawmakers|mps|members|senators|councillors|representatives|deputies|delegates) (?:(?:who|that) )?"
         r"(?:vot(?:ed|ing) against|oppos(?:ed|ing)|reject(?:ed|ing))", "votes against"),
        (r"(?:registered|eligible) voters|people (?:eligible|entitled|registered) to vote", "electorate"),
        (r"(?:charges|counts) against (?:the \w+|him|her|them)|(?:charges|counts) (?:that )?(?:the \w+|he|she|they) "
         r"fac(?:e|es|ed)", "charges faced"),
        (r"length of the (?:jail |prison )?(?:sentence|term)|(?:prison|jail) terms?|years in (?:prison"
         r"|jail)", "sentence"),
        (r"damages(?! (?:to|caused|done|by)\b)", "compensation"),
        # Fire, flood and weather
        (rf"({_LAND}) {_WHO}(?:consumed|swallowed|devoured|engulfed|ravaged|ablaze"
         rf"|alight)(?: by {_FIRE})?", r"\1 burned"),
        (rf"({_HOMES}) {_WHO}(?:lost|levell?ed|wrecked|wiped out|swept away|washed away|reduced to (?:ash|ashes"
         rf"|rubble))",
         r"\1 destroyed"),
        (rf"(?:battling|fighting|tackling|assigned to|working on|sent to|called to) {_FIRE}"
         r"|on the (?:fire )?lines?|(?:at|on) the (?:scene|ground)|mobili[sz]ed|drafted in", "deployed"),
        (r"(?:under|subject to) (?:an )?(?:mandatory )?evacuation orders?|ordered out|told to go", "evacuated"),
        (r"(?:inches|millimetres|centimetres) of (rain|snow)(?:fall)?", r"\1"),
        (r"snowfall|depth of snow|snow (?:that )?(?:fell|has fallen|had fallen)", "snow"),
        (r"the mercury", "temperature"),
        (r"water (?:that (?:is|was) )?(?:lost|wasted|escaping) (?:to|through|in|from|by) (?:leaks?"
         r"|leaky pipes)", "leakage"),
        # People
        (r"passengers and crew(?: members)?|crew and passengers", "people"),
        (r"suspects(?= (?:arrested|in custody|held|detained|charged))", "people"),
        (r"(?:under|younger than|below|aged under|below the age of|under the age of) (?:18|eighteen)"
         r"|minors", "children"),
        (r"(?:killed|died|dead|who died|who were killed) (?:on|in) (?:the )?(?:roads|road (?:accidents|crashes)"
         r"|traffic accidents)|(?:road|traffic|motoring) (?:deaths|fatalities)", "people dead road"),
        (r"(?:babies|children) born", "births"),
        (r"enrol?lments?|school roll|number on roll", "students enrolled"),
        (r"membership(?! fees?| cards?| dues)", "members"),
        (r"ridership|passenger (?:numbers|journeys|trips)", "passengers"),
        (r"whose (?:personal )?(?:data|details|records|information|accounts?) (?:was|were|had been|have been) "
         r"(?:stolen|exposed|taken|compromised|hacked|hacked|leaked)|exposed in the breach|compromised"
         r"|caught up in", "affected"),
        (r"(?:jabs|doses|shots|vaccinations) (?:given|administered|carried out)|vaccine doses", "doses"),
        (r"(?:average |mean )?(?:waiting times?|waits?)(?= for\b|$)|length of (?:the )?waits?", "waiting time"),
        (r"(?:exam )?pass rate|(?:pupils|students|candidates|entrants) (?:who |that )?(?:have |had )?pass(?:ed|ing)"
         r"(?: (?:the |their )?exams?)?", "pass"),
        # What is found and what it is worth
        (r"(?:weight|quantity|amount|volume|size) of (?:the )?(\w+) (?:haul|seizure|seized|found)"
         r"|haul of (\w+)|(\w+) (?:haul|seizure)", r"\1\2\3 seized"),
        (rf"{_STUFF} of", ""),
        (r"street value", "value"),
        # Firms
        (r"(?:price|value|cost) of the (?:takeover|acquisition|purchase|buyout)|(?:purchase|takeover) price"
         r"|price paid for the (?:company|firm|business|group)", "takeover price"),
        (r"(?:price|amount|sum) offered (?:per|for each) share", "offer per share"),
        (r"share of the (?:company|firm|group|business) (?:held|owned)", "stake"),
        (r"quarterly", "quarter"),
        (r"(first|second|third|fourth|last)-(quarter|half)", r"\1 \2"),
        (r"(profits?|revenue|sales|earnings|income) (?:for|in|during) the (first |second |third "
         r"|fourth )?(quarter|half)",
         r"\2\3 \1"),
        (r"^(net |quarter |annual |operating |year )?loss(?:es)?(?= (?:for|in|before|after)\b|$)", r"\1deficit"),
        (r"net (?:income|earnings)", "net profit"),
        (r"(cars|vehicles|units|planes) (?:produced|assembled|manufactured|made)", r"\1 built"),
        (r"(?:price of )?(?:a )?barrel of (?:crude|oil)(?: oil)?|crude(?: oil)? prices?|price of crude(?: oil)?"
         r"|oil prices?",
         "price of oil"),
        (r"rescue package", "bailout"),
        (r"(?:money|funds|amount|sum) raised", "donations"),
        # Money
        (r"(?:that )?(?:the \w+|it|he|she|they) (?:must|has to|have to|will|would|was ordered to|were ordered to"
         r"|was told to|is to|agreed to) pay", ""),
        (r"(?:imposed|levied|handed down|set|issued) by the (?:regulator|judge|court|watchdog|government|authorities"
         r"|league|federation|commission|tribunal)", ""),
        (r"(?:amount|sum|money) (?:that )?(?:(?:was|has been|have been) )?spent on", "cost of"),
        (r"(?:money|amount|sum) (?:that )?(?:each|every|the average|an average) (\w+) (?:spends|spent)"
         r"|(?:average )?(?:spend|spending|amount spent) (?:per|by each|of each|a) (\w+)", r"spending per \1\2"),
        (r"box[- ]office(?: takings| receipts| gross| sales)?|gross takings|gate receipts", "takings"),
        (r"(?:first|debut) weekend", "opening weekend"),
        (r"running time|run time", "length"),
        (r"market (?:value|capitali[sz]ation|cap)|stock market value", "market value"),
        (r"(?:key|base|benchmark|bank|main|policy)(?: interest)? rates?|interest rates?", "interest rate"),
        (r"(?:rise|increase|growth) in (?:consumer|retail) prices|(?:consumer|annual|headline)(?: price)? inflation"
         r"|inflation rate|rate of inflation", "inflation"),
        (r"(?:economic|gdp) growth|(?:growth|expansion|rise) (?:of|in) (?:the )?(?:economy|gdp"
         r"|gross domestic product)"
         r"|rate at which the economy (?:grew|expanded)", "growth of the economy"),
        (r"(?:average|typical|mean) (?:house|home|property) prices?|(?:price|cost) of (?:a|an|the) (?:average"
         r"|typical) "
         r"(?:home|house|property)|house prices", "house price"),
        (r"(?:average )?(?:hourly |weekly |monthly )?(?:earnings|wages|pay|salar(?:y|ies))(?= (?:growth|rises?|grew))"
         r"|average (?:hourly |weekly |monthly )?(?:earnings|wages|pay)|(?:hourly|weekly) earnings", "pay"),
        (r"(?:over|on|from|in) (?:the|a|the past) (?:year|year (?:earlier|ago|before))|year[- ]on[- ]year"
         r"|over (?:12|twelve) months", "year"),
    )
)  # fmt: skip
