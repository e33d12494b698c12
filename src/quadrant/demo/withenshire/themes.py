"""What Withenshire's six groups work on: for each an outcome, a need with its evidence, and the priority that follows.

Made up for the demo. `marks` are those on baseline, direction of travel, financial gain and inequality.
"""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.analyse.needs.terms import Met, Severity, Trend


@dataclass(frozen=True)
class Theme:
    """One group's share of the analysis."""

    key: str
    outcome: str
    population: str
    indicator: str
    need: str
    who: str
    how_many: int
    severity: Severity
    inequality: str
    gap: str
    heard: str
    heard_from: str
    priority: str
    why: str
    lead: str
    marks: tuple[int, int, int, int]
    trend: Trend = Trend.WORSENING
    met: Met = Met.PARTLY


THEMES = (
    Theme(
        key="children",
        outcome="Every child starts school ready to learn",
        population="Children under five and their families",
        indicator="early-development",
        need="Two- to four-year-olds who cannot yet say what they need",
        who="Children under five, most of them in the two poorest market towns",
        how_many=640,
        severity=Severity.SERIOUS,
        inequality="Half as likely again among children eligible for free early education.",
        gap="Nurseries wait 31 weeks for a speech therapist; one nursery in five has somebody trained to help.",
        heard="“We knew at two. We were told to wait and see until four.”",
        heard_from="Parents' panel, three evenings in two towns",
        priority="Ready for school: speech, language and families",
        why="Children fall behind before school and the gap with England has doubled in four years.",
        lead="council",
        marks=(3, 3, 2, 3),
    ),
    Theme(
        key="health",
        outcome="Older people live well at home",
        population="People of 65 and over",
        indicator="falls-admissions",
        need="People over 75 who have fallen once and will fall again",
        who="People over 75 living alone, mostly outside the market towns",
        how_many=2900,
        severity=Severity.SERIOUS,
        inequality="Admissions are a third higher in parishes without a bus on weekdays.",
        gap="Balance classes reach one in nine of those who fell; nobody calls when they leave hospital.",
        heard="“I stopped going out after the second time. It was the going out that kept me on my feet.”",
        heard_from="Village agents' case notes, a sample of 60",
        priority="On their feet: fewer falls, fewer lonely weeks",
        why="Admissions after a fall rise each year here while England's fall, and each costs over £4,000.",
        lead="icb",
        marks=(3, 3, 3, 2),
    ),
    Theme(
        key="safer",
        outcome="People are safe at home and in the street",
        population="Everybody who lives in Withenshire",
        indicator="reoffending",
        need="Adults who offend, are sentenced and offend again",
        who="About 130 adults, a third of whom sleep in a different place each week",
        how_many=130,
        severity=Severity.SERIOUS,
        inequality="Women who offend were harmed themselves in four of five cases.",
        gap="No place offers treatment, a tenancy and work together; refuge outreach stops short of the west.",
        heard="“The same twenty doors. We know the names before we pick up the radio.”",
        heard_from="Police problem profile",
        priority="Breaking the circle: offending and abuse",
        why="A small number of people cause a third of recorded theft; each case avoided saves £5,000 a year.",
        lead="police",
        marks=(2, 3, 3, 2),
    ),
    Theme(
        key="skills",
        outcome="Everybody who wants to work can",
        population="People of 16 to 64",
        indicator="learning-disability-in-work",
        need="Adults with a learning disability who want work and have none",
        who="Adults of 18 to 64 with a learning disability, known to the council",
        how_many=410,
        severity=Severity.MODERATE,
        inequality="One in 28 is in paid work, against three in four of all adults.",
        gap="One job coach for the county; employers ask for help that lasts beyond the first month.",
        heard="“I did the course three times. I want to do the job.”",
        heard_from="Learning disability partnership board",
        priority="Work within reach",
        why="Fewer are in work each year, and care leavers leave college without a trade.",
        lead="college",
        marks=(3, 2, 2, 2),
    ),
    Theme(
        key="environment",
        outcome="Homes are warm and places are green",
        population="Households in Withenshire",
        indicator="fuel-poverty",
        need="Households that cannot keep warm",
        who="Households off the gas network in solid-walled homes",
        how_many=13600,
        severity=Severity.MODERATE,
        inequality="Twice the share in the uplands as in the market towns.",
        gap="Grants exist, but two of three who could have one never ask.",
        heard="“We heat one room and go to bed at eight.”",
        heard_from="Winter survey of the parishes",
        priority="Warm homes, lower bills",
        why="One home in six is cold, and more each year; advice at the door brings grants that stand unused.",
        lead="voluntary",
        marks=(2, 2, 2, 2),
    ),
    Theme(
        key="homes",
        outcome="Everybody has a settled home and a way to get about",
        population="Households in Withenshire",
        indicator="homelessness-duties",
        need="Households about to lose their home, and people already without one",
        who="Private tenants under 35, people leaving care or prison, Gypsies and Travellers on roadside sites",
        how_many=1090,
        severity=Severity.SEVERE,
        inequality="Roadside families have no doctor within an hour and no address to register from.",
        gap="Outreach works two nights a week; nobody holds the links between sites, health and schools.",
        heard="“You cannot see a nurse without an address. You cannot get an address without a site.”",
        heard_from="Site visits with the liaison volunteer",
        priority="A settled home",
        why="Duties owed have risen by two thirds in ten years, and the hardest to reach are the furthest from help.",
        lead="council",
        marks=(2, 3, 2, 3),
    ),
)
BY_KEY = {theme.key: theme for theme in THEMES}
