"""The council's own contracts register, brought in from its spreadsheet, and what is planned for the ends in it."""

from __future__ import annotations

from datetime import date

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.demo.loading.figures import DATA
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import plan_end, record_outside_tender
from quadrant.do.agreements.models import RegisteredContract
from quadrant.do.agreements.terms import AtEnd, TenderFacts
from quadrant.intake.commands import read_and_take_in_file
from quadrant.intake.terms import Described

REGISTER = "Contracts register of the council"
HOME_CARE = TenderFacts(
    "Home care for older people from 2027",
    system="The county's e-tendering portal",
    reference="DN-2026-0418",
    route="Competitive flexible procedure",
    opened_on=date(2026, 9, 21),
    closes_on=date(2026, 12, 4),
    note="Two lots, north and south.",
)
# Four that end within eighteen months are left without a plan.
PLANS = {
    "AC/0412": AtEnd.TENDER,
    "AC/0413": AtEnd.TENDER,
    "AC/0431": AtEnd.EXTEND,
    "AC/0437": AtEnd.EXTEND,
    "AC/0440": AtEnd.LET_END,
    "CH/0208": AtEnd.EXTEND,
    "CH/0211": AtEnd.EXTEND,
    "PH/0101": AtEnd.EXTEND,
    "CS/0504": AtEnd.EXTEND,
    "CS/0507": AtEnd.EXTEND,
}
NOTES = {
    AtEnd.EXTEND: "For as long as its terms allow.",
    AtEnd.LET_END: "People choose their own days with direct payments from January.",
    AtEnd.TENDER: "",
}


def tell(story: Story) -> None:
    """November 2026: twenty contracts that were let before Quadrant came, half of their ends thought of."""
    manager = story.person("contracts")
    with story.when(2026, 11, 2) as at:
        said = Described(name=REGISTER, kind=DatasetKind.CONTRACTS)
        path = DATA / "ardlebury_contracts.csv"
        read_and_take_in_file(path, said, by=manager, at=at, told=lambda _percent, _sentence: None)
        tender = record_outside_tender(facts=HOME_CARE, by=manager, at=at)
        for contract in RegisteredContract.objects.filter(reference__in=PLANS).order_by("reference"):
            what = PLANS[contract.reference]
            leads_to = tender if what is AtEnd.TENDER else None
            plan_end(contract=contract, what=what, tender=leads_to, note=NOTES[what], by=manager, at=at)
