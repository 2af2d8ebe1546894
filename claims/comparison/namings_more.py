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
        # Fire, flood and weather
        (rf"({_LAND}) {_WHO}(?:consumed|swallowed|devoured|engulfed|ravaged|ablaze"
         rf"|alight)(?: by {_FIRE})?", r"\1 burned"),
        (rf"({_HOMES}) {_WHO}(?:lost|levell?ed|wrecked|wiped out|swept away|washed away|reduced to (?:ash|ashes"
         rf"|rubble))",
         r"\1 destroyed"),
        (rf"(?:battling|fighting|tackling|assigned to|working on|sent to|called to) {_FIRE}"
         r"|on the (?:fire )?lines?|(?:at|on) the (?:scene|ground)|mobili[sz]ed|drafted in", "deployed"),
        (r"(?:under|subject to) (?:an )?(?:mandatory )?evacuation orders?|ordered out|told to go", "evacuated"),
        (r"snowfall|(?:depth|inches|centimetres) of snow|snow (?:that )?(?:fell|has fallen|had fallen)", "snow"),
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
         r"(?:stolen|exposed|taken|compromised|hacked|leaked)|exposed in the breach|compromised"
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
        (r"(?:average )?(?:hourly |weekly |monthly )?(?:earnings|wages|pay|salaries)(?= (?:growth|rises?|grew))"
         r"|average (?:hourly |weekly |monthly )?(?:earnings|wages|pay)|(?:hourly|weekly) earnings", "pay"),
        (r"(?:over|on|from|in) (?:the|a|the past) (?:year|year (?:earlier|ago|before))|year[- ]on[- ]year"
         r"|over (?:12|twelve) months", "year"),
    )
)  # fmt: skip
