"""Spring 2026: ten years of five indicators beside eight like boroughs; four outcomes, and the needs of the year."""

from __future__ import annotations

from quadrant.analyse.needs.terms import Met, Part, Severity, Trend
from quadrant.analyse.outcomes.commands import set_headlines, set_vision
from quadrant.analyse.outcomes.terms import Counted
from quadrant.demo.loading.evidence import Place, add_places, bring_in, indicator, name_outcome
from quadrant.demo.loading.needing import NewNeed
from quadrant.demo.loading.story import Story
from quadrant.demo.quenmouth.founding import AREA
from quadrant.governance.terms import Section

VISION = "Children and young people in Quenmouth grow up well, belong somewhere and are heard."
HEADLINES = ("early-words", "looked-after", "disabled-breaks", "young-wellbeing")
PLAN = "Quenmouth Children and Young People's Plan 2024 to 2028"
HERE = Place("Quenmouth", AREA, ("0.97", "1.06", "0.92", "1.10", "1.03", "0.89", "1.12", "0.95"), "Like coast")
OUTCOMES = (
    ("early", "Every child is ready for school", "Children under five", ("early-words",)),
    ("disabled", "Disabled children and their families lead ordinary lives", "Families of disabled children",
     ("disabled-breaks",)),
    ("looked-after", "Looked-after children do as well as any", "Children looked after", ("looked-after",)),
    ("young", "Young people are well and have somewhere to go", "People of 10 to 19",
     ("teenage-conceptions", "young-wellbeing")),
)  # fmt: skip
YEAR_NEEDS = (
    NewNeed(
        "words", "Children who come to nursery without words", "Children of three in the Harbour wards", 340,
        Severity.SERIOUS, "A therapist for every nine nurseries.",
        "Twice as many in the Harbour as in the Moorside wards.",
        "“She points. She never stopped pointing.”", "Nursery heads' meeting", "early", "early-words", Trend.IMPROVING,
        priority="Words by three", why="Ready for school at five is decided at three.", marks=(3, 2, 3, 2),
    ),
    NewNeed(
        "placements", "Looked-after children who live far from their friends", "Children looked after", 118,
        Severity.SEVERE, "Two small homes and forty families; one child in three is placed outside.",
        "Teenagers and brothers and sisters are placed furthest.", "“I lost my school, my dog and my mates.”",
        "Children in care council", "looked-after", "looked-after", Trend.STEADY, Met.PARTLY,
        priority="A home close to home", why="Half of what is spent goes on a third of the children.", marks=(3, 3, 2,
        3),
    ),
    NewNeed(
        "drop-in", "Young people who wait for help with how they feel", "People of 13 to 19", 184, Severity.SERIOUS,
        "Nobody to see before the specialist team, which sees one in four.", "Boys ask later and leave sooner.",
        "“They said come back when it is worse.”", "Youth parliament", "young", "young-wellbeing", Trend.WORSENING,
        Met.NOT, priority="Seen within a week", why="The survey fell ten points and has not come back.", marks=(2, 3,
        2, 2),
    ),
)  # fmt: skip
FOUND = {
    Part.SUMMARY: "Three needs, and one that last year's lesson opened.",
    Part.WHY: "The plan promises four outcomes; the trust trails England on four of five measures.",
    Part.LOCAL: "Better at five and at short breaks, no better at how young people feel.",
    Part.BEING_DONE: "Twenty-six agreements, £14.6 million a year.",
    Part.COULD_DO: "Change a service or its target before chasing what moves by chance.",
}
REST = {
    Section.PREFERRED: "Approve the needs analysis.", Section.REASONS: "Planning starts in July and rests on it.",
    Section.RISK: "Figures are a year old.", Section.TIMETABLE: "Priorities in July, a strategy in September.",
    Section.CONSULTATION: "Three networks, the youth parliament and the children in care council.",
}  # fmt: skip


def tell(story: Story) -> None:
    """Figures and outcomes."""
    with story.when(2023, 6, 12) as at:
        add_places(story, HERE, at=at)
        bring_in(story, HERE, "quenmouth_indicators", at=at)
        for key, name, population, measured_by in OUTCOMES:
            name_outcome(story, key, name, population, PLAN, measured_by, at=at)
        set_vision(statement=VISION, by=story.person("strategist"), at=at)
        four = [indicator(key) for key in HEADLINES]
        set_headlines(indicators=four, counted=Counted.WHOLE, by=story.person("strategist"), at=at)
    story.say("10 years of 5 indicators beside England and 8 like boroughs; 4 outcomes")
