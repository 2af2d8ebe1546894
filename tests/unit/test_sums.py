"""The sums of a text as it is read: each wrong one is caught with its sum, and the right one is left alone."""

from dataclasses import replace

import pytest

from claims.comparison.within import check_articles
from tests.unit.reading import PUBLISHED, read

WRONG = [
    # rates
    ("The county of 600,000 people had 120 deaths, a rate of 4 per 100,000.", "120 ÷ 600,000 × 100,000 = 20"),
    ("There were 120 deaths, a rate of 4 per 100,000, in a county of 600,000.", "printed is “4 per 100,000”"),
    ("Harwick has a population of 600,000. It had 120 drug deaths, or 4 per 100,000 people.", "= 20"),
    ("The scheme costs £10 a week, or £5,200 a year.", "10 a week, with 38 to 53 weeks in a year, makes 380 to 530"),
    ("The clinic sees 30 patients a day, or 1,500 a week.", "makes 150 to 210"),
    ("It costs tenants £20 a month, or £340 a year.", "makes 200 to 240"),
    # parts of a whole
    ("One in five of the 412 homes (103) is empty.", "103 ÷ 412 = 25 per cent"),
    ("Exactly 103 of the 412 homes, one in five, are empty.", "“one in five”, which is 20 per cent"),
    ("Of the 400 homes, 120 (40 per cent) are empty.", "120 ÷ 400 = 30 per cent"),
    ("It treated 4,000 patients, of whom 1,200, or 40 per cent, waited too long.", "1,200 ÷ 4,000 = 30 per cent"),
    (
        "We found 103 of the 412 homes were empty. The mayor said one in five of the 412 homes were empty.",
        "25 per cent",
    ),
    ("The council had 9,600 requests. Of them, 8,000 (63 per cent) were for a school.", "8,000 ÷ 9,600 = 83.3"),
    ("Out of 2,000 requests, 1,800 (90 per cent) were met, 160 (18 per cent) in part.", "160 ÷ 2,000 = 8 per cent"),
    # changes
    ("It had 4,200 pupils in 2016, an increase of 26 per cent on the year before's total of 3,500.", "20 per cent"),
    ("The number of nurses was cut by 100 to 350, from 500.", "From 500 to 350 is a fall of 150"),
    ("Complaints were up 12 per cent to 560 from 412.", "a rise of 148, which is 35.9 per cent"),
    ("Complaints went from 412 to 618, a rise of 186.", "a rise of 206"),
    ("The school had 618 pupils, compared with 412 a year before, a rise of 40 per cent.", "50 per cent"),
    ("There were 560 cases in May, up 12 per cent from 412 in April.", "35.9 per cent"),
    ("Unemployment rose from 4 per cent to 6 per cent, an increase of 4 percentage points.", "2 percentage points"),
    (
        "The rate fell from 8 per cent to 6 per cent, a drop of 12 per cent.",
        "2 percentage points, which is 25 per cent",
    ),
    ("Thefts rose from 50 to 60, up 20 per cent, and complaints from 200 to 300, up 40 per cent.", "From 200 to 300"),
    ("Crime figures rose from 618 to 412.", "is a fall; printed is a rise"),
    ("Sales were £13.5m (2016: £10.8m), up 14.6 per cent.", "25 per cent"),
    ("Complaints went from 412 to 618, more than doubling in a year.", "618 ÷ 412 = 1.5"),
    # differences
    ("Girls got 71.7 per cent, compared with 62.9 per cent for boys, a lead of 7.8 points.", "71.7 − 62.9 = 8.8"),
    ("The motion was passed by 52 votes to 48, a majority of 6.", "52 − 48 = 4"),
    ("The company lost 100 of its 450 shops, leaving 330.", "450 − 100 = 350"),
    # totals
    ("There are 12 homes in the north and 15 in the south, 30 in total.", "12 + 15 = 27"),
    ("Spending was £3m on roads and £4m on parks, a total of £9m.", "= 7,000,000"),
    ("It killed 72 people, including 40 in the city, 22 in the valley and 15 on the coast.", "40 + 22 + 15 = 77"),
    ("The ferry carried 30 people, 12 men and 15 women.", "12 + 15 = 27; printed is “30 people”"),
    # days after that of printing, 15 September 2021
    ("So far 412 homes have been sold by 1 November 2021.", "is given as of 1 November 2021"),
    ("Inspectors visited the home on 9 November 2021.", "is told as past"),
    ("The board voted on 9 November 2021 and shut the pool.", "is told as past"),
]


def flagged(text, nlp):
    claims = read(text, nlp).statements
    placed = [replace(one, id=str(place), article="one", published=PUBLISHED) for place, one in enumerate(claims)]
    return check_articles(placed)


