"""Spring 2026: criteria to the Board, partners agreed, money and forms designed, the panel named, the process begun."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.appraisal.commands import adopt_criteria, draft_criteria, name_panel
from quadrant.cycle.commands import finish_task, set_task, tick
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.last_round import answer_all
from quadrant.governance.commands import ItemAnswer, Resolved, answer_checklist
from quadrant.governance.terms import CheckAnswer, Outcome
from quadrant.plan.funds.commands import allocate, commit, link_fund, open_fund, set_budget
from quadrant.plan.funds.terms import StreamKind

if TYPE_CHECKING:
    from quadrant.plan.funds.models import Fund

BUDGET = {2027: Decimal(900_000), 2028: Decimal(850_000), 2029: Decimal(650_000)}
BESIDE = {2027: Decimal(260_000), 2028: Decimal(150_000)}
"""What the second fund has already bound: £410,000."""
TIMETABLE = (
    ("Open the call", "manager", (2026, 5, 1)),
    ("Close the call at 12 noon", "manager", (2026, 6, 12)),
    ("Hand in every panel member's marks", "panel_chair", (2026, 7, 31)),
    ("Moderate", "panel_chair", (2026, 8, 3)),
    ("Take the recommendation to Cabinet", "manager", (2026, 9, 22)),
    ("Make the offers", "officer", (2026, 10, 5)),
    ("Ask every author with an open offer for an answer", "manager", (2026, 11, 23)),
    ("Profile the third year with the offers as made", "finance", (2026, 11, 27)),
    ("Write up what the panel learnt about uneven marking", "panel_chair", (2026, 11, 30)),
    ("Go through the register of interests after the round", "monitoring", (2026, 12, 4)),
    ("Set down where each indicator stands before the work begins", "analyst", (2026, 12, 11)),
    ("Sign the agreements", "officer", (2027, 3, 12)),
    ("First report of the new work", "contracts", (2027, 10, 14)),
)


def tell(story: Story) -> None:
    """From draft criteria to a process that may begin."""
    _criteria(story)
    _partners(story)
    _design(story)
    story.say("criteria and partners agreed, £2,400,000 over three years, nine markers named")


def _criteria(story: Story) -> None:
    cycle, manager = story.made["round"], story.person("manager")
    with story.when(2026, 2, 27) as at:
        criteria = draft_criteria(cycle=cycle, framework_sets=["essential-criteria"], by=manager, at=at)
        note = "Workshop of 26 February, 34 people. Weights kept; the guidance on criterion 9 was made shorter."
        tick(cycle=cycle, place="criteria.essential-criteria.workshop", note=note, by=manager, at=at)
    paper = Paper(
        title="Principles and criteria of the round of 2026",
        body="board",
        author="manager",
        meets_on=story.days.day(2026, 3, 16),
        sections=spine(
            purpose="To agree the principles of the round and the eleven weighted criteria.",
            background="The criteria are the framework's own. Half of the points rest on the first.",
            need="Six priorities were agreed on 9 March; the criteria say how proposals for them are told apart.",
            preferred="Adopt the eleven criteria with their weights as they are.",
            reasons="They were known to every author of the last round, and a workshop of partners kept them.",
            risk="A proposal strong on everything but the first criterion cannot win.",
            timetable="The criteria lock when the first mark is given, in July.",
            consultation="A workshop of 34 people on 26 February.",
        ),
    )
    decide_gate(story, cycle, "criteria.essential-criteria.agree-principles", paper)
    with story.when(2026, 3, 17) as at:
        story.made["criteria"] = adopt_criteria(criteria_set=criteria, by=story.person("officer"), at=at)


def _partners(story: Story) -> None:
    cycle = story.made["round"]
    with story.when(2026, 3, 18) as at:
        answer_all(story, cycle, "partner-rules", "manager", at)
        community = ItemAnswer(
            "community-groups",
            CheckAnswer.PARTLY,
            "Parish groups in the uplands have no forum of their own yet.",
            story.person("officer"),
        )
        others = [ItemAnswer(key, CheckAnswer.YES) for key in ("young-people", "older-people")]
        answers, by = [*others, community], story.person("children_chair")
        answer_checklist(cycle=cycle, checklist="groups-considered", answers=answers, by=by, at=at)
    sections = spine(
        purpose="To agree with whom the round is commissioned.",
        background="Six partners took part in the last round. All are members of the Board.",
        need="No one of the six priorities is in one agency's hands.",
        preferred="Agree the six partners named in the cycle.",
        reasons="Each meets the four partner rules; the checklist says how.",
        risk="Upland parish groups have no forum; the partnership officer calls one by June.",
        timetable="The groups confirm in March, the process begins in April.",
        consultation="What the choice means for young people, older people and community groups is on the checklist.",
    )
    for place, body, how, day in (
        ("agree-partners", "management", "agreed in principle", (2026, 4, 1)),
        ("confirm-partners", "children", "confirmed", (2026, 4, 2)),
    ):
        paper = Paper(
            title=f"Commissioning partners of the round of 2026, {how}",
            body=body,
            author="manager",
            meets_on=story.days.day(*day),
            sections=sections,
        )
        decide_gate(story, cycle, f"partners.partners.{place}", paper)


def keep_to_timetable(story: Story) -> None:
    """What was due by now was done on its day."""
    for task in story.made["timetable"]:
        if task.due_on < story.days.as_of:
            with story.on(task.due_on, 17) as at:
                finish_task(task=task, note="Done on the day.", by=task.owner, at=at)


def _design(story: Story) -> None:
    cycle, manager = story.made["round"], story.person("manager")
    with story.when(2026, 4, 3) as at:
        story.made["fund"] = _fund(story, at)
        _second_fund(story, at)
    with story.when(2026, 4, 7) as at:
        answer_all(story, cycle, "process-design", "manager", at)
        story.made["timetable"] = [
            set_task(
                cycle=cycle,
                title=title,
                owner=story.person(owner),
                due_on=story.days.day(*day),
                place="process.design.set-timetable",
                by=manager,
                at=at,
            )
            for title, owner, day in TIMETABLE
        ]
        note = "Six examples, a value-for-money sheet and a risk guide are with every group; the officer answers calls."
        tick(cycle=cycle, place="process.design.offer-support", note=note, by=manager, at=at)
        story.made["panel"] = name_panel(
            criteria_set=story.made["criteria"],
            chair=story.person("panel_chair"),
            members=[
                (story.person(row["marker"].lower()), story.organisations.get(row["organisation"]))
                for row in table("panel")
            ],
            body=story.body("management"),
            by=manager,
            at=at,
        )
    paper = Paper(
        title="Cost, value and timescale of the round of 2026",
        body="management",
        author="manager",
        meets_on=story.days.day(2026, 4, 27),
        sections=spine(
            purpose="To agree cost, value and timescale, and to begin.",
            background="The Area Improvement Fund holds £2,400,000 over three years; the third year is the smallest.",
            need="Eighteen agreements end in March 2027, and six priorities wait for money.",
            preferred="Open the call on 1 May and close it at 12 noon on 12 June.",
            reasons="Marks in July and a decision in September leave six months to sign and to begin in April.",
            risk="The third year runs out first. The panel is shown what each year can still bear.",
            timetable="Call in May, marks in July, moderation on 3 August, decision in September, offers in October.",
        ),
        absent=("pm5",),
        resolved=Resolved(Outcome.APPROVED, reasons="As set out in the report."),
    )
    decide_gate(story, cycle, "process.design.start-process", paper)


def _fund(story: Story, at: datetime) -> Fund:
    finance = story.person("finance")
    fund = open_fund(
        name="Area Improvement Fund",
        stream=StreamKind.GRANT,
        owner=story.organisation("council"),
        about="Un-ringfenced grant for the work that the partnership's groups propose.",
        cycle=story.made["round"],
        by=finance,
        at=at,
    )
    for year, amount in BUDGET.items():
        set_budget(fund=fund, year=story.days.year(year), amount=amount, by=finance, at=at)
    return fund


def _second_fund(story: Story, at: datetime) -> None:
    """A fund shown beside it, of which £410,000 is bound already."""
    finance = story.person("finance")
    fund = open_fund(
        name="Neighbourhood Health Fund",
        stream=StreamKind.GRANT,
        owner=story.organisation("icb"),
        about="The ICB's grant for health outside hospital, bound before the call. Shown so that nobody counts on it.",
        by=finance,
        at=at,
    )
    link_fund(fund=fund, cycle=story.made["round"], by=story.person("manager"), at=at)
    for year, amount in BESIDE.items():
        budget = amount + Decimal(40_000)
        set_budget(fund=fund, year=story.days.year(year), amount=budget, by=finance, at=at)
        about, day = "Community nursing in two towns, agreed before the call", story.days.april(year)
        allocate(fund=fund, amount=amount, belongs_on=day, about=about, by=finance, at=at)
        commit(fund=fund, amount=amount, belongs_on=day, about=about, by=finance, at=at)
