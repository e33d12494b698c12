"""2024 and 2025: the last round, run on paper until its money was decided, then eighteen agreements on record."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.cycle.commands import open_cycle, skip_step, tick
from quadrant.cycle.queries import shipped_version
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.governing import Paper, decide, spine
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.people import GROUPS
from quadrant.do.agreements.commands import (
    FundingTerm,
    check_standards,
    draft_agreement,
    set_kpi,
    sign_agreement,
)
from quadrant.do.agreements.queries import agreement_numbered, standards_of
from quadrant.do.agreements.terms import Definition, Finding, Form, Frequency, Judged, KpiKind, Measure, Terms
from quadrant.governance.commands import ItemAnswer, answer_checklist
from quadrant.governance.queries import checklist_on
from quadrant.governance.terms import CheckAnswer, Proposed
from quadrant.partnership.terms import DecisionKind
from quadrant.plan.funds.commands import allocate, open_fund, set_budget
from quadrant.plan.funds.terms import StreamKind

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.do.agreements.models import Agreement, Kpi
    from quadrant.partnership.models import Body
    from quadrant.plan.funds.models import Fund

FRAMEWORK = "herefordshire-2009"
ON_PAPER = "Done on paper before Quadrant came; the papers are in the partnership's archive for 2024."
EARLIER_STEPS = (
    "criteria.analysis",
    "criteria.essential-criteria",
    "partners.partners",
    "process.design",
    "process.proposals",
    "process.appraisal",
)
EVIDENCE = {
    "right-people": "Referral list set beside the profile of need, April 2025.",
    "right-places": "Map of sessions beside the parishes named in the proposal.",
    "proven-practice": "Two schemes elsewhere, named in the proposal and spoken to.",
    "watched-and-changed": "Quarterly figures agreed; the support team visits once a year.",
    "risk-managed": "Risk register seen, with a name beside each risk.",
}


def cast(story: Story) -> dict[str, list[Body]]:
    """Which body plays which of the framework's."""
    return {
        "partnership-board": [story.body("board")],
        "management-group": [story.body("management")],
        "delivery-group": [story.body(key) for key in GROUPS],
        "appraisal-panel": [story.body("management")],
        "review-support-group": [story.body("support_group")],
        "support-team": [story.body("support_team")],
        "accountable-body": [story.body("cabinet")],
    }


def open_round(story: Story, name: str, scope: str, *, at: datetime, first: tuple[int, int, int], last: int) -> Cycle:
    """Open a round led by the Management Group, with every partner in it; it ends with the financial year `last`."""
    framework = shipped_version(FRAMEWORK)
    assert framework is not None  # noqa: S101  kept before the story begins
    return open_cycle(
        framework=framework,
        name=name,
        scope=scope,
        subject_kind=SubjectKind.FUND,
        lead_body=story.body("management"),
        level=Level.STRATEGIC,
        tier=Tier.TARGETED,
        way=WayOfWorking.JOINT,
        starts_on=story.days.day(*first),
        ends_on=story.days.march(last),
        drivers=["Withenshire Plan 2025 to 2030"],
        organisations=[story.organisation(key) for key in ("council", "icb", "police", "fire", "college", "voluntary")],
        cast=cast(story),
        by=story.person("manager"),
        at=at,
    )


def tell(story: Story) -> None:
    """The last round up to eighteen signed agreements."""
    manager = story.person("manager")
    with story.when(2024, 2, 5) as at:
        cycle = open_round(
            story,
            "Improvement round 2024",
            "Two years of un-ringfenced grant for work that six groups agreed on.",
            at=at,
            first=(2024, 2, 1),
            last=2026,
        )
        story.made["last round"] = cycle
    with story.when(2024, 12, 16) as at:
        for place in EARLIER_STEPS:
            skip_step(cycle=cycle, place=place, why=ON_PAPER, by=manager, at=at)
    _decide(story, cycle)
    with story.when(2025, 2, 20) as at:
        fund = _fund(story, cycle, at)
    with story.when(2025, 3, 3) as at:
        made = [_draft(story, cycle, fund, row, at) for row in table("last_round")]
    with story.when(2025, 3, 17) as at:
        for agreement in made:
            sign_agreement(agreement=agreement, by=story.person("officer"), at=at)
        answer_all(story, cycle, "report-design", "manager", at)
        note = "Two people from each group; first met on 12 March."
        tick(cycle=cycle, place="performance.set-up.form-support-group", note=note, by=manager, at=at)
    story.say(f"the last round: {len(made)} agreements signed for two years")


