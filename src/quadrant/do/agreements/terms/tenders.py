"""The words of tenders that were run in another system, as a person or a file tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quadrant.do.agreements.terms.register import plain_reference


@dataclass(frozen=True)
class TenderFacts:
    """What is known of a tender that was run in another system."""

    title: str
    system: str = ""
    reference: str = ""
    link: str = ""
    route: str = ""
    opened_on: date | None = None
    closes_on: date | None = None
    bids: int | None = None
    awarded_on: date | None = None
    value: Decimal | None = None
    note: str = ""


# The facts of a tender as they are called on a page.
TOLD_OF_TENDER = {
    "title": "Title",
    "system": "System",
    "reference": "Reference there",
    "link": "Link to its notice",
    "route": "Route to market",
    "opened_on": "Notice published",
    "closes_on": "Bids due by",
    "bids": "Bids received",
    "awarded_on": "Awarded",
    "value": "Value awarded",
    "note": "Note",
}


@dataclass(frozen=True)
class TenderLine:
    """A tender as one row of a portal's list tells it. What the row leaves empty stays as it is known."""

    facts: TenderFacts
    awarded_to: str = ""

    @property
    def key(self) -> str:
        return key_of_tender(self.facts.reference, self.facts.title)


def key_of_tender(reference: str, title: str) -> str:
    """By what a list knows a tender again: its reference, else its title."""
    return plain_reference(reference) or plain_reference(title)