@pytest.mark.parametrize(("text", "printed"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_sum_is_caught_with_the_sum(text, printed, nlp):
    (found,) = flagged(text, nlp)
    assert printed in found.explanation
    assert found.queue


RIGHT = """
    The county of 600,000 people had 120 deaths, a rate of 20 per 100,000.
    A city of 600,000, it had 120 deaths, a rate of 40 per 100,000 women.
    In three years there were 120 deaths, a rate of 7 per 100,000 a year, in a county of 600,000.
    There were 120 deaths, a rate of 4 per 100,000, well above the figure for the county of 600,000 next door.
    The scheme costs £10 a week, or £520 a year.
    The clinic sees 30 patients a day, or about 10,000 a year.
    The clinic sees 30 patients a day and 9,000 a year.
    The levy is £2 a week this year and £150 a year from 2024.
    One in four of the 412 homes (103) is empty.
    We found 103 of the 412 homes were empty. The mayor said one in five of the 412 homes were damp.
    Some 1,200 of the 4,000 patients, 12 per cent more than last year, waited too long.
    Of the 4,000 patients, 1,200 (12 per cent more than last year) waited too long.
    It employs 1,200 of the 4,000 workers, or 8 per cent of the town's people.
    The council had 9,600 requests. Of them, 8,000 (83.3 per cent) were for a school.
    The council had 9,600 requests and 400 schools. Of them, 300 (75 per cent) were full.
    The council had 9,600 requests. It ran a poll. Of those asked, 300 (75 per cent) were tenants.
    Out of 2,000 requests, 1,800 (90 per cent) were met, 160 (8 per cent) in part.
    It had 4,200 pupils in 2016, an increase of 20 per cent on the year before's total of 3,500.
    The number of nurses was cut by 100 to 350, from 450.
    Complaints were up 36 per cent to 560 from 412.
    Complaints went from 412 to 618, a rise of 20 on the week before.
    Profit rose to £3.4m, up from £3.0m, as sales climbed 23 per cent to £326m.
    The number of thefts rose from 50 to 60 and robberies were up 40 per cent.
    Thefts rose from 50 to 60, up 20 per cent, and complaints from 200 to 300, up 50 per cent.
    The rate fell from 8 per cent to 6 per cent, a drop of 2 per cent.
    Unemployment rose from 4 per cent to 6 per cent, an increase of 50 per cent.
    The club rose from 18 to 12 in the table.
    Wages rose from £543 to £560, up 1 per cent after inflation.
    The index fell 1.2 per cent, or 80 points, to 6,580 from 6,660.
    Numbers fell from 5,000 to 4,000 and then to 3,000, a drop of 40 per cent.
    Bond yields went to 4.5 per cent from 4.3 per cent, up 20 basis points.
    Costs doubled as staff fell from 50 to 30.
    Profit almost doubled to £9.6m from £5m.
    The team won by 3 goals to 1, a lead of 6 points in the table.
    The motion was passed by 52 votes to 48, and Labour has a majority of 6.
    He won 5,210 votes, compared with 4,100 at the last election, with a majority of 900.
    It lost 12 of its 40 pupils, leaving 3 teachers without work.
    Police counted 12 dead in the north and 15 in the south, bringing the total to 130.
    Police counted 12 dead in March and 15 in April, but a total of 400 since 2015.
    There were 12 arrests in May, 15 in June and 20 in July, a total of 130 this year.
    Three homes in five streets were sold, a total of 60 in a year.
    Those hurt were six pupils, three teachers and six passers-by.
    Police held 30 people, 12 men and 15 women among them.
    It killed 72 people, including 40 children, 45 women and 15 from one family.
    It killed 72 people, including 30 in the county, 22 in the city and 22 in its centre.
    The budget is split between schools (60 per cent), roads (25 per cent) and parks (15 per cent).
    Some 60 per cent of spending goes on schools, 25 per cent on roads and 15 per cent on parks.
    Asked why they left, 62 per cent named pay, 55 per cent hours and 18 per cent did not know.
    So far 412 homes have been sold, and 600 will be by 1 November 2021.
    The library is closed on 9 November 2021.
    The council announced a meeting on 9 November 2021.
    The licence was extended to 9 November 2021.
    A hearing was listed for 9 November 2021.
    Tickets were sold for the concert on 9 November 2021.
"""


def test_what_comes_out_is_left_alone(nlp):
    texts = [line.strip() for line in RIGHT.strip().splitlines()]
    assert {text: [one.explanation for one in flagged(text, nlp)] for text in texts} == {text: [] for text in texts}
