"""From award to evaluation: parking all the way, regulation to its draft, mental health to its open tender.

Two awards go first to a body that may not make them; both attempts are refused and stand in the chain.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from quadrant.audit.terms import Refusal
from quadrant.cycle.commands import set_task, tick
from quadrant.cycle.models import Cycle
from quadrant.demo.ardlebury.notices import called_in
from quadrant.demo.ardlebury.pilots import BY_KEY
from quadrant.demo.loading.agreeing import NewAgreement, draft, report, sign
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.governing import Paper, convene, decide, decide_gate, ready, spine
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import FundingTerm
from quadrant.do.agreements.queries import agreement_numbered
from quadrant.do.agreements.terms import Form, Measure
from quadrant.governance.commands import (
    Resolved,
    call_meeting,
    change_recommendation,
    draft_report,
    put_on_agenda,
    resolve_recommendation,
    take_off_agenda,
    withdraw_report,
)
from quadrant.governance.models import Recommendation
from quadrant.governance.queries import gate_recommendation, item_of, report_numbered
from quadrant.governance.terms import Outcome, Proposed
from quadrant.methods.calendar import add_months
from quadrant.partnership.terms import DecisionKind
from quadrant.review.evaluation.commands import begin_evaluation, conclude_evaluation, write_evaluation
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.evaluation.terms import Findings, Recommends
from quadrant.review.lessons.commands import record_lesson
from quadrant.review.lessons.terms import Learnt

AWARD = "do.approving-the-contract.award-approved"
RECOMMEND = "do.commissioning.award-recommendation"
PARKING, REGULATORY = Decimal(612_000), Decimal(430_000)
ANSWERED = (64, 69, 75, 78, 83, 86, 88)
"""Of each hundred challenges since April, how many were answered within ten working days."""


def tell(story: Story) -> None:
    """Awards, agreements, returns, and one evaluation."""
    _award_parking(story)
    _award_regulation(story)
    _evaluate_parking(story)
    _tender(story)
    story.say("parking evaluated; regulation's award refused to the unit, then made by the Board; a tender open")


def _paper(title: str, body: str, meets_on: date, preferred: str, reasons: str) -> Paper:
    return Paper(
        title=title, body=body, author="lead", meets_on=meets_on,
        sections=spine(
            purpose="To award what the brief asked for.",
            background="The brief was approved by Cabinet; commissioning is complete.",
            need="The needs approved on 10 June 2025.", preferred=preferred, reasons=reasons,
            risk="The first quarter is watched week by week.", timetable="The agreement starts within eight weeks.",
        ),
    )  # fmt: skip


def attempt(story: Story, cycle: Cycle, paper: Paper, value: Decimal) -> None:
    """Take an award to a body that may not make it: the record says who tried, and why it was refused."""
    author, clerk = story.person(paper.author), story.person("administrator")
    with story.on(paper.meets_on - timedelta(days=14)) as at:
        made = draft_report(
            body=story.body(paper.body), title=paper.title, cycle=cycle, place=AWARD, sections=paper.sections,
            by=author, at=at,
        )  # fmt: skip
        asked = gate_recommendation(made)
        assert asked is not None  # noqa: S101  the report is for a gate
        proposed = Proposed(asked.text, DecisionKind(asked.kind), value)
        asked = change_recommendation(recommendation=asked, proposed=proposed, by=author, at=at)
    ready(story, made, paper)
    meeting = convene(story, paper, made)
    with story.on(paper.meets_on, paper.hour + 1) as at:
        try:
            resolve_recommendation(
                recommendation=asked, meeting=meeting, resolved=Resolved(Outcome.APPROVED), by=clerk, at=at
            )
        except Refusal as refusal:
            story.say(refusal.sentence)
        else:
            raise AssertionError(f"{paper.body} made an award that is not its own")
        item, again = item_of(meeting, made), report_numbered(made.pk)
        assert item is not None  # noqa: S101  put on the agenda above
        assert again is not None  # noqa: S101  drafted above
        take_off_agenda(item=item, by=clerk, at=at)
        withdraw_report(report=again, why="It belongs before another body.", by=author, at=at)


def awarded(story: Story, cycle: Cycle, body: str) -> Recommendation:
    """The award that a body made at a cycle's gate."""
    found: Recommendation = Recommendation.objects.get(
        report__cycle=cycle, report__place=AWARD, report__body=story.body(body), opens_gate=True,
        report__withdrawn_at=None,
    )  # fmt: skip
    return found


