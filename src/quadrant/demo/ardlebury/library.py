"""Ardlebury's evidence: the law it works under, what others do well, an inspection, a study, three models compared."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from quadrant.analyse.evidence.commands import (
    Judged,
    act_on_finding,
    add_finding,
    add_model,
    begin_comparison,
    begin_law_register,
    change_consultee,
    cite_item,
    conclude_comparison,
    judge_model,
    list_consultee,
)
from quadrant.analyse.evidence.queries import items_found
from quadrant.analyse.evidence.terms import Kind, Verdict
from quadrant.cycle.commands import finish_task
from quadrant.demo.loading.library import D, NewItem, S, attach, put
from quadrant.demo.loading.story import Story

if TYPE_CHECKING:
    from quadrant.governance.models import Report

BEST = "plan.refining-options.best-in-class"
SHARED_HOUSE = NewItem(
    "A house shared by two boroughs, Northmere", Kind.PRACTICE,
    "Two boroughs share a house of six places and fetch the children. Nights cost a fifth less; families ask again.",
    "Northmere Council", (2026, 5, 14), "One of our three providers leaves, and the next house is a borough away.",
    S.GOOD, D.REGION, replicability=4, notes="Same law and fees. Our river makes the journey twenty minutes longer.",
    edition="Note of the visit", link="https://www.northmere.example/short-breaks",
)  # fmt: skip
CASES = (
    SHARED_HOUSE,
    NewItem(
        "Saturday club run by parents, Eastgate ward", Kind.PRACTICE,
        "Parents run a club in a school hall; two paid leaders, twelve children, no nights.",
        "Parent carer forum", (2026, 3, 7), "It reaches families whom no provider reaches.", S.FAIR, D.AREA,
        replicability=5, notes="It stands on two people; a second ward needs two more.",
    ),
    NewItem(
        "Breaks bought with direct payments: an evaluation in nine councils", Kind.PRACTICE,
        "Families who choose for themselves use a third more hours for the same money, where there is any to buy.",
        "University of Westmark", (2025, 9, 30), "Works only where there is a market, which we lack east of the river.",
        S.STRONG, D.NATION, replicability=2, notes="Nothing to buy in the east until a provider opens there.",
        edition="Final report", link="https://www.westmark.example/breaks",
    ),
)  # fmt: skip
INSPECTION = NewItem(
    "Area inspection of services for children with special educational needs", Kind.INSPECTION,
    "Plans are late and parents do not know why. Short breaks are liked and too few.",
    "Inspectorates of education and of care", (2026, 6, 19),
    "Two of its five findings are about what the council buys.", S.GOOD, D.AREA,
    edition="Letter to the council", link="https://www.inspectorates.example/ardlebury",
)  # fmt: skip
FINDINGS = (
    ("Families wait more than a year for a first short break.", "Short breaks",
     "Show in the options how soon each opens", (2026, 9, 30), "Told for all five options."),
    ("Parents are not told where their child's plan stands.", "Education, health and care plans",
     "Ask the provider what it would take to tell parents each month", (2026, 12, 18), ""),
)  # fmt: skip
STUDY = NewItem(
    "What a break costs a family", Kind.STUDY, "Travel and a second carer cost families £31 a weekend beyond any fee.",
    "Westmark Institute, commissioned by the council", (2026, 9, 11), "Fees are a small part of what keeps them away.",
    S.FAIR, D.AREA, plan="A second wave in June 2027, with families who have stopped asking.",
    edition="Summary", link="https://www.westmark.example/ardlebury-breaks",
)  # fmt: skip
RULES = (
    NewItem("Contract procedure rules", Kind.RULES, "How the council buys, and who may approve what.",
            "Ardlebury Council", (2025, 4, 1), "Every award of the council answers to them.", organisation="council",
            limits="Three quotes above £25,000. Cabinet above £500,000. A waiver lasts 90 days at most.",
            edition="April 2025", link="https://www.ardlebury.example/procedure-rules"),
    NewItem("Standing financial instructions", Kind.RULES, "How the ICB commits money, alone and with others.",
            "Estuary and Fells ICB", (2025, 7, 1), "A pooled fund needs its place committee.", organisation="icb",
            limits="The place committee up to £1 million a year; above that the board.",
            edition="July 2025", link="https://www.estuary-and-fells.example/instructions"),
    NewItem("Compact of the voluntary sector forum", Kind.PLAN, "What its members ask of those who fund them.",
            "Ardlebury Voluntary Sector Forum", (2025, 9, 1), "What a member may accept as a contract.",
            organisation="forum", limits="No contract without three months' notice either way.",
            edition="2025", link="https://www.ardlebury-forum.example/compact"),
)  # fmt: skip
ASPECTS = ("Who decides", "How money is joined", "How results are reviewed")
MODELS = (
    ("Lead commissioner, Northmere", (
        ("One council buys for three boards.", Verdict.ADAPT, "The unit buys; each board keeps its own decision."),
        ("Pooled, one host.", Verdict.REJECT, "Our boards may not pool before 2027."),
        ("Every quarter, on one page.", Verdict.ADOPT, "Taken as it is."),
    )),
    ("Board by board, as now", (
        ("Each board decides and buys.", Verdict.REJECT, "Nine buyers for one market."),
        ("Apart.", Verdict.ADAPT, "Aligned: apart, under one plan."),
        ("Once a year, in prose.", Verdict.REJECT, "Nobody could act on it."),
    )),
    ("Joint unit, Saltshire", (
        ("A unit of three councils decides.", Verdict.REJECT, "No body of ours could give it that power."),
        ("Pooled by theme.", Verdict.ADAPT, "One theme first, work and skills."),
        ("Monthly figures, and a review together.", Verdict.ADOPT, "Taken as it is."),
    )),
)  # fmt: skip
CHOSEN = (
    "The Working Group advises, each board decides, the unit buys. Money is aligned under one plan, figures monthly."
)


def compared(story: Story) -> None:
    """August 2025: the Enterprise Board looks at how others commission before it writes its brief."""
    cycle, lead = story.made["enterprise"], story.person("lead")
    with story.when(2025, 9, 4) as at:
        made = begin_comparison(
            cycle=cycle, title="Three ways of commissioning for several boards", aspects=ASPECTS,
            place="plan.refine-options.good-practice", by=lead, at=at,
        )  # fmt: skip
        for name, judged in MODELS:
            model = add_model(comparison=made, name=name, by=lead, at=at)
            said = {aspect: Judged(*each) for aspect, each in zip(ASPECTS, judged, strict=True)}
            judge_model(model=model, version=model.version, judged=said, by=lead, at=at)
        conclude_comparison(comparison=made, chosen=CHOSEN, by=lead, at=at)


def tell(story: Story) -> None:
    """October 2026: what the short breaks review rests on."""
    cycle, later = story.made["short-breaks"], story.days.day(2027, 10, 1)
    with story.when(2026, 10, 12, 11) as at:
        begin_law_register(by=story.person("analyst"), at=at)
        for title, why in (("Equality Act 2010", "Travel weighs on families east of the river."),
                           ("Local Government Act 1999", "The duty that the review answers.")):  # fmt: skip
            attach(story, items_found(title)[0], cycle, "", why, "analyst", at=at)
        for new in CASES:
            case = put(story, new, "analyst", review_on=later, at=at)
            attach(story, case, cycle, BEST, new.relevance, "analyst", at=at)
        for new in RULES:
            put(story, new, "head", review_on=later, at=at)
        _inspected(story, at)
        _studied(story, at)
    story.say(
        "the evidence library: law, best practice, an inspection with its actions, a study, three models compared"
    )


def _inspected(story: Story, at: datetime) -> None:
    cycle, analyst, lead = story.made["short-breaks"], story.person("analyst"), story.person("lead")
    inspection = put(story, INSPECTION, "analyst", review_on=story.days.day(2026, 12, 4), at=at)
    attach(story, inspection, cycle, "", INSPECTION.relevance, "analyst", at=at)
    for says, about, what, due, note in FINDINGS:
        found = add_finding(item=inspection, says=says, about=about, by=analyst, at=at)
        due_on = max(story.days.day(*due), at.date())
        tied = act_on_finding(
            finding=found, what=what, owner=lead, due_on=due_on, cycle=cycle, place=BEST, by=analyst, at=at
        )
        if note:
            finish_task(task=tied.task, note=note, by=lead, at=at)


def _studied(story: Story, at: datetime) -> None:
    cycle, analyst = story.made["short-breaks"], story.person("analyst")
    study = put(story, STUDY, "analyst", review_on=story.days.day(2027, 6, 1), at=at)
    attach(story, study, cycle, "analyse.evaluating-the-service.market-and-need", STUDY.relevance, "analyst", at=at)
    add_finding(item=study, says="One family in four has stopped asking.", about="Short breaks", by=analyst, at=at)
    for name, said in (("Parent carer forum", "Ask about Sundays."), ("Special schools", "")):
        asked = list_consultee(item=study, name=name, by=analyst, at=at)
        on = story.days.day(2026, 8, 3)
        change_consultee(consultee=asked, name=name, asked_on=on, said=said, by=analyst, at=at)


def cited(story: Story, report: Report, at: datetime) -> None:
    """Each recommendation of the hard decision rests on something."""
    head = story.person("head")
    for asked, title in zip(report.recommendations.order_by("number"), (SHARED_HOUSE.title, STUDY.title), strict=True):
        cite_item(item=items_found(title)[0], recommendation=asked, by=head, at=at)
