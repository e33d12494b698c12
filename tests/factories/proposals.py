"""Calls, proposals, decisions on them and offers, made as their people would make them.

Clara runs the cycle, Fiona the fund; each organisation has its own applicant; the Cabinet decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from quadrant.appraisal import commands as scoring
from quadrant.cycle.models import Cycle
from quadrant.governance.models import Report
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Outcome, Section
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.queries import bodies, organisations
from quadrant.partnership.rules import acts_for
from quadrant.partnership.terms import DecisionKind, Role
from quadrant.plan.funds.models import Fund
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.models import Call, Offer, Proposal
from quadrant.plan.proposals.queries import questions_of
from quadrant.plan.proposals.terms import About, Asks, Reply
from tests.factories import appraisal
from tests.factories import cycle as cycles
from tests.factories.appraisal import adopted, commissioner, drafted
from tests.factories.funds import fund as opened_fund
from tests.factories.governance import SPINE, decide
from tests.factories.partnership import NOW, body, known, organisation, person

DRAFTED = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
OPENED = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
# 12 noon in London on 12 June 2026.
CLOSES = datetime(2026, 6, 12, 11, 0, tzinfo=UTC)
IN_TIME = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
DECIDED = datetime(2026, 9, 15, 10, 0, tzinfo=UTC)
OFFERED = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
EXPIRES = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
ASKED = {2027: Decimal(62_000), 2028: Decimal(64_000), 2029: Decimal(60_000)}


def clara() -> Person:
    return commissioner("Clara")


def call(running: Cycle | None = None, *, fund: Fund | None = None, opened: bool = True, **more: Any) -> Call:
    """A call with the ten questions of Herefordshire's framework, open from 1 May to noon on 12 June 2026."""
    running = running or cycles.cycle(by=clara())
    criteria = more.pop("criteria_set", None) or (adopted(running) if opened else drafted(running))
    settings: dict[str, Any] = {
        "title": "Area improvement 2027",
        "intentions": "Help for families before things go wrong.",
        "eligibility": "Any organisation that works in the area.",
        "closes_at": CLOSES,
        "decision_on": date(2026, 9, 30),
        "offers_on": date(2026, 10, 1),
        "prefix": "WP",
        "question_set": "planning-questions",
        **more,
    }
    made = commands.draft_call(
        cycle=running,
        fund=fund or opened_fund(cycle=running),
        criteria_set=criteria,
        by=clara(),
        at=DRAFTED,
        **settings,
    )
    return commands.open_call(call=made, by=clara(), at=OPENED) if opened else made


def applicant(of: Organisation) -> Person:
    """The person who writes for an organisation: "Applicant of Hedgerow"."""
    name = f"Applicant of {of.name.split()[0]}"
    somebody = known(name)
    return somebody if acts_for(somebody, Role.APPLICANT, of.pk) else person(name, Role.APPLICANT, organisation=of)


def lead(name: str) -> Organisation:
    found: Organisation | None = organisations().filter(name=name).first()
    return found or organisation(name)


def every_answer(made: Call) -> dict[str, Reply]:
    """All ten questions and their parts answered, one part by saying why it does not apply."""
    replies = {question.key: Reply(f"Our answer to {question.key}.") for question in questions_of(made)}
    part = next((key for key in replies if "." in key), None)
    return replies | ({part: Reply("Nobody else runs one here.", does_not_apply=True)} if part else {})


def draft(
    to: Call,
    title: str = "First Steps family coaches",
    *,
    led_by: str = "Hedgerow Family Trust",
    asks: Mapping[int, Decimal] | None = None,
    match: Decimal = Decimal(0),
    sponsor: Body | None = None,
    at: datetime = IN_TIME,
) -> Proposal:
    """A complete draft, ready to be submitted."""
    of = lead(led_by)
    by = applicant(of)
    made = commands.start_proposal(call=to, organisation=of, title=title, by=by, at=at)
    about = About(
        title=title, summary="Coaches visit families at home.", improvement="200 families a year cope better."
    )
    commands.describe_proposal(proposal=made, about=about, sponsor=sponsor, by=by, at=at)
    commands.answer_questions(proposal=made, replies=every_answer(to), by=by, at=at)
    return commands.set_money(
        proposal=made,
        amounts=ASKED if asks is None else asks,
        match=match,
        match_source="Own reserves" if match else "",
        by=by,
        at=at,
    )


def submitted(to: Call, title: str = "First Steps family coaches", *, at: datetime = IN_TIME, **more: Any) -> Proposal:
    made = draft(to, title, at=at, **more)
    return commands.submit_proposal(proposal=made, by=applicant(made.organisation), at=at)


def cabinet() -> Body:
    """The body that decides on money, with two members."""
    found: Body | None = bodies().filter(name="Cabinet").first()
    return found or body("Cabinet", known("Carol"), known("Ceri"), quorum=2, powers={DecisionKind.FUNDING: None})


def funding_report(asks: Mapping[Proposal, Asks], *, why: Mapping[int, str] | None = None) -> Report:
    """The report that asks the Cabinet, with its whole spine written."""
    first = next(iter(asks))
    drafted = {Section.PURPOSE, Section.BACKGROUND}
    spine: dict[Section, str] = {section: text for section, text in SPINE.items() if section not in drafted}
    return commands.draft_funding_report(
        call=first.call,
        body=cabinet(),
        title="Area improvement: which proposals to fund",
        asks=asks,
        why=why,
        sections=spine,
        by=clara(),
        at=DECIDED,
    )


def decided(asks: Mapping[Proposal, Asks], outcome: Outcome = Outcome.APPROVED) -> Report:
    """The Cabinet resolves on every recommendation of a report about these proposals."""
    report = funding_report(asks)
    for recommendation in recommendations_of(report):
        decide(recommendation, outcome, at=DECIDED)
    return report


def approved(*proposals: Proposal) -> Sequence[Proposal]:
    decided(dict.fromkeys(proposals, Asks.FUND))
    return proposals


def offer(
    to: Proposal, amounts: Mapping[int, Decimal] | None = None, *, falls_away: str = "", at: datetime = OFFERED
) -> Offer:
    return commands.make_offer(
        proposal=to,
        amounts=ASKED if amounts is None else amounts,
        falls_away=falls_away,
        conditions="Quarterly figures.",
        expires_at=EXPIRES,
        by=clara(),
        at=at,
    )


def accepted(made: Offer, *, at: datetime = OFFERED) -> Offer:
    return commands.accept_offer(offer=made, by=applicant(made.proposal.organisation), at=at)


def scored(to: Call, marks: dict[str, int]) -> None:
    """A panel of two marks every proposal alike, and agrees."""
    named = appraisal.panel(to.criteria_set, appraisal.member("Mara"), appraisal.member("Nell"))
    for panellist in appraisal.shared_out(named):
        appraisal.mark_all(panellist, marks)
    named.refresh_from_db()
    chair = named.chair
    if named.closed_at is None:
        scoring.close_round(panel=named, why="Everybody has marked", by=chair, at=NOW)
        named.refresh_from_db()
    scoring.lock_scores(criteria_set=to.criteria_set, by=chair, at=NOW)


def three(to: Call) -> list[Proposal]:
    """First Steps for £60,000, a handyperson for £70,000, a brochure for £20,000."""
    return [
        submitted(to, "First Steps", led_by="Hedgerow Family Trust", asks={2027: Decimal(60_000)}),
        submitted(to, "Handyperson service", led_by="Hearth and Home Agency", asks={2027: Decimal(70_000)}),
        submitted(to, "Brochure", led_by="Quaybright CIC", asks={2027: Decimal(20_000)}),
    ]
