"""Data: ways of naming a measure that the first reports of a story have; read as the groups of `namings_of_beats`."""

from claims.comparison.namings_of_beats import Group, group

_THE = r"(?:the |its |their |his |her |a |an )?"
_WHO = r"(?:(?:who|that|which) )?(?:(?:has|have|had) )?(?:(?:is|are|was|were|been) )*"
_DRUGS = r"(?:cocaine|heroin|cannabis|marijuana|fentanyl|methamphetamine|ketamine|opium|drugs?|narcotics|pills)"
_LOAD = r"(?:haul|seizure|shipment|consignment|load|cargo|stash|cache)"
_FIRE = r"(?:blaze|fire|wildfire|bushfire|inferno|flames)"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_HOME = r"(?:homes?|houses?|flats?|apartments?|bungalows?|maisonettes?)"
_CARE = r"(?:care|treatments?|surgery|operations?|procedures?|admissions?)"
_WHOLE = r"(?:scheme|total|whole|development|estate|site|project|homes|housing|workforce|staff|electorate)"
_WARD = (
    rf"{_THE}(?:a ?& ?e|accident and emergency|casualty|emergency)"
    r"(?: departments?| units?| rooms?| wards?)?(?! patients)"
)

GROUPS_OF_STORIES: tuple[Group, ...] = (
    group(
        "target standard limit",
        (rf"(?:inside|within|under|in|by) {_THE}({_NUMBER})-(minute|hour|day|week|month)s? (?:waiting-time )?"
         r"(?:target|standard|limit)(?: time)?", r"within \1 \2s"),
    ),
    group(
        "casualty emergency a&e",
        (r"casualty (?=patients?\b)", "emergency "),
        (r"(?:people|patients|those|adults) (?:who |that )?(?:came|come|went|go|turned up|turning up|arrived|arriving"
         rf"|attended|attending|presented)(?: (?:to|at|in))? {_WARD}", "emergency patients"),
        (rf"(?:people|patients) (?:in|at) {_WARD}", "emergency patients"),
    ),
    group(
        "planned elective non-urgent routine",
        (rf"(?:planned|elective|non-urgent) (?={_CARE}\b)", "routine "),
    ),
    group(
        "street",
        (r"street (?:prices?|worth)", "street value"),
        (rf"street values?(?: of {_THE}(?:{_LOAD}|narcotics))?$", "street value of drugs"),
    ),
    group(
        "shipment consignment haul load cargo stash cache seizure",
        (rf"{_LOAD} of {_THE}({_DRUGS})(?: {_WHO}(?:hidden|concealed|stashed|found|discovered|seized|intercepted)"
         r"(?: .+)?)?$", r"\1 seized"),
    ),
    group(
        "jailed imprisoned locked prison sentence",
        (rf"(?:time|years|months|term|length of time) (?:for which |that )?{_THE}[\w'’-]+(?: [\w'’-]+)? {_WHO}"
         r"(?:jailed|imprisoned|locked up|sent to (?:prison|jail))(?: for)?", "sentence"),
        (rf"(?:length of )?sentence (?:handed down|passed|imposed|given)(?: (?:to|on) {_THE}[\w'’-]+)?", "sentence"),
    ),
    group(
        "votes margin",
        (r"(?:votes|margin|margin of votes) by which (.+?) (?:beat|defeated|saw off|edged out|ousted) (.+)",
         r"majority of \1 over \2"),
    ),
    group(
        "majority margin lead",
        (r"^([\w-]+)['’]s? (?:majority|margin|winning margin|lead) over ", r"majority of \1 over "),
    ),
    group(
        "river height level depth peak crest water",
        (rf"(?:height|level|depth) (?:to which |that |which )?(the \w+|it|waters?) {_WHO}(?:reached|rose to|rose"
         r"|climbed to|climbed|hit|stood at|touched)", r"crest of \1"),
        (r"(?:peak|peak level|peak height|high-water mark) of (?=the \w+(?: (?:at|in|near)\b|$))", "crest of "),
    ),
    group(
        "contract deal agreement",
        (rf"({_THE}(?:contract|deal|agreement)) {_WHO}(?:agreed|signed|penned|struck|reached|accepted)(?! by\b)",
         r"\1"),
    ),
    group(
        "as a",
        (rf"^(.+?) as a (?:share|proportion|percentage|percent) of (?:the |all |its )?{_WHOLE}$", r"share of \1"),
    ),
    group(
        "bill payment charge",
        (r"(?:who |that )?(?:paying|pays?) by direct debit", "direct-debit"),
        (r"(?:annual |yearly )?(?:bill|payment|charge)s? (?:for|of|paid by|faced by|to) (?:a |an |the )?"
         r"(?:typical|average|ordinary) (direct-debit )?(?:household|home|customer|family|user|consumer)"
         r"( direct-debit)?(?= |$)(?! under\b)", r"average bill \1\2"),
    ),
    group(
        "suspected probable confirmed",
        (r"(suspected|probable) (?:cases|infections|patients)", r"\1 cases"),
    ),
    group(
        "flat apartment house",
        (rf"{_HOME},? and {_HOME}", "homes"),
    ),
    group(
        "vote turnout",
        (r"people (?:entitled|eligible|registered|able|qualified) to vote (?:who|that) (?:did so|did|voted|turned out"
         r"|used their votes?)", "turnout"),
        (r"turnout (?:in|at|for) (?:the )?(?:\w+ )?(?:contest|race|ballot|poll|vote|election)(?: for (?:the )?\w+)?$",
         "turnout"),
    ),
    group(
        "break-in earlier year",
        (r"(?:home |house )?break-ins", "burglaries"),
        (r"^([\w-]+(?: [\w-]+)?) (?:down|lower|falling) (?:on|from|compared with) (?:a|the|last)(?: previous)? year"
         r"(?: earlier| before| ago)?", r"fall in \1"),
        (r"^([\w-]+(?: [\w-]+)?) (?:up|higher|rising) (?:on|from|compared with) (?:a|the|last)(?: previous)? year"
         r"(?: earlier| before| ago)?", r"rise in \1"),
    ),
    group(
        "outbreak epidemic",
        (r"(?<=from the )(\w+) (?:outbreak|epidemic)$", r"\1"),
    ),
    group(
        "blaze fire flames inferno",
        (rf"(?:size|area|extent) of (?:the )?(?:\w+ )?{_FIRE}$", "area burned"),
        (rf"({_FIRE} (?:contained|under control)) by (?:fire )?(?:crews|firefighters)", r"\1"),
    ),
    group(
        "rent",
        (r"rent paid(?: on average)?(?: by (?:new )?(?:tenants|renters))?(?: (?:taking on|signing|moving into))?",
         "rent"),
    ),
    group(
        "power electricity",
        (rf"{_WHO}(?:lost (?:their )?(?:power|electricity)|left (?:without|with no) (?:power|electricity)"
         r"|(?:without|with no) (?:power|electricity))", "without power"),
    ),
    group(
        "march turnout protest demonstration rally",
        (r"(?:turnout|attendance|crowd) (?:for|at|on) (?:the |\w+day['’]s )?(?:protest )?(march|protest|demonstration"
         r"|rally)", r"people at the \1"),
        (r"people (?:who |that )?(?:had |have )?(?:marched|demonstrated|protested|rallied|joined the march)",
         "people at the march"),
    ),
    group(
        "stoppage strike walkout",
        (r"(?:length of |duration of |days of )(?:the )?(?:stoppage|strike|walkout|industrial action)",
         "length of the strike"),
    ),
    group(
        "involved part",
        (rf"(?:{_WHO}involved in|(?:who |that )?(?:had |have )?(?:took|taken|taking) part in|(?:who |that )?joined) "
         r"(?=(?:the |a )?(?:riot|disturbance|unrest|disorder|brawl|fight|attack|raid)\b)", "in "),
    ),
    group(
        "jail prison",
        (r"people (?:held )?in (?:the )?(?:country['’]s |nation['’]s |state['’]s )?(?:jails|prisons)",
         "people imprisoned"),
    ),
)  # fmt: skip
