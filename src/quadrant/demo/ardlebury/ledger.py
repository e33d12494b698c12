"""What the council's finance system says: two months of budget monitoring, and what its cost centres belong to."""

from __future__ import annotations

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.analyse.services.queries import services
from quadrant.demo.loading.figures import take_in
from quadrant.demo.loading.story import Story
from quadrant.methods.calendar import FinancialYear
from quadrant.plan.funds.commands import TiedTo, tie_cost_centres
from quadrant.plan.funds.models import CostCentre
from quadrant.plan.funds.queries import funds

NAME = "Budget monitoring of the council"
HEADERS = (
    "Cost Centre", "Cost Centre Name", "Subjective", "Subjective Name", "Financial Year", "Period", "Original Budget",
    "Current Budget", "Budget to Date", "Actual to Date", "Commitments", "Forecast Outturn",
)  # fmt: skip
# Cost centre, account, budget of the year, spent by September and by October, bound and not paid, forecast.
ROWS = (
    ("41120", "Parking notice office", "4300", "Contract payments", 204_000, 102_000, 119_000, 85_000, 204_000),
    ("52010", "Prevention programme", "4710", "Grants to charities", 230_000, 115_000, 115_000, 115_000, 230_000),
    ("52010", "Prevention programme", "1010", "Salaries", 10_000, 5_120, 5_973, 0, 10_240),
    ("60210", "Work and skills", "4710", "Grants to charities", 178_000, 89_000, 96_420, 82_000, 178_000),
    ("60210", "Work and skills", "3110", "Room hire", 2_000, 880, 1_040, 0, 1_800),
    ("33040", "Short breaks", "4310", "Providers of short breaks", 1_120_000, 571_300, 672_480, 310_500, 1_176_400),
    ("33040", "Short breaks", "1010", "Salaries", 60_000, 29_950, 34_940, 0, 59_900),
    ("33050", "Home-to-school transport", "3210", "Taxis", 8_600_000, 4_190_000, 4_985_000, 3_420_000, 9_140_000),
    ("33050", "Home-to-school transport", "9200", "Charges to parents", -45_000, -21_400, -25_100, 0, -43_000),
    ("10001", "Democratic services", "1010", "Salaries", 612_000, 304_700, 355_600, 0, 611_000),
    ("70110", "Shore wardens", "1010", "Salaries", 96_000, 47_200, 55_060, 0, 94_400),
)  # fmt: skip
FUNDS = {"41120": "Parking notice office", "52010": "Prevention programme", "60210": "Work and skills grant"}
SERVICES = {"33040": "Short breaks for children with disabilities", "33050": "Home-to-school transport"}
OUTSIDE = "10001"


def tell(story: Story) -> None:
    """October and November 2026: September's figures, whose cost centres are tied but for one, and October's."""
    finance = story.person("finance")
    with story.when(2026, 10, 9) as at:
        take_in("monitoring.csv", HEADERS, _rows(story, 6), name=NAME, kind=DatasetKind.MONITORING, by=finance, at=at)
        tie_cost_centres(ties=_ties(), by=finance, at=at)
    with story.when(2026, 11, 10) as at:
        take_in("monitoring.csv", HEADERS, _rows(story, 7), name=NAME, kind=DatasetKind.MONITORING, by=finance, at=at)


def _rows(story: Story, period: int) -> list[list[object]]:
    year = FinancialYear(story.days.year(2026)).label
    return [
        [code, name, account, what, year, f"P{period}", budget, budget, round(budget * period / 12),
         spent[period - 6], bound, forecast]
        for code, name, account, what, budget, *spent, bound, forecast in ROWS
    ]  # fmt: skip


def _ties() -> dict[CostCentre, TiedTo]:
    fund_of, service_of = {one.name: one for one in funds()}, {one.name: one for one in services()}
    ties = {code: TiedTo(fund=fund_of[name]) for code, name in FUNDS.items()}
    ties |= {code: TiedTo(service=service_of[name]) for code, name in SERVICES.items()}
    ties[OUTSIDE] = TiedTo(outside=True)
    return {one: ties[one.code] for one in CostCentre.objects.order_by("code") if one.code in ties}
