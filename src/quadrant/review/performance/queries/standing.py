"""How the agreements that run now stand against their targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.queries import agreements_seen_by, kpis_of_agreements, outcomes_of_agreements
from quadrant.do.agreements.terms import AgreementState
from quadrant.methods.ratings import Rating
from quadrant.review.performance.queries.series import series_of_kpis


@dataclass(frozen=True)
class Measured:
    """An agreement that runs, the outcomes it works towards, and how many of its measures meet their target.

    Counted are the measures whose latest value has a target to be held against.
    """

    agreement: Agreement
    outcomes: frozenset[int]
    met: int
    counted: int


def measured_agreements(person: Any) -> list[Measured]:
    """Every agreement that runs and has a measure to count, as this person may see it. Five queries."""
    running = list(agreements_seen_by(person).filter(state=AgreementState.LIVE))
    kpis = kpis_of_agreements(running)
    series = series_of_kpis([kpi for each in kpis.values() for kpi in each])
    towards = outcomes_of_agreements(running)
    found = []
    for one in running:
        latest = [series[kpi.pk].latest for kpi in kpis.get(one.pk, [])]
        rated = [reading.rating for reading in latest if reading and reading.rating is not Rating.GREY]
        if rated:
            outcomes = frozenset(link.outcome_id for link in towards.get(one.pk, []))
            found.append(Measured(one, outcomes, rated.count(Rating.GREEN), len(rated)))
    return found
