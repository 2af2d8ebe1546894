"""Namings of people by what they do, of what is done for them and more: what is one measure, and what is nearly one."""

import pytest

from claims.comparison import topics
from claims.comparison.topics import Likeness

ONE = [
    *(("sewage spills", "times sewage was discharged"), ("water lost to leaks", "leakage")),
    ("hours of sewage discharges", "time during which sewage was released"),
    *(("average water bill", "typical bill for water"), ("shops closed", "stores shut")),
    *(("empty shops", "shops standing empty"), ("footfall", "shoppers who visited")),
    *(("sales over Christmas", "Christmas sales"), ("price of a pint of milk", "cost of a pint of milk")),
    ("customers whose data was stolen", "people affected by the data breach"),
    *(("users", "people who use the service"), ("monthly users", "people using the app each month")),
    *(("subscribers", "paying subscribers"), ("drivers caught speeding", "motorists caught speeding")),
    *(("people killed on the roads", "road deaths"), ("hotel rooms", "rooms in the hotel")),
    *(("nights spent in hotels", "hotel stays"), ("medals won", "medal tally")),
    *(("winning time", "time of the winner"), ("length of the ban", "time the player is banned")),
    *(("whales stranded", "whales that beached"), ("population of wolves", "number of wolves")),
    *(("global temperature rise", "warming"), ("emissions cut", "reduction in emissions")),
    *(("pensioners in poverty", "poor pensioners"), ("university applicants", "people who applied to university")),
    *(("students accepted", "students given a place"), ("tuition fee", "cost of tuition")),
    *(("teacher vacancies", "unfilled teaching posts"), ("class size", "pupils in a class")),
    *(("pass rate", "share of candidates who passed"), ("bad loans", "loans in default")),
    *(("money set aside for compensation", "provision for compensation"), ("size of the jackpot", "jackpot")),
    ("mass of the satellite", "weight of the satellite"),
    ("signatures on the petition", "people who signed the petition"),
    *(("donations to the party", "money given to the party"), ("members of the party", "party membership")),
    *(("MPs who rebelled", "rebel MPs"), ("marchers", "people at the demonstration")),
    *(("people stabbed", "stabbing victims"), ("shots fired", "bullets fired")),
    *(("guns handed in", "firearms surrendered"), ("officers injured", "policemen hurt")),
    *(("officers assaulted", "assaults on officers"), ("emergency calls", "999 calls received")),
    *(("GPs", "family doctors"), ("abortions", "pregnancies terminated")),
    *(("organ donors", "people who donated organs"), ("babies who died", "baby deaths")),
    ("cancer patients treated within 62 days", "cancer patients who began treatment within 62 days"),
    *(("obese adults", "adults who are obese"), ("smokers", "adults who smoke")),
    *(("soldiers killed", "troops killed in action"), ("civilians killed", "civilian deaths")),
    *(("drones shot down", "drones intercepted"), ("missiles fired", "missiles launched")),
    ("refugees", "people who have fled the country"),
    *(("days lost to strikes", "working days lost because of strikes"), ("pay rise", "wage increase")),
    *(("pay offer", "rise offered"), ("workers on zero-hours contracts", "zero-hours workers")),
    *(("viewers", "people who watched"), ("box office takings", "ticket sales")),
    *(("licence fee", "cost of a licence"), ("meals served", "meals handed out")),
    *(("food parcels", "food parcels distributed"), ("miners trapped", "workers trapped underground")),
    *(("coal mined", "coal output"), ("depth of the shaft", "how deep the shaft is")),
    *(("tickets sold", "ticket sales"), ("people in need of aid", "people who need help")),
    *(("aid pledged", "money promised by donors"), ("children malnourished", "malnourished children")),
    *(("operating loss of the club", "club's operating losses"), ("annual turnover", "yearly revenue")),
    *(("money spent on transfers", "transfer spending"), ("capacity of the stadium", "seats in the stadium")),
    *(("season tickets sold", "season-ticket sales"), ("price of feed wheat", "feed wheat price")),
    ("subsidy payments to farmers", "subsidies paid to farmers"),
    ("people killed by the wildfire", "wildfire deaths"),
    ("people missing after the fire", "people not yet accounted for"),
    *(("buildings lost in the fire", "structures burnt down"), ("area destroyed", "area burned")),
    ("firefighters at the scene", "firefighters battling the flames"),
    *(("votes won by the party", "votes for the party"), ("seats gained", "seat gains")),
    *(("people entitled to vote", "electorate"), ("measles infections", "measles cases")),
    ("deaths from measles", "measles deaths"),
    ("children who have not been vaccinated", "unvaccinated children"),
    *(("people who caught measles", "measles patients"), ("doses of vaccine given", "jabs administered")),
    ("share of toddlers who had the jab", "toddlers vaccinated"),
    ("passengers affected by the cancellations", "travellers hit by the cancellations"),
    ("people killed in the crash", "people who died when the plane crashed"),
    *(("survivors of the crash", "people who survived"), ("aircraft ordered", "planes on order")),
    *(("profits before tax", "pre-tax earnings"), ("net profit", "profit after tax")),
    *(("annual loss", "loss for the year"), ("staff to lose their jobs", "job losses")),
    ("chief executive's pay", "pay package of the chief executive"),
    *(("cost of restructuring", "restructuring charge"), ("drop in the share price", "fall in the shares")),
    *(("net debt", "net borrowings"), ("passengers delayed", "travellers held up")),
    *(("delay minutes", "minutes of delay"), ("coal burned", "coal consumption")),
    *(("electricity bills", "cost of electricity"), ("smart meters fitted", "smart meters installed")),
    ("length of the trial", "time the trial lasted"),
    ("tickets sold for the exhibition", "exhibition ticket sales"),
    *(("value of the stolen jewels", "worth of the jewels stolen"), ("rise in rents", "rent increase")),
    *(("average deposit", "typical deposit"), ("homes repossessed", "repossessions")),
    ("children in temporary accommodation", "children living in temporary housing"),
    *(("people who died in the floods", "flood deaths"), ("homes hit by flooding", "flooded homes")),
    *(("peak of the river", "highest level of the river"), ("cost of the flood damage", "flood damage bill")),
    *(("attacks on staff", "staff assaulted"), ("deaths caused by pollution", "people killed by pollution")),
    ("limit for nitrogen dioxide", "legal limit on nitrogen dioxide"),
    ("people charged over the smuggling", "suspects charged with smuggling"),
    *(("length of the sentence", "jail term"), ("teachers who walked out", "teachers on strike")),
    *(("pay rise demanded", "pay claim"), ("pay rise offered", "employers' offer")),
    ("schools closed by the strike", "schools shut by the walkout"),
    ("operations postponed", "surgery put off"),
]  # fmt: skip

