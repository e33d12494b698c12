"""Four pilot reviews at four different steps: what each did on which day, from its opening to where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from quadrant.cycle.commands import skip_step, tick
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import SubjectKind, Tier
from quadrant.demo.ardlebury import evaluations
from quadrant.demo.ardlebury.policy import open_review
from quadrant.demo.loading.answering import answer_all
from quadrant.demo.loading.awarding import criteria_for
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.story import Story
from quadrant.plan.funds.commands import allocate, open_fund, set_budget
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.terms import StreamKind

POLICY_DID_IT = "Done once for all four pilots: needs approved on 10 June 2025, services chosen on 8 July 2025."


@dataclass(frozen=True)
class Pilot:
    """A pilot review: what it covers, what its fund holds by year, when Cabinet approved its brief, and its ticks."""

    key: str
    name: str
    scope: str
    tier: Tier
    ends: tuple[int, int, int]
    ticks: Sequence[tuple[tuple[int, int, int], str, str]]
    budget: Mapping[int, int]
    fund: str
    brief_on: tuple[int, int, int] | None = None
    brief: Mapping[str, str] | None = None


STEP4, STEP6 = "plan.refining-options", "plan.approving-the-brief"
STEP5 = "plan.designing-the-brief"
PILOTS = (
    Pilot(
        "parking", "Review of parking", "Enforcement, permits and the notice office; £4.1 million a year.",
        Tier.UNIVERSAL, (2027, 3, 31),
        (
            ((2025, 10, 6), f"{STEP4}.research", "Six councils asked; three share a notice office."),
            ((2025, 10, 13), f"{STEP4}.best-in-class", "The best answer a challenge in nine days; Ardlebury in 31."),
            ((2025, 10, 20), f"{STEP4}.long-list", "Nine ways weighed, four kept: as now, share, contract, trust."),
            ((2025, 11, 3), f"{STEP5}.business-needs", "Answers in ten days; permits in two; £2 a notice less."),
            ((2025, 11, 17), f"{STEP6}.options-appraisal",
             "Contracting the notice office scores highest, then sharing."),
            ((2025, 11, 18), f"{STEP6}.equality-assessment", "Blue badge holders keep a counter; no other harm found."),
            ((2026, 1, 12), "do.commissioning.market-shaping", "Five firms came to a day in the town hall."),
            ((2026, 2, 16), "do.commissioning.tender-exercise",
             "Three bids, one short of the quality line; run by procurement."),
        ),
        {2026: 204_000, 2027: 204_000, 2028: 204_000}, "Parking notice office", (2025, 12, 9),
        {"preferred": "Contract out the notice office for three years; keep enforcement in house.",
         "reasons": "It halves the wait for an answer at two thirds of the cost.",
         "risk": "A firm that earns by notices may chase them: it is paid by answers, not by notices."},
    ),
    Pilot(
        "regulatory", "Review of regulatory services", "Food, trading and rented homes; £3.2 million a year.",
        Tier.UNIVERSAL, (2027, 6, 30),
        (
            ((2025, 11, 10), f"{STEP4}.research", "Two neighbours would share a laboratory."),
            ((2025, 12, 8), f"{STEP4}.best-in-class", "The best inspect by risk: a third fewer visits, more found."),
            ((2026, 2, 9), f"{STEP4}.long-list", "In house by agreement, shared, trust; outsourcing set aside in law."),
            ((2026, 4, 20), f"{STEP5}.business-needs", "Four hundred homes a year; traders answered in five days."),
            ((2026, 6, 8), f"{STEP6}.options-appraisal", "In house under an agreement with levels scores highest."),
            ((2026, 6, 9), f"{STEP6}.equality-assessment",
             "Tenants without English gain most; letters in six languages."),
            ((2026, 8, 3), "do.commissioning.market-shaping",
             "Asked two neighbours whether they would share; not yet."),
            ((2026, 9, 7), "do.commissioning.tender-exercise", "No tender: an internal agreement, reasons on file."),
            ((2026, 10, 23), "do.approving-the-contract.tell-bidders", "The unit and both neighbours were told."),
        ),
        {2026: 115_000, 2027: 215_000, 2028: 100_000}, "Homes and trading", (2026, 7, 14),
        {"preferred": "An agreement with our own unit, with levels of service and a price.",
         "reasons": "The law keeps enforcement with the council; levels make it answer for results.",
         "risk": "A unit cannot be fined: what is missed comes to the Board each quarter."},
    ),
    Pilot(
        "mental-health", "Review of mental health day support",
        "Day centre and outreach; £1.19 million over three years a lot.",
        Tier.SPECIALIST, (2027, 9, 30),
        (
            ((2026, 3, 2), f"{STEP4}.research", "Three areas opened doors at weekends; readmissions fell by a sixth."),
            ((2026, 4, 13), f"{STEP4}.best-in-class", "The best is led by people who have used it."),
            ((2026, 5, 18), f"{STEP4}.long-list", "Seven ways weighed, four kept."),
            ((2026, 6, 22), f"{STEP5}.business-needs", "Seven days a week; two lots; paid by people, not by places."),
            ((2026, 8, 10), f"{STEP6}.options-appraisal", "Two lots to different providers scores highest."),
            ((2026, 8, 11), f"{STEP6}.equality-assessment",
             "Black men are few among users: outreach is part of each lot."),
            ((2026, 10, 5), "do.commissioning.market-shaping", "Eleven providers came; small ones asked for two lots."),
        ),
        {2027: 397_000, 2028: 397_000, 2029: 396_000}, "Mental health day support", (2026, 9, 8),
        {"preferred": "Tender two lots for three years under the light-touch rules, quality 60 and price 40.",
         "reasons": "Two providers reach people whom one centre never has.",
         "risk": "Users fear the centre closes on a Friday: both run side by side for three months."},
    ),
    Pilot(
        "short-breaks", "Review of short breaks for children with disabilities",
        "Overnight, weekend and holiday breaks; whole cost £5.90 million over five years.",
        Tier.TARGETED, (2027, 12, 31),
        (
            ((2026, 8, 24), f"{STEP4}.research", "Five options costed over five years at present value."),
            ((2026, 10, 12), f"{STEP4}.best-in-class",
             "The best share a house with a neighbour and fetch the children."),
        ),
        {}, "",
    ),
)  # fmt: skip
BY_KEY = {pilot.key: pilot for pilot in PILOTS}


def tell(story: Story) -> None:
    """Open the four and walk each as far as its brief."""
    with story.when(2025, 7, 14) as at:
        for pilot in PILOTS:
            story.made[pilot.key] = _open(story, pilot, at)
    evaluations.pilots(story)
    for pilot in PILOTS:
        _tick_all(story, pilot, until=story.days.day(*pilot.brief_on) if pilot.brief_on else story.days.as_of)
        if pilot.brief_on:
            _brief(story, pilot)
            _tick_all(story, pilot, since=story.days.day(*pilot.brief_on), until=story.days.as_of)
    story.say("four pilot reviews: parking, regulation, mental health, short breaks")


def _open(story: Story, pilot: Pilot, at: datetime) -> Cycle:
    cycle = open_review(
        story, pilot.name, pilot.scope, SubjectKind.SERVICE, starts_on=at.date(), ends_on=story.days.day(*pilot.ends),
        parent=story.made["policy"], tier=pilot.tier, at=at,
    )  # fmt: skip
    for place in ("analyse.understanding-needs", "analyse.setting-priorities"):
        skip_step(cycle=cycle, place=place, why=POLICY_DID_IT, by=story.person("head"), at=at)
    return cycle


def _tick_all(story: Story, pilot: Pilot, *, until: date, since: date | None = None) -> None:
    """The ticks of a pilot between two days, with what was done."""
    for day, place, note in pilot.ticks:
        on = story.days.day(*day)
        if (since is None or on > since) and on <= until:
            with story.on(on, 14) as at:
                tick(cycle=story.made[pilot.key], place=place, note=note, by=story.person("lead"), at=at)


def _brief(story: Story, pilot: Pilot) -> None:
    """Criteria adopted, money set, two checklists, and Cabinet's approval of the brief."""
    cycle, meets_on = story.made[pilot.key], story.days.day(*(pilot.brief_on or ()))
    ready_on = date.fromordinal(meets_on.toordinal() - 20)
    with story.on(ready_on, 9) as at:
        criteria_for(story, cycle, ["fixed-criteria"], by="lead", adopted_by="head", at=at)
        story.made[f"fund {pilot.key}"] = _fund(story, pilot, cycle, at)
        for checklist in ("policy-principles", "members-assurance"):
            answer_all(story, cycle, checklist, "lead", at)
    paper = Paper(
        title=f"{pilot.name}: the brief",
        body="cabinet",
        author="lead",
        meets_on=meets_on,
        sections=spine(
            purpose="To approve the brief, so that what it asks for can be commissioned.",
            background=pilot.scope,
            need="The needs approved on 10 June 2025 and the evaluation of step 3.",
            timetable="Commissioned within the year after this decision.",
            options="The appraisal sets each option beside the nine fixed criteria.",
            **(pilot.brief or {}),
        ),
    )
    decide_gate(story, cycle, f"{STEP6}.brief-approved", paper)


def _fund(story: Story, pilot: Pilot, cycle: Cycle, at: datetime) -> Fund:
    finance = story.person("finance")
    fund = open_fund(
        name=pilot.fund, stream=StreamKind.CORE, owner=story.organisation("council"),
        about=f"What {pilot.name.lower()} may commission with.", cycle=cycle, by=finance, at=at,
    )  # fmt: skip
    for starts, pounds in pilot.budget.items():
        year, amount = story.days.year(starts), Decimal(pounds)
        set_budget(fund=fund, year=year, amount=amount, by=finance, at=at)
        about = f"{pilot.name}, as the brief asks"
        allocate(fund=fund, amount=amount, belongs_on=story.days.april(starts), about=about, by=finance, at=at)
    return fund