def _award_parking(story: Story) -> None:
    cycle, day = story.made["parking"], story.days.day
    said = ("Award the notice office to Kerbside Parking Ltd for £612,000 over three years.", "The best of three bids.")
    paper = _paper("Parking notice office: the recommended award", "ceb", day(2026, 2, 24), *said)
    support = Paper(**{**vars(paper), "resolved": Resolved(Outcome.RECOMMENDED, reasons="Price and quality agree.")})
    asked = Proposed("That Cabinet be recommended to make the award", DecisionKind.AWARD, PARKING)
    decide(story, support, [asked], cycle=cycle, place=RECOMMEND)
    attempt(story, cycle, _paper("Parking notice office: the award", "ceb", day(2026, 3, 3), *said), PARKING)
    decide_gate(
        story,
        cycle,
        AWARD,
        _paper("Parking notice office: the award", "cabinet", day(2026, 3, 10), *said),
        value=PARKING,
    )
    with story.when(2026, 3, 11):
        rests_on = awarded(story, cycle, "cabinet")
    called_in(story, rests_on)
    with story.when(2026, 3, 26) as at:
        note = "All three were told their marks and the reasons; nobody asked for more."
        tick(cycle=cycle, place="do.approving-the-contract.tell-bidders", note=note, by=story.person("lead"), at=at)
    fund, budget = story.made["fund parking"], BY_KEY["parking"].budget
    new = NewAgreement(
        "parking", "Parking notice office", Form.CONTRACT, "Answers challenges and appeals for the council.",
        "kerbside",
        story.days.month(2026, 4), story.days.march(2028), "Challenges answered within ten working days", Decimal(80),
        Decimal(5), outcomes={"streets": 100}, rests_on=rests_on,
        lines=[FundingTerm(fund, story.days.year(year), Decimal(pounds)) for year, pounds in budget.items()],
    )  # fmt: skip
    draft(story, cycle, new, on=day(2026, 3, 27))
    sign(story, "parking", on=day(2026, 3, 30), by="lead")


def _award_regulation(story: Story) -> None:
    cycle, day = story.made["regulatory"], story.days.day
    said = ("Agree levels and price with our own unit: £430,000 over three years.", "The appraisal's first choice.")
    paper = _paper("Regulatory services: the recommended agreement", "ceb", day(2026, 9, 22), *said)
    support = Paper(**{**vars(paper), "resolved": Resolved(Outcome.ENDORSED)})
    asked = Proposed("That terms be settled with the unit", DecisionKind.AWARD, REGULATORY)
    decide(story, support, [asked], cycle=cycle, place=RECOMMEND)
    attempt(story, cycle, _paper("Regulatory services: the award", "unit", day(2026, 10, 6), *said), REGULATORY)
    decide_gate(
        story, cycle, AWARD, _paper("Regulatory services: the award", "ceb", day(2026, 10, 20), *said), value=REGULATORY
    )
    with story.when(2026, 11, 2):
        rests_on = awarded(story, cycle, "ceb")
    fund, budget = story.made["fund regulatory"], BY_KEY["regulatory"].budget
    new = NewAgreement(
        "regulatory", "Homes and trading, by our own unit", Form.INTERNAL,
        "Inspects by risk, answers traders, and puts four hundred homes right in a year.", "council",
        story.days.day(2026, 12, 1), story.days.march(2028), "Homes put right", Decimal(33), Decimal(3),
        measure=Measure.COUNT, outcomes={"homes": 70, "streets": 30}, unit=story.made["unit regulatory"],
        rests_on=rests_on,
        lines=[FundingTerm(fund, story.days.year(year), Decimal(pounds)) for year, pounds in budget.items()],
    )  # fmt: skip
    draft(story, cycle, new, on=day(2026, 11, 2))


def report_parking(story: Story) -> None:
    """Seven months of the notice office."""
    for step, answered in enumerate(ANSWERED):
        month = add_months(story.days.month(2026, 4), step)
        sent_on = add_months(month, 1).replace(day=6)
        if sent_on.replace(day=9) <= story.days.as_of:
            report(
                story, "parking", month, Decimal(answered), sent_on=sent_on, by="contact: kerbside",
                accepted_on=sent_on.replace(day=9),
            )  # fmt: skip