NEARLY_ONE = [
    *(("water lost to leaks", "water supplied"), ("sewage spills", "sewage spills into bathing waters")),
    *(("shops closed", "shops opened"), ("online sales", "sales"), ("footfall", "sales")),
    *(("users", "paying subscribers"), ("daily users", "monthly users"), ("accounts hacked", "accounts closed")),
    *(("people killed on the roads", "people injured on the roads"), ("cyclists killed", "pedestrians killed")),
    *(("drivers caught speeding", "drivers fined"), ("overseas visitors", "domestic visitors")),
    *(("hotel rooms", "hotel rooms occupied"), ("nights spent in hotels", "visitors")),
    *(("medals won", "gold medals won"), ("winning time", "world record"), ("home wins", "away wins")),
    *(("length of the ban", "length of the race"), ("whales stranded", "whales refloated")),
    *(("wolves", "wolves shot"), ("area of forest cleared", "area of forest replanted")),
    *(("emissions cut", "emissions target"), ("emissions from transport", "emissions from power stations")),
    *(("carbon emissions", "methane emissions"), ("state pension", "private pension")),
    *(("pension age", "retirement income"), ("university applicants", "students accepted")),
    *(("tuition fee", "maintenance loan"), ("teachers", "teaching assistants")),
    *(("boys who passed", "girls who passed"), ("branches to close", "branches")),
    *(("interest rate", "mortgage rate"), ("interest rate", "inflation"), ("bad loans", "loans")),
    *(("net interest income", "net income"), ("jackpot", "ticket price"), ("prize won", "number of winners")),
    *(("cost of the mission", "length of the mission"), ("astronauts on board", "astronauts rescued")),
    *(("MPs who rebelled", "MPs who abstained"), ("signatures on the petition", "signatures needed")),
    *(("votes for the bill", "votes against the bill"), ("people stabbed", "people shot")),
    *(("officers assaulted", "officers injured"), ("shots fired", "people shot")),
    *(("emergency calls", "emergency calls answered within 10 seconds"), ("GPs", "GP appointments")),
    *(("nurses", "nurses who left"), ("babies born", "babies who died")),
    ("cancer patients treated within 62 days", "cancer patients diagnosed within 28 days"),
    *(("smokers", "former smokers"), ("dentists", "dentists taking new patients")),
    *(("soldiers killed", "civilians killed"), ("soldiers killed", "soldiers wounded")),
    *(("drones shot down", "drones launched"), ("tanks destroyed", "tanks delivered")),
    *(("refugees", "displaced people"), ("pay rise", "pay offer"), ("hours worked", "hours lost")),
    *(("part-time workers", "full-time workers"), ("vacancies", "unemployed people")),
    *(("members who voted", "members who voted to strike"), ("copies sold", "copies printed")),
    *(("viewers at the peak", "average viewers"), ("licence fee", "licence fee income")),
    *(("meals served", "volunteers"), ("money raised", "money spent"), ("miners trapped", "miners rescued")),
    *(("coal mined", "coal burned"), ("miners underground", "miners trapped")),
    *(("tickets sold", "tickets returned"), ("ticket price", "ticket sales"), ("aid pledged", "aid delivered")),
    ("people in need of aid", "people who received aid"),
]  # fmt: skip


def likeness(one, other):
    a, b = topics.read(one), topics.read(other)
    forth, back = topics.likeness(a, b), topics.likeness(b, a)
    assert forth is back
    return forth


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_namings_of_one_measure_are_alike(one, other):
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), NEARLY_ONE)
def test_what_is_nearly_one_measure_is_told_apart(one, other):
    assert likeness(one, other) is not Likeness.SAME
