"""What authors answer to the ten planning questions and their parts, from what each proposal says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from quadrant.demo.withenshire.themes import BY_KEY
from quadrant.plan.funds.terms import pounds
from quadrant.plan.proposals.terms import Reply


@dataclass(frozen=True)
class Written:
    """One proposal as its author wrote it."""

    reference: str
    theme: str
    title: str
    lead: str
    people: int
    summary: str
    improvement: str
    years: tuple[Decimal, ...]
    match: Decimal

    @property
    def total(self) -> Decimal:
        return sum(self.years, Decimal(0))


WORKED_CASE = {
    "baseline.cost-now": (
        "Each of the twenty costs the public purse £5,000 a year in arrests, courts and repairs: £100,000 in all. The "
        "first part-year costs £40,000, so it saves £60,000 net, 2.5 pounds for each pound, at £2,000 an outcome."
    ),
    "value.step-change": "Twenty people, £5,000 each: £100,000 avoided for £40,000 in the first part-year.",
}
"""WP21 shows its sums as the questions ask for them."""

SAYINGS = {
    "baseline": "We know of {people} people. {improvement}",
    "baseline.cost-now": "About {each} a year for each person, in calls, visits and beds that could have been spared.",
    "baseline.other-programmes": "A few would do better elsewhere; we hand them on with their consent.",
    "baseline.help-or-harm": "Opening hours help or harm most. Partners have agreed to keep theirs until eight.",
    "evidence": "{summary} The nearest alternative reaches half as many for the same money.",
    "evidence.guidance-checked": "Yes: current guidance and two reviews, named in the annex.",
    "evidence.suits-area": "It was designed for a county of five towns and two hundred hamlets.",
    "evidence.targeting": "{inequality} Our places follow that map.",
    "evidence.compared": "A county like ours runs it; its figures after two years are in the annex.",
    "partnership": "Yes. {gap}",
    "partnership.colleagues": "The group keeps a list of who does what; nothing on it is done twice.",
    "partnership.jointly": "Premises and referrals are shared; the work itself is led by {lead}.",
    "partnership.adds-value": "It takes people on from three schemes of the last round.",
    "partnership.skills": "Two of five posts are filled by people already trained; the others train in the first term.",
    "voluntary-sector": "Volunteers and village groups do what nobody can be paid to do: they are known at the door.",
    "voluntary-sector.delivering-now": "They run {halls} halls and clubs that this work would use and pay for.",
    "voluntary-sector.sector-leads": "{leads}",
    "monitoring": "Figures each quarter, a visit each year, and a question to everybody who leaves.",
    "monitoring.can-change": "Yes. Rotas are set by the month and places by the quarter.",
    "monitoring.often-enough": "Monthly inside, quarterly to the partnership.",
    "monitoring.arms-length": "A member of another group reads the returns with us.",
    "monitoring.reporting": "The partnership's own form and dates serve; we ask for no others.",
    "region": "It stands in the regional plan under {priority}.",
    "policies": "The Withenshire Plan 2025 to 2030, and the outcome “{outcome}”.",
    "risk": "Tested against the partnership's risk guide; staff leaving is the greatest risk and has a plan.",
    "value": "{total} over three years for {people} people is {each} a person.{match}",
    "value.least-cost": "Shared rooms, shared training, and no office of our own.",
    "value.step-change": "It changes what happens on an ordinary weekday, which is what the money is for.",
    "value.shown-afterwards": "By the figure above. With a third less we would reach half as many.",
    "value.match-funding": "{matched}",
}
NOT_NEW = "This does not try something new: it carries on what is known to work."


def about(proposal: Written, key: str) -> Reply:
    """The reply to one question of the call."""
    if key.startswith("innovation"):
        return _innovation(proposal, key)
    if proposal.reference == "WP21" and key in WORKED_CASE:
        return Reply(WORKED_CASE[key])
    theme, each = BY_KEY[proposal.theme], (proposal.total / proposal.people).quantize(Decimal(1))
    led_by_sector = not proposal.lead.startswith("Withenshire Council") and "NHS" not in proposal.lead
    matched = f"{pounds(proposal.match)} is promised in writing." if proposal.match else "None has been secured."
    said = SAYINGS[key].format(
        people=f"{proposal.people:,}",
        improvement=proposal.improvement,
        summary=proposal.summary,
        each=pounds(max(each, Decimal(1))),
        inequality=theme.inequality,
        gap=theme.gap,
        lead=proposal.lead,
        halls=3 + int(proposal.reference[2:]) % 9,
        leads="It does lead it." if led_by_sector else "Not yet: the records it needs are held by public bodies.",
        priority=theme.priority.lower(),
        outcome=theme.outcome,
        total=pounds(proposal.total),
        match=f" Match funding adds {pounds(proposal.match)}." if proposal.match else "",
        matched=matched,
    )
    return Reply(said)


def _innovation(proposal: Written, key: str) -> Reply:
    """One proposal in three tries something new."""
    if int(proposal.reference[2:]) % 3:
        return Reply(NOT_NEW, does_not_apply=True)
    told = {
        "innovation": "The usual way has been tried here and did not reach those who live furthest out.",
        "innovation.best-practice-fails": "Take-up in the uplands stayed at a third of the towns' for four years.",
        "innovation.well-planned": "A trial of ten weeks in two parishes; what it taught is in the annex.",
        "innovation.cause-and-effect": "Firmly enough: parishes without the trial did not change.",
    }
    return Reply(told[key])


def replies(proposal: Written, keys: Iterable[str]) -> dict[str, Reply]:
    """A reply to every question."""
    return {key: about(proposal, key) for key in keys}
