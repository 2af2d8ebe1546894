"""Data: verbs of which the ending swallows or doubles a letter."""

# "Voted" is of "vote", as "planted" is of "plant".
IN_E = """
    abuse accuse achieve acknowledge acquire admire adore advance allege announce approve argue arrange arrive
    assemble assume assure axe bake balance base battle behave believe besiege bike blame bore brake bridge
    buckle bundle capture care carve cause cease challenge change charge chase choke circle clone close coincide
    collapse collide combine compare compile complete compose conclude confuse consume continue convince cope
    couple cradle create cripple crumble cure curse curve cycle damage dance dare debate deceive decide declare
    decline decrease define deprive describe deserve desire determine diagnose disable disclose dispose dissolve
    dive divide divorce dodge donate double dwindle ease embrace emerge emigrate enable enclose encourage
    endorse endure enforce engage enhance enlarge enquire ensure erode escape evade evoke evolve examine
    exchange exclude excuse exile expire explode explore expose face fake feature figure file finance fine fire
    flare force forge fracture frame fume gamble glance glare graze gripe guide halve handle hedge hike hire
    hone hope house ignore immigrate impose improve include increase induce inhale injure inquire inspire insure
    introduce invade invite invoke involve issue joke judge juggle kindle lease lecture license line live lodge
    lounge lure manage manufacture mature measure merge migrate mine move name notice nurse nurture oblige
    observe operate oppose owe package pause pave perceive persuade phase phone picture pierce pile pipe place
    please pledge plunge postpone practice prepare preserve preside pressure presume price procure produce
    profile promote propose prove provide provoke prune puncture purchase purge quadruple quarantine queue rake
    range rape receive reconcile recycle reduce refine reinforce relate release relieve remove replace require
    rescue reserve resettle reside resolve restore resume retire retrieve reverse revive rinse rotate ruffle
    rule rumble rupture salvage sample scale scare schedule score scrape secure seize sentence serve service
    settle shame shape share shave shine shuffle slice smile smoke smuggle snore solve source spare sparkle
    sprinkle square stage stake stare starve state stifle stoke store stripe strive structure struggle stumble
    suppose surge survive swindle swipe tackle tame tape tease telephone thrive tie tire topple torture trace
    trade trample treasure treble trickle triple tumble tune type upgrade urge use vaccinate value venture voice
    vote waste wave welcome wipe wire
"""
# "Cancelled" is of "cancel", as "filled" is of "fill".
DOUBLED = (
    "rebel quarrel cancel control enrol expel level travel label signal fuel model tunnel shovel compel propel repel"
)

FORMS = {f"{verb[:-1]}{ending}": verb for verb in IN_E.split() for ending in ("ed", "ing")} | {
    f"{verb}{verb[-1]}{ending}": verb for verb in DOUBLED.split() for ending in ("ed", "ing")
}
