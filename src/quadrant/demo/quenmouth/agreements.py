"""Agreements: one that failed and was ended, twenty-six that live, and the standards that each provider meets.

What stands in `data/quenmouth_agreements.csv`: a row each, with its fund, pounds a year, measure, target and what the
provider reported since its first month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.audit.terms import Refusal
from quadrant.demo.loading.agreeing import NewAgreement, again, draft, sign
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.governing import Paper, decide, spine
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import (
    FundingTerm,
    approve_waiver,
    end_agreement,
    propose_waiver,
    set_target,
    sign_agreement,
)
from quadrant.do.agreements.terms import Ending, Finding, Form, Judged, Measure
from quadrant.governance.models import Recommendation
from quadrant.governance.terms import Proposed
from quadrant.methods.calendar import add_months, financial_year
from quadrant.partnership.terms import DecisionKind
from quadrant.plan.funds.commands import allocate, open_fund, set_budget
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.terms import StreamKind

Row = dict[str, str]
FUNDS = {
    "trust": ("Children's trust fund", "council"),
    "disabled": ("Disabled children", "council"),
    "early": ("Early years", "council"),
    "looked-after": ("Looked-after children", "council"),
    "icb": ("Children's health, ICB", "icb"),
    "schools": ("North Quay Schools' contribution", "north_schools"),
}
"""Each fund by its key, with its name and whose it is."""
BREAKS = {"disabled": 900_000, "trust": 160_000, "icb": 400_000, "schools": 80_000}
"""Short breaks: three funders in four funding lines."""
BLOCKED, EXPIRING = "emotional", ("breaks", "equipment")
OUTCOME = {"early": "early", "disabled": "disabled", "looked-after": "looked-after", "trust": "young"}
DUE_DAYS = 10


def rows() -> list[Row]:
    """The twenty-six."""
    return table("quenmouth_agreements")


def starts_on(story: Story, row: Row) -> date:
    year, month = row["first"].split("-")
    return story.days.month(int(year), int(month))


def _shares(row: Row) -> dict[str, int]:
    return BREAKS if row["key"] == "breaks" else {row["fund"]: int(row["yearly"])} if row["fund"] else {}


def amounts_of(story: Story, row: Row) -> list[tuple[str, int, Decimal]]:
    """Fund, financial year and pounds: a whole year's sum, or by the month in the year in which it began.

    The months are those of the story as told, so that the sums stay when it moves.
    """
    first, last = starts_on(story, row), financial_year(story.days.march(2026)).starts
    found = []
    for fund, yearly in _shares(row).items():
        for year in range(financial_year(first).starts, last + 1):
            months = 12
            if year == financial_year(first).starts and row["first"] != "2026-10":
                months = 12 - (int(row["first"].split("-")[1]) - 4) % 12
            found.append((fund, year, (Decimal(yearly) * months / 12).quantize(Decimal(1))))
    return found


def tell_funds(story: Story) -> None:
    """Six funds of three funders, each with just the money that its agreements need, year by year."""
    needed: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for row in rows():
        for fund, year, amount in amounts_of(story, row):
            needed[fund, year] += amount
    finance = story.person("finance")
    with story.when(2024, 10, 1) as at:
        for key, (name, owner) in FUNDS.items():
            story.made[f"fund {key}"] = open_fund(
                name=name, stream=StreamKind.CORE, owner=story.organisation(owner),
                about="Pays for agreements of the trust.", recurrent=True, cycle=story.made["year"], by=finance, at=at,
            )  # fmt: skip
        for (key, year), amount in sorted(needed.items()):
            _budget(story, story.made[f"fund {key}"], year, amount, at)


def _budget(story: Story, fund: Fund, year: int, amount: Decimal, at: datetime) -> None:
    finance, april = story.person("finance"), date(year, 4, 1)
    set_budget(fund=fund, year=year, amount=amount, by=finance, at=at)
    allocate(fund=fund, amount=amount, belongs_on=april, about="Agreements of the trust", by=finance, at=at)


def tell(story: Story, first: Iterable[str], *, awarded_on: date, cycle: str = "year") -> None:
    """Award, draft and sign the agreements that begin in these months."""
    mine = [row for row in rows() if row["first"] in set(first)]
    direct = [row for row in mine if row["form"] not in ("call-off", "framework")]
    total = sum((amount for row in direct for _, _, amount in amounts_of(story, row)), Decimal(0))
    what = "1 agreement" if len(direct) == 1 else f"{len(direct)} agreements"
    rests_on = _award(story, f"{what} of the trust", total, awarded_on)
    for row in sorted(mine, key=lambda one: one["form"] != "framework"):
        _draft(story, row, rests_on, cycle, awarded_on + timedelta(days=2))
        if row["key"] != BLOCKED:
            sign(story, row["key"], on=awarded_on + timedelta(days=6), by="lead")


def _award(story: Story, what: str, total: Decimal, on: date) -> Recommendation:
    sections = spine(
        purpose=f"To award {what}.", background="Prices and terms were settled with each provider.",
        need="The trust's needs analysis of the year.", preferred="Award them as listed.",
        reasons="Each meets the nine standards or is held back until it does.",
        risk="Two are with small charities: they are paid in advance.", timetable="From the first of the month.",
    )  # fmt: skip
    paper = Paper(f"Awards: {what}, {on:%B %Y}", "executive", "strategist", on, sections)
    [made] = decide(story, paper, [Proposed(f"That {what} be awarded, £{total:,.0f}", DecisionKind.AWARD, total)])
    return made


def _draft(story: Story, row: Row, rests_on: Recommendation, cycle: str, on: date) -> None:
    provider, _, unit = row["provider"].partition(":")
    call_off = row["form"] == "call-off"
    new = NewAgreement(
        row["key"], row["title"], Form.CONTRACT if call_off else Form(row["form"]), f"{row['title']}, for the trust.",
        provider, starts_on(story, row), story.days.march(2026), row["kpi"], Decimal(row["target"]),
        Decimal(row["tolerance"]), Measure(row["measure"]), Polarity.HIGH, due_days=DUE_DAYS,
        baseline=12 if row["values"].startswith("story") else None,
        outcomes={OUTCOME[row["fund"]]: 100} if row["fund"] else None,
        lines=[FundingTerm(story.made[f"fund {f}"], year, amount) for f, year, amount in amounts_of(story, row)],
        unit=story.made[f"unit {unit}"] if unit else None,
        parent=story.made["agreement framework"] if call_off else None,
        rests_on=None if call_off else rests_on,
    )  # fmt: skip
    draft(story, story.made[cycle], new, on=on, findings=_findings(story, row["key"]))


def _findings(story: Story, key: str) -> dict[str, Finding]:
    if key == BLOCKED:
        return {"compliance": Finding(Judged.PARTLY_MET, "Two of eleven staff have no check on file yet.")}
    if key in EXPIRING:
        ends = story.days.day(2026, 12, 18)
        return {"compliance": Finding(Judged.MET, "Insurance and checks seen; the insurance ends in December.", ends)}
    return {}


def change_target(story: Story) -> None:
    """Speech and language: 70 until September 2025, 75 from 1 October on."""
    with story.on(story.days.month(2025, 9), 14) as at:
        set_target(
            kpi=story.made["kpi speech"], from_on=story.days.month(2025, 10), target=Decimal(75), tolerance=Decimal(0),
            by=story.person("contracts"), at=at,
        )  # fmt: skip


def failing(story: Story) -> None:
    """Quickway, September 2023: three years of school transport, ended after eighteen months."""
    first, last = story.days.month(2023, 9), story.days.march(2025)
    years = range(financial_year(first).starts, financial_year(last).starts + 1)
    finance = story.person("finance")
    rests_on = _award(story, "school transport", Decimal(480_000) * len(years), story.days.day(2023, 7, 18))
    with story.when(2023, 7, 20) as at:
        fund = open_fund(
            name="School transport", stream=StreamKind.CORE, owner=story.organisation("council"),
            about="Routes to two special schools.", cycle=story.made["year"], by=finance, at=at,
        )  # fmt: skip
        for year in years:
            _budget(story, fund, year, Decimal(480_000), at)
    new = NewAgreement(
        "failing", "School transport", Form.CONTRACT, "Fourteen routes to two special schools.", "quickway", first,
        last,
        "Late arrivals for each 1,000", Decimal(12), measure=Measure.NUMBER, polarity=Polarity.LOW, baseline=8,
        due_days=DUE_DAYS, unit_of_measure="per 1,000", outcomes={"disabled": 100}, rests_on=rests_on,
        lines=[FundingTerm(fund, year, Decimal(480_000)) for year in years],
    )  # fmt: skip
    draft(story, story.made["year"], new, on=story.days.day(2023, 7, 24))
    sign(story, "failing", on=story.days.day(2023, 7, 28), by="lead")


def end_failing(story: Story) -> None:
    """After a plan in month 12, a default notice in 15 and the regulator in 16, decided in month 17."""
    ended_on = add_months(story.days.month(2025, 3), 0) - timedelta(days=1)
    with story.on(story.days.month(2025, 1) + timedelta(days=27), 11) as at:
        why = "Late arrivals had doubled; a plan, a default notice and the regulator changed nothing."
        end_agreement(
            agreement=again(story.made["agreement failing"]), ended_on=ended_on, ending=Ending.TERMINATED, why=why,
            by=story.person("contracts"), at=at,
        )  # fmt: skip


def waive(story: Story) -> None:
    """Eight of nine: signing is refused, the Executive waives the ninth for ninety days, and it is signed."""
    contracts, agreement = story.person("contracts"), story.made[f"agreement {BLOCKED}"]
    day = story.days.day(2026, 9, 14)
    with story.on(day) as at:
        try:
            sign_agreement(agreement=again(agreement), by=story.person("lead"), at=at)
        except Refusal as refusal:
            story.say(refusal.sentence)
        else:
            raise AssertionError("an agreement was signed at eight of nine standards")
        reason = "No drop-in runs in the borough until it is signed; the two wait for their checks and work in pairs."
        until = story.days.day(2026, 9, 29) + timedelta(days=90)
        waiver = propose_waiver(
            agreement=again(agreement), standard="compliance", reason=reason, until=until, by=contracts, at=at
        )
    sections = spine(
        purpose="To waive one quality standard for ninety days.", background="Driftwood meets eight of nine.",
        need="184 young people wait.", preferred="Waive compliance for ninety days.", reasons=reason,
        risk="If a check fails the person leaves at once.", timetable="Both checks by 28 December.",
    )  # fmt: skip
    paper = Paper(
        "Emotional health drop-ins: a waiver", "executive", "strategist", story.days.day(2026, 9, 28), sections
    )
    [asked] = decide(story, paper, [Proposed("That compliance be waived for ninety days", DecisionKind.WAIVER)])
    with story.when(2026, 9, 29) as at:
        approve_waiver(waiver=waiver, recommendation=asked, by=story.person("lead"), at=at)
    sign(story, BLOCKED, on=story.days.day(2026, 9, 30), by="lead")