def answer_all(story: Story, cycle: Cycle, checklist: str, by: str, at: datetime) -> None:
    """Answer every item of a checklist with a plain yes."""
    on = checklist_on(cycle.pk, checklist)
    assert on is not None  # noqa: S101  the framework has it
    answers = [ItemAnswer(line.item.key, CheckAnswer.YES) for line in on.lines]
    answer_checklist(cycle=cycle, checklist=checklist, answers=answers, by=story.person(by), at=at)


def _total(column: str) -> Decimal:
    return Decimal(sum(int(row[column]) for row in table("last_round")))


def _decide(story: Story, cycle: Cycle) -> None:
    total = _total("y1") + _total("y2")
    paper = Paper(
        title="Improvement round 2024: eighteen awards",
        body="cabinet",
        author="manager",
        meets_on=story.days.day(2025, 2, 18),
        sections=spine(
            purpose="To award two years of grant to eighteen pieces of work.",
            background="The Management Group marked forty-one proposals on paper in November and December 2024.",
            need="Each serves a priority that the Partnership Board agreed in June 2024.",
            preferred="Fund the eighteen in the order of their marks, down to the line that the money draws.",
            reasons="They scored 70 or more of 100 and fit both years' budgets.",
            risk="Four providers are new to grant. The contract manager visits each in the first quarter.",
            timetable="Agreements in March, work from April.",
        ),
    )
    proposed = Proposed(f"That eighteen awards be made, up to £{total:,.0f} in all", DecisionKind.FUNDING, total)
    [story.made["last award"]] = decide(story, paper, [proposed], cycle=cycle)


def _fund(story: Story, cycle: Cycle, at: datetime) -> Fund:
    finance = story.person("finance")
    fund = open_fund(
        name="Area Improvement Fund, first round",
        stream=StreamKind.GRANT,
        owner=story.organisation("council"),
        about="Un-ringfenced grant of two years.",
        cycle=cycle,
        by=finance,
        at=at,
    )
    for column, starts in (("y1", 2025), ("y2", 2026)):
        year, amount = story.days.year(starts), _total(column)
        set_budget(fund=fund, year=year, amount=amount, by=finance, at=at)
        about = "Eighteen awards of the round of 2024"
        allocate(fund=fund, amount=amount, belongs_on=story.days.april(starts), about=about, by=finance, at=at)
    story.made["last fund"] = fund
    return fund


def _draft(story: Story, cycle: Cycle, fund: Fund, row: dict[str, str], at: datetime) -> Agreement:
    contracts, days = story.person("contracts"), story.days
    made = draft_agreement(
        cycle=cycle,
        terms=Terms(
            title=row["title"],
            form=Form(row["form"]),
            purpose=f"{row['purpose']}.",
            starts_on=days.april(2025),
            ends_on=days.march(2026),
        ),
        provider=story.organisation(row["provider"]),
        recommendation=story.made["last award"],
        lines=[
            FundingTerm(fund, days.year(2025), Decimal(row["y1"])),
            FundingTerm(fund, days.year(2026), Decimal(row["y2"])),
        ],
        by=contracts,
        at=at,
    )
    again = agreement_numbered(made.pk)
    assert again is not None  # noqa: S101  it was drafted a moment ago
    findings = {one.key: Finding(Judged.MET, EVIDENCE[one.key]) for one in standards_of(again)}
    check_standards(agreement=again, findings=findings, by=contracts, at=at)
    story.made[f"kpi {row['title']}"] = _measure(story, again, row, at)
    story.made[f"agreement {row['title']}"] = again
    return again


def _measure(story: Story, agreement: Agreement, row: dict[str, str], at: datetime) -> Kpi:
    counted = row["measure"] == "count"
    return set_kpi(
        agreement=agreement,
        definition=Definition(
            name=row["kpi"],
            kind=KpiKind.HOW_MUCH if counted else KpiKind.BETTER_OFF,
            measure=Measure(row["measure"]),
            polarity=Polarity.HIGH,
            frequency=Frequency.QUARTER,
            numerator=row["counted"],
            denominator=row["out_of"],
        ),
        target=Decimal(row["target"]),
        tolerance=Decimal(row["tolerance"]),
        by=story.person("contracts"),
        at=at,
    )
