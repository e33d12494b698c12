"""What the ten evaluations say, service by service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quadrant.analyse.services.terms import DeliveryModel, PaidBy

Day = tuple[int, int, int]
M = DeliveryModel
# A score, its evidence, and where there is a figure: the figure, what stands beside it, its unit and its source.
Score = tuple[int, str] | tuple[int, str, str, str, str, str]


@dataclass(frozen=True)
class Told:
    """An evaluation: the days of its three parts, the need and the market, six scores, what it adds, the ways weighed.

    `people` are those who need it now and in future, by hand; `indicator` forecasts them instead. `adds` are outcomes
    that it adds a lot to, by key, with how; `against` is an aim that it works against.
    """

    key: str
    on: tuple[Day, Day, Day]
    need: tuple[str, str]
    people: tuple[int, int]
    market: tuple[str, str]
    best: tuple[str, str, str]
    performance: tuple[Score, Score]
    efficiency: tuple[Score, Score]
    perception: tuple[Score, Score]
    adds: Mapping[str, str]
    ways: Sequence[tuple[DeliveryModel, str, str]]
    recommended: DeliveryModel
    why: str
    indicator: str = ""
    partners: str = ""
    price: tuple[PaidBy, str, str] | None = None
    against: tuple[str, str] | None = None
    cycle: str = ""
    counted: str = "The service's own register"


PILOTS = (
    Told(
        "parking", ((2025, 8, 18), (2025, 9, 8), (2025, 9, 22)),
        ("41,000 notices are challenged or paid by letter each year; permits are wanted by post still.",
         "A tenth fewer letters as permits go on line."), (41_000, 37_000),
        ("Four firms could do it, two have.", "A neighbour's notice office has room for ours."),
        ("A challenge answered in nine days, by a notice office that three councils share.",
         "Visit to a county, July 2025", "Wholly, if the letters can be read by one system."),
        performance=((4, "Streets are kept clear; appeals lost fall.", "87", "80", "% of appeals won",
        "Tribunal returns"),
                     (3, "Software ends in two years.")),
        efficiency=((2, "A notice costs more than elsewhere.", "11", "7.4", "£ a notice", "Parking accounts 2024/25"),
                    (1, "Fewer notices, the same office.")),
        perception=((2, "Satisfaction is flat; 31 days for an answer.", "49", "51", "of 100 satisfied",
                     "Residents' survey 2025, plus or minus 4"), (2, "The same letters, the same wait.")),
        adds={"streets": "Keeps junctions and bus lanes clear."},
        ways=((M.AS_NOW, "Nothing changes; £11 a notice stays.", ""),
              (M.SHARED, "A neighbour answers for us; slow to agree.", ""),
              (M.OUTSOURCE, "A firm runs the notice office; enforcement stays in house.", "")),
        recommended=M.OUTSOURCE,
        why="It halves the wait for an answer at two thirds of the cost.",
        price=(PaidBy.CHARGE, "45.00", "Panel of 600 drivers, June 2025: for a permit that comes at once"),
        against=("environment", "Carers and users come by car, and pay for it."), cycle="parking",
    ),
    Told(
        "regulatory", ((2025, 9, 1), (2025, 10, 6), (2025, 10, 20)),
        ("5,900 households rent a home with a serious hazard.", "It moves with the share of poor homes."), (5_900, 0),
        ("No firm may enforce; advice to traders could be bought.", "Two neighbours would share a laboratory."),
        ("Inspections by risk: a third fewer visits, and more found.", "Peer review, May 2025",
        "Next year, with its list."),
        performance=((3, "Good for food, weak for homes.", "2.5", "6.7", "% of homes inspected", "Returns 2024/25"),
                     (2, "Two officers retire.")),
        efficiency=((3, "Near the middle of ten like us.", "212", "208", "£ a visit", "Benchmarking club 2024/25"),
                    (3, "As now.")),
        perception=((2, "“If I complain we are out.”", "38", "55", "of 100 tenants trust it", "Tenants' meeting, 2025"),
                    (2, "Fear stays while visits follow complaints.")),
        adds={"homes": "Nobody else may order a repair.", "minds": "Damp and cold make people ill."},
        ways=((M.RECONFIGURE, "Our own unit under an agreement with levels and a price.", ""),
              (M.SHARED, "One laboratory for three councils.", ""),
              (M.OUTSOURCE, "A firm would inspect and enforce.",
               "Legal officer, 2 October 2025: enforcement cannot be delegated to a firm; set aside.")),
        recommended=M.RECONFIGURE,
        why="The law keeps enforcement here; levels make it answer for results.",
        indicator="poor-rented-homes", cycle="regulatory",
    ),
    Told(
        "mental-days", ((2025, 10, 13), (2025, 12, 1), (2026, 1, 19)),
        ("560 adults with severe mental illness spend their days alone.",
        "A few more each year as wards empty sooner."),
        (560, 590),
        ("Six providers known, two from elsewhere; one centre with 60 places.",
        "Small ones would come for a small lot."),
        ("A club led by people who have been ill themselves, open at weekends.", "Visit to three areas, autumn 2025",
         "In two lots, with outreach in each."),
        performance=((2, "Those who come stay well; few come.", "60", "560", "people reached",
        "Register, October 2025"),
                     (2, "The same sixty.")),
        efficiency=((2, "Dear for each person.", "10300", "6900", "£ a person a year", "Ledger 2024/25"),
                    (1, "Rent rises by a fifth.")),
        perception=((4, "Loved by its users.", "91", "80", "of 100 would recommend it", "Survey of 54, November 2025"),
                    (3, "Those who do not come were asked too: “not for me”.")),
        adds={"minds": "People leave hospital to something.", "carers": "A free day for whoever looks after them.",
              "work": "One in nine goes on to a job."},
        ways=((M.AS_NOW, "Sixty people, five days.", ""),
              (M.OUTSOURCE, "Two lots, seven days, paid by people and not by places.", ""),
              (M.SOCIAL_ENTERPRISE, "Its users take it over with the staff.", "")),
        recommended=M.OUTSOURCE,
        why="Two providers reach people whom one centre never has.",
        partners="The ICB lends a nurse; the forum lends its hall.", cycle="mental-health",
    ),
    Told(
        "breaks", ((2026, 1, 26), (2026, 4, 27), (2026, 6, 15)),
        ("730 families of disabled children, 230 with a break.", "It moves with the share who had a break."), (730, 0),
        ("Three providers, one leaving.", "A house shared with a neighbour would bring a fourth."),
        ("A house that two boroughs share, and a minibus that fetches the children.", "Visit, June 2026",
         "Wholly, with transport; not without."),
        performance=((3, "One family in three has a break.", "31", "40", "% of families", "Register, January 2026"),
                     (2, "One provider leaves next spring.")),
        efficiency=((2, "A night costs more than elsewhere.", "412", "355", "£ a night",
        "Ledger 2024/25 and nine others"),
                    (1, "Agency staff in a house of four beds.")),
        perception=((3, "Liked, and far: 61 families east of the river cannot get there.", "74", "80",
                     "of 100 satisfied", "Parent carer forum, 210 answers, spring 2026"), (2,
                     "Fewer nights, further off.")),
        adds={"carers": "Parents sleep through.", "children": "Children are safe away from home."},
        ways=((M.AS_NOW, "£5.90 million over five years.", ""),
              (M.EFFICIENT, "In house with shared transport: £5.56 million; nobody travels further.", ""),
              (M.SHARED, "With a neighbour: £5.34 million; 61 families travel further.", ""),
              (M.OUTSOURCE, "Contract out: £5.42 million.", ""),
              (M.SOCIAL_ENTERPRISE, "A trust: £5.52 million.", "")),
        recommended=M.EFFICIENT,
        why="Sharing is cheapest and harms 61 families; shared transport gives most of it without that.",
        indicator="short-breaks", partners="The neighbour's minibus stands idle at weekends.", cycle="short-breaks",
    ),
)  # fmt: skip


def first(
    key: str, people: tuple[int, int], need: str, market: str, best: str, result: Score, cost: Score, said: Score,
    later: tuple[int, int, int], outcome: tuple[str, str], way: DeliveryModel, why: str,
) -> Told:  # fmt: skip
    """One of the six that were evaluated in spring 2025, shorter than the pilots."""
    future = "As now, less what prices take."
    days = ((2025, 5, 6), (2025, 5, 13), (2025, 5, 20))
    return Told(
        key, days, (need, "Little change is expected."), people, (market, "No change is expected."),
        (best, "Benchmarking club, 2024", "In part"),
        (result, (later[0], future)), (cost, (later[1], future)), (said, (later[2], future)), dict([outcome]),
        ((M.AS_NOW, "Nothing changes.", ""), (way, why, "")), way, why,
    )  # fmt: skip


FIRST = (
    first("nurses", (5_400, 5_200), "5,400 children of under five and at school.", "The ICB alone.",
          "Every new birth seen in two weeks.",
          (4, "Nine in ten births seen in time.", "91", "88", "% in 14 days", "National returns 2024/25"),
          (3, "Near the middle.", "1310", "1290", "£ a child", "Public health outturn"),
          (4, "Trusted.", "88", "85", "of 100", "Friends and family test"), (3, 3, 4),
          ("minds", "Finds what is wrong early."), M.RECONFIGURE, "One team to nineteen instead of two."),
    first("home-care", (1_600, 1_900), "1,600 older people need help at home.",
          "Nineteen agencies, four of them large.",
          "Visits are on time to the minute, and people keep one carer.",
          (3, "Three visits in four are on time.", "76", "90", "% on time", "Visit records 2024/25"),
          (3, "The fee is the region's.", "23.4", "23.1", "£ an hour", "Fee survey 2025"),
          (3, "“A different face each day.”", "71", "74", "of 100", "Adult social care survey"), (2, 3, 2),
          ("minds", "People stay at home."), M.OUTSOURCE, "Fewer, nearer agencies, one to a neighbourhood."),
    first("housing-options", (3_100, 3_600), "3,100 households ask for help each year.",
          "The council alone may decide.",
          "Half of those who ask keep the home they have.",
          (2, "Four in ten are kept from losing a home.", "41", "55", "% prevented", "Homelessness returns"),
          (3, "Near the middle.", "890", "905", "£ a case", "Housing outturn"),
          (1, "“A number in a queue.”", "34", "50", "of 100", "Exit survey"), (1, 2, 1),
          ("homes", "A home is kept."), M.EFFICIENT, "Ask earlier: at the surgery and the school."),
    first("waste", (111_000, 115_000), "111,000 homes.", "Five firms; vehicles are the bar.",
          "Two thirds recycled, with food each week.",
          (3, "As many as others recycle.", "43", "44", "% recycled", "National waste data"),
          (4, "Cheap.", "61", "68", "£ a home", "Benchmarking club"),
          (4, "Bins go on the day.", "81", "78", "of 100", "Residents' survey"), (3, 4, 4),
          ("streets", "Nothing lies about."), M.SHARED, "One depot with a neighbour."),
    first("libraries", (268_400, 271_000), "Everybody; 61,000 borrow.", "Nobody else lends.",
          "Open with a card when staff have gone home.",
          (3, "Visits are back where they were.", "5.1", "4.8", "visits a head", "National returns"),
          (2, "Dear buildings.", "15.6", "13.9", "£ a head", "National returns"),
          (5, "The best liked of all.", "94", "90", "of 100", "Residents' survey"), (3, 1, 5),
          ("children", "Books at home."), M.RECONFIGURE, "Share each building with another service."),
    first("leisure", (64_000, 66_000), "64,000 use a pool or gym.", "Three firms and two trusts.",
          "A trust that pays its council.",
          (3, "As active as others.", "62", "63", "% active", "Active Lives survey"),
          (2, "Pools are cold and costly.", "1.9", "1.2", "£ a visit", "Contract accounts"),
          (3, "Fair.", "70", "72", "of 100", "Users' survey"), (2, 1, 3),
          ("minds", "Moving keeps people well."), M.SOCIAL_ENTERPRISE, "A trust with one neighbour."),
)  # fmt: skip
