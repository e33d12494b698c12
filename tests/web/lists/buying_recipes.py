"""Recipes of the lists about calls, proposals, offers, agreements, returns and the thread's gaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quadrant.plan.proposals.terms import Asks
from tests.factories import agreements, appraisal, performance, proposals
from tests.factories.cycle import cycle
from tests.factories.funds import fund, officer
from tests.factories.needs import evidenced
from tests.web.lists import giving
from tests.web.lists.recipes import NAMES, Grown, recipe

SMALL = {2027: Decimal(5_000)}


@recipe("calls")
def _calls() -> Grown:
    families = cycle(by=proposals.clara())
    for name in NAMES:
        proposals.call(
            families,
            fund=fund(f"{name} fund", cycle=families),
            criteria_set=appraisal.drafted(families, name=name),
            title=name,
            opened=False,
        )
        yield proposals.clara(), "calls/"


@recipe("proposals")
def _proposals() -> Grown:
    to = proposals.call()
    for name in NAMES:
        proposals.submitted(to, name, led_by=f"{name} Trust", asks=SMALL)
        yield proposals.clara(), f"calls/{to.pk}/proposals/"


@recipe("mine")
def _own_proposals() -> Grown:
    to = proposals.call()
    for name in NAMES:
        made = proposals.submitted(to, name, asks=SMALL)
        yield proposals.applicant(made.organisation), "my-proposals/"


@recipe("offers")
def _offers() -> Grown:
    to = proposals.call()
    for name in NAMES:
        made = proposals.submitted(to, name, led_by=f"{name} Trust", asks=SMALL)
        proposals.approved(made)
        proposals.accepted(proposals.offer(made, SMALL))
        yield proposals.clara(), "offers/"


@recipe("not-funded")
def _not_funded() -> Grown:
    to = proposals.call()
    for name in NAMES:
        made = proposals.submitted(to, name, led_by=f"{name} Trust", asks=SMALL)
        proposals.decided({made: Asks.DO_NOT_FUND})
        yield proposals.clara(), f"calls/{to.pk}/not-funded/"


@recipe("agreements")
def _agreements() -> Grown:
    for name in NAMES:
        agreements.kpi(giving.agreed(name))
        yield agreements.manager(), "agreements/"


@recipe("contracts")
def _contracts() -> Grown:
    for number, name in enumerate(NAMES):
        giving.registered(name, number)
        yield agreements.manager(), "contracts/?sort=-ends"


@recipe("outside_tenders")
def _outside_tenders() -> Grown:
    for name in NAMES:
        giving.run_elsewhere(name)
        yield agreements.manager(), "outside-tenders/"


@recipe("monitoring")
def _monitoring() -> Grown:
    for name in NAMES:
        giving.monitored(name)
        yield officer(), "funds/monitoring/"


@recipe("spend")
def _spend() -> Grown:
    for name in NAMES:
        giving.paid(name)
        yield agreements.manager(), "spend/"


@recipe("returns")
def _returns_to_judge() -> Grown:
    for name in NAMES:
        made = giving.agreed(name, starts_on=date(2026, 1, 1))
        performance.sent(agreements.kpi(made), date(2026, 1, 1), performance.of(8, 10))
        yield agreements.manager(), "reviews/"


@recipe("returns: all")
def _returns() -> Grown:
    measure = agreements.kpi(agreements.signed(terms=agreements.terms(starts_on=date(2026, 1, 1))))
    for month in (1, 2, 3):
        performance.accepted(performance.sent(measure, date(2026, month, 1), performance.of(8, 10)))
        yield agreements.manager(), "reviews/?tab=returns"


@recipe("late")
def _late_returns() -> Grown:
    for name in NAMES:
        agreements.kpi(giving.agreed(name, starts_on=date(2026, 10, 1)))
        yield agreements.manager(), "reviews/?tab=late"


@recipe("portfolio_cycles")
def _portfolio() -> Grown:
    for name in NAMES:
        agreements.running(name)
        yield agreements.commissioner(), "portfolio/"


@recipe("portfolio_agreements")
def _portfolio_of_agreements() -> Grown:
    for name in NAMES:
        giving.agreed(name)
        yield agreements.commissioner(), "portfolio/"


@recipe("gap: needs")
def _needs_without_spend() -> Grown:
    families = agreements.running()
    for name in NAMES:
        evidenced(families, name)
        yield agreements.commissioner(), "thread/gaps/needs/"


@recipe("gap: spend")
def _spend_without_need() -> Grown:
    for name in NAMES:
        giving.agreed(name)
        yield agreements.commissioner(), "thread/gaps/spend/"


@recipe("gap: agreements")
def _agreements_without_outcome() -> Grown:
    for name in NAMES:
        giving.agreed(name)
        yield agreements.commissioner(), "thread/gaps/agreements/"