def _evaluate_parking(story: Story) -> None:
    cycle, contracts = story.made["parking"], story.person("contracts")
    report_parking(story)
    with story.when(2026, 8, 10) as at:
        note = "May was five short of the target: staff moved from post to challenges, and June met it."
        tick(cycle=cycle, place="review.contract-monitoring.act-early", note=note, by=contracts, at=at)
    with story.when(2026, 10, 12) as at:
        agreement = agreement_numbered(story.made["agreement parking"].pk)
        made = begin_evaluation(
            cycle=cycle, title="The notice office after half a year", from_on=story.days.month(2026, 4),
            to_on=story.days.day(2026, 9, 30), agreement=agreement, by=contracts, at=at,
        )  # fmt: skip
        findings = Findings(
            how_much="31,400 challenges answered in six months, as many as the year before.",
            how_well="Six weeks in ten were answered in time in April, nearly nine in ten in September.",
            better_off="Appeals upheld against the council fell from 38 to 24 in a hundred. Satisfaction stays at 49.",
            specification="Every level is met since July but one: letters in other languages.",
            value_for_money="£7.10 a notice against £11.00.",
        )
        write_evaluation(evaluation=made, findings=findings, by=contracts, at=at)
        reasons = "It does what was asked at two thirds of the price; the languages are put right by January."
        made = conclude_evaluation(
            evaluation=made, recommends=Recommends.CONTINUE, reasons=reasons, by=contracts, at=at
        )
    _learn_from_parking(story, made)


def _learn_from_parking(story: Story, made: Evaluation) -> None:
    """What the first pilot leaves to the other three."""
    cycle, contracts = story.made["parking"], story.person("contracts")
    with story.when(2026, 10, 13) as at:
        agreement = agreement_numbered(story.made["agreement parking"].pk)
        learnt = Learnt(
            title="Pay for answers, not for notices", tried="A contract paid by challenges answered in time.",
            learnt="Answers came faster and notices did not grow.",
            change="Look for the measure that a resident would choose before the price is asked for.",
        )  # fmt: skip
        record_lesson(
            cycle=cycle, learnt=learnt, agreement=agreement, evaluation=made, by=contracts, at=at,
            place="review.evaluation",
        )  # fmt: skip


def _tender(story: Story) -> None:
    """What the two open reviews wait for, and by when; three of the tasks are the head of commissioning's."""
    for cycle, title, owner, day, place in (
        ("mental-health", "Answer the last questions on the tender", "head", (2026, 11, 16),
        "do.commissioning.tender-exercise"),
        ("short-breaks", "Settle the long list with the parents' forum", "head", (2026, 11, 24),
        "plan.refining-options.long-list"),
        ("mental-health", "Open the bids, with the second opener: 12 noon", "head", (2026, 12, 4),
        "do.commissioning.tender-exercise"),
        ("regulatory", "Agree the unit's levels of service", "lead", (2026, 11, 20), "do.contracting.service-levels"),
        ("mental-health", "Read the contract with the legal officer", "lead", (2026, 11, 27), ""),
        ("parking", "Letters in six languages", "contracts", (2027, 1, 15), ""),
        ("short-breaks", "Waiting times by ward for the forum", "analyst", (2026, 11, 19), ""),
        ("short-breaks", "Five years' costs of each option, once more", "finance", (2026, 11, 27), ""),
        ("short-breaks", "Meet the families who live furthest away", "equalities", (2026, 11, 26), ""),
        ("short-breaks", "Who declares what before the Cabinet meets", "monitoring", (2026, 12, 1), ""),
        ("mental-health", "See that the bids lie sealed until noon", "procurement", (2026, 12, 3), ""),
    ):  # fmt: skip
        with story.when(2026, 11, 9) as at:
            set_task(
                cycle=story.made[cycle], title=title, owner=story.person(owner), due_on=story.days.day(*day),
                place=place, by=story.person("head"), at=at,
            )  # fmt: skip


def to_the_board(story: Story) -> None:
    """What was found about parking waits for the Board of 24 November, with every comment given."""
    clerk, meets_on = story.person("administrator"), story.days.day(2026, 11, 24)
    paper = Paper(
        title="Parking: what the review found",
        body="ceb",
        author="lead",
        meets_on=meets_on,
        sections=spine(
            purpose="To receive the evaluation of the first pilot.",
            background="The notice office was contracted out in April.",
            need="The needs approved on 10 June 2025.",
            preferred="Continue, and put letters in other languages right by January.",
            reasons="Better answers at two thirds of the price.",
            risk="Satisfaction has not moved: 49 of 100, four either way.",
            timetable="Step 12 in spring, with the other three pilots.",
        ),
    )
    with story.when(2026, 11, 10) as at:
        made = draft_report(
            body=story.body("ceb"), title=paper.title, cycle=story.made["parking"], sections=paper.sections,
            place="review.evaluation.evaluation-received", by=story.person("lead"), at=at,
        )  # fmt: skip
    ready(story, made, Paper(**{**vars(paper), "meets_on": story.days.day(2026, 11, 23)}))
    with story.when(2026, 11, 15, 16) as at:
        meeting = call_meeting(body=story.body("ceb"), meets_at=moment(meets_on, 14), by=clerk, at=at)
        kept = report_numbered(made.pk)
        assert kept is not None  # noqa: S101  drafted above
        put_on_agenda(meeting=meeting, report=kept, by=clerk, at=at)
