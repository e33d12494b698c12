"""The nine needs of the policy. Two of them nobody pays for: that is the point of the list."""

from __future__ import annotations

from quadrant.analyse.needs.terms import Met, Part, Severity, Trend
from quadrant.demo.loading.needing import NewNeed
from quadrant.governance.terms import Section

POLICY_NEEDS = (
    NewNeed(
        "plans", "Children who wait more than 20 weeks for a plan", "Children with special educational needs", 412,
        Severity.SERIOUS, "Three psychologists' posts stand empty; advice comes late or not at all.",
        "Children of parents who do not write English wait five weeks longer.",
        "“He was in Year 2 when we asked. He is in Year 4.”", "Parent carer forum", "children", "plans-waiting",
        priority="Plans in time", why="The share that waits has more than doubled in ten years.", marks=(3, 3, 2, 2),
    ),
    NewNeed(
        "short-breaks", "Families of disabled children without a break", "Families of children with a disability", 730,
        Severity.SERIOUS, "Two of three who ask are on a list; most places are at one end of the borough.",
        "Families east of the river travel twice as far.", "“One Saturday in six. I sleep through it.”",
        "Parent carer forum", "carers", "short-breaks", trend=Trend.STEADY,
        priority="A break when it is needed", why="Nearest places are full and the far ones cannot be reached.",
    ),
    NewNeed(
        "days-alone", "Adults with severe mental illness who spend their days alone",
        "Adults with severe mental illness",
        560, Severity.SERIOUS, "One day centre with 60 places, open on weekdays until three.",
        "Black men are half of those on wards and one in six of those who come by day.",
        "“The worst part of the day is all of it.”", "Service user group", "minds", "self-harm",
        priority="Something to get up for", why="People leave hospital to an empty day and come back.",
    ),
    NewNeed(
        "self-harm", "Young people who harm themselves and are seen only in hospital", "People of 10 to 24", 270,
        Severity.SEVERE, "School nurses see one in five before the first admission.",
        "Girls of 14 to 17 are two thirds of admissions.", "“They fixed my arm and sent me home.”",
        "Young people's health panel", "minds", "self-harm", trend=Trend.IMPROVING,
        priority="Help before hospital", why="Admissions rose for eight years; the last two are below the forecast.",
        marks=(3, 2, 2, 3),
    ),
    NewNeed(
        "rented", "Tenants in rented homes that make them ill", "Households that rent from private landlords", 5900,
        Severity.MODERATE, "One inspection in forty homes a year, most of them after a complaint.",
        "Three in four are families who came to England in the last ten years.",
        "“If I complain we are out.”", "Private tenants' meeting", "homes", "poor-rented-homes",
        priority="Decent rented homes",
        why="One home in six has a serious hazard, and it is the only figure that never fell.",
        marks=(2, 3, 1, 2),
    ),
    NewNeed(
        "leaving-wards", "Young adults who leave mental-health wards with nobody to meet them", "Adults of 18 to 25",
        64,
        Severity.SEVERE, "Children's services stop at 18; the adult team writes after six weeks.",
        "Care leavers are one in ten of them.", "“My key worker changed on my birthday.”",
        "Young people's health panel", "minds", "self-harm", met=Met.NOT,
        priority="Met at the door of the ward", why="Nobody pays for the six weeks in which most harm is done.",
    ),
    NewNeed(
        "young-carers", "Carers under 25 whom no service knows", "People under 25 who look after somebody", 1350,
        Severity.MODERATE, "The carers' service begins at 25 and the schools' list ends at 16.",
        "Most are girls; one in three misses school every week.", "“I am not a carer. I just do what is needed.”",
        "Sixth-form survey", "carers", met=Met.NOT, trend=Trend.UNKNOWN,
        priority="Young carers known and helped", why="No service has them on its list, so no budget does.",
    ),
)  # fmt: skip
ENTERPRISE_NEEDS = (
    NewNeed(
        "learning-disability", "Adults with a learning disability who want work and have none",
        "Adults of 18 to 64 with a learning disability", 690, Severity.MODERATE,
        "Two job coaches; no employer has been asked twice.",
        "One in fifteen works, against three in four of all adults.",
        "“I can do mornings. Nobody asked.”", "Learning disability partnership board", "work",
        "learning-disability-work", trend=Trend.IMPROVING,
        priority="Work within reach", why="Ardlebury is above England and rising: what works can be done for more.",
    ),
    NewNeed(
        "out-of-work", "Young people out of work for half a year and more", "People of 16 to 24", 1240,
        Severity.SERIOUS,
        "Mentors for one in nine.", "Twice the share in the two eastern wards.",
        "“Forty applications, two answers.”", "Jobs fair, 210 slips", "work", "youth-unemployment",
        priority="A first job by spring", why="The share has not come down since 2020 as it has elsewhere.",
        marks=(3, 2, 2, 3),
    ),
)  # fmt: skip
FOUND = {
    Part.SUMMARY: "Nine needs in all, seven here and two with the Enterprise Board. For two of them nobody pays.",
    Part.WHY: "The Ardlebury Plan promises six outcomes; on five of eight measures the borough trails England.",
    Part.NATIONAL: "Waits for plans grow everywhere. Self-harm admissions have fallen in England since 2022.",
    Part.LOCAL: "Waits have more than doubled; self-harm has turned; fly-tips and parking stay as they were.",
    Part.BEING_DONE: "Forty services, £312.4 million in scope. Six of them are being evaluated this spring.",
    Part.COULD_DO: "Four pilot reviews, chosen because they differ: parking, regulation, mental health, short breaks.",
    Part.DATA_GAPS: "Nobody counts carers under 25. Ward figures are small and some are hidden.",
}
REST = {
    Section.PREFERRED: "Approve the assessment, and choose the services to be reviewed from it.",
    Section.REASONS: "A review that starts from frozen figures can be judged against them at its end.",
    Section.RISK: "Figures are a year old when they come out. Services were asked what has changed since.",
    Section.TIMETABLE: "The four pilots begin in July and report by December of next year.",
    Section.CONSULTATION: "Four forums, a jobs fair and a survey of sixth forms in spring.",
}
