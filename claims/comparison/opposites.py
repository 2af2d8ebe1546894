"""Data: words of which one excludes the other. Two phrases that differ in such a pair never name one measure."""

from itertools import combinations

from claims.comparison.words import lemma

# A line a family: its groups exclude one another, and the words of a group, joined by commas, do not.
_FAMILIES = """
    filled,occupied,taken | vacant,unfilled,vacancy,empty,free
    employed,employment | unemployed,jobless,unemployment | retired | inactive
    present,attendance,attended | absent,absence,missed
    open,opened,opening | closed,shut,closure
    passed | failed
    joined,recruited,hired,starter,joiner | left,quit,departed,resigned,leaver,dismissed,sacked
    admitted,admission | discharged,discharge
    arrival,arrived,immigration | departure,departed,emigration
    spent,spending,spend,cost,expenditure | saved,saving,savings | earned,income,revenue
    surplus,profit | deficit,loss,shortfall
    birth,born | death,died
    approved,granted,accepted,upheld | rejected,refused,dismissed
    convicted,guilty | acquitted,cleared
    created,added,gained,new | cut,lost,axed,closed
    dead,killed,death,died | injured,wounded,hurt | missing | rescued,survived,survivor
    vaccinated | unvaccinated
    allocated | unallocated
    solved | unsolved
    insured | uninsured
    paid | unpaid,owed
    recorded,reported | unrecorded,unreported
    full-time | part-time
    permanent | temporary,fixed-term,agency
    male,man | female,woman
    adult | child
    primary,infant,junior | secondary,sixth-form
    public | private
    boy | girl
    to,into,towards | from | by
    before,until | after,since
    over,above | under,below
    for | against
    inpatient | outpatient
    urban | rural
    domestic | foreign,international,overseas
    gross | net
    average,mean | median | total
    import | export
    first | second | third | final
    planned,target,expected,forecast | actual,achieved,delivered
    statutory | voluntary
    monthly,month | yearly,annual,year | weekly,week | daily,day | hourly,hour
"""


def _exclusions() -> frozenset[frozenset[str]]:
    found = set()
    for line in _FAMILIES.strip().splitlines():
        groups = [frozenset(lemma(word.strip()) for word in group.split(",")) for group in line.split("|")]
        for left, right in combinations(groups, 2):
            found |= {frozenset((one, other)) for one in left for other in right if one != other}
    return frozenset(found)


EXCLUDE = _exclusions()


def exclude_each_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of the one excludes a word of the other; each holds the base forms that the other lacks."""
    return any(frozenset((left, right)) in EXCLUDE for left in one for right in other)
