"""Items of the evidence library, as those who keep it would add them."""

from __future__ import annotations

from datetime import date
from typing import Any

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.models import EvidenceItem, Finding, ModelComparison
from quadrant.analyse.evidence.terms import Distance, Kind, NewEdition, Said, Strength
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person
from tests.factories.needs import analyst
from tests.factories.partnership import NOW

REACH = "Ask for the desk, 01632 960 001"


def said(title: str = "Early help works", **more: Any) -> Said:
    """What is said about an item of most kinds."""
    usual: dict[str, Any] = {
        "says": "Families seen within a month need less later.",
        "issuer": "University of Northshire",
        "dated_on": date(2025, 3, 1),
        "relevance": "We see families after three months.",
        "strength": Strength.GOOD,
        "distance": Distance.REGION,
    }
    return Said(title, **{**usual, **more})


def link(name: str = "First edition", to: str = "https://library.example/early-help") -> NewEdition:
    return NewEdition(name, date(2025, 3, 1), to)


def item(
    title: str = "Early help works",
    kind: Kind = Kind.RESEARCH,
    *,
    by: Person | None = None,
    edition: NewEdition | None = None,
    **more: Any,
) -> EvidenceItem:
    return commands.add_item(kind=kind, said=said(title, **more), edition=edition, by=by or analyst(), at=NOW)


def expert(title: str = "Institute for Costs") -> EvidenceItem:
    return item(title, Kind.EXPERT, says="What a problem costs, and why", reach=REACH)


def inspection(title: str = "Inspection of children’s services") -> EvidenceItem:
    return item(title, Kind.INSPECTION, issuer="Ofsted")


def finding(of: EvidenceItem, says: str = "Plans are late.") -> Finding:
    return commands.add_finding(item=of, says=says, about="Education plans", by=analyst(), at=NOW)


def attached(of: EvidenceItem, to: Cycle, place: str = "") -> Any:
    return commands.attach_item(item=of, cycle=to, place=place, by=analyst(), at=NOW)


def comparison(of: Cycle, *models: str) -> ModelComparison:
    made = commands.begin_comparison(
        cycle=of, title="Ways of commissioning jointly", aspects=["Who decides", "Who pays"], by=analyst(), at=NOW
    )
    for name in models:
        commands.add_model(comparison=made, name=name, by=analyst(), at=NOW)
    return made
