"""The words of the contracts register: a contract and a payment as files tell them, what is planned for an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from quadrant.audit.terms import Term
from quadrant.do.agreements.terms.agreements import Form
from quadrant.partnership.terms import OrganisationKind

NO_FIXED_END, END_NOT_KNOWN = "No fixed end", "End not known"


class AtEnd(Term):
    """What is planned for the day on which an agreement or a contract ends."""

    RECOMMISSION = "recommission"
    TENDER = "tender"
    EXTEND = "extend"
    LET_END = "let_end"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "recommission": "Commission it anew, in a cycle",
            "tender": "Tender run in another system",
            "extend": "Extend it under its own terms",
            "let_end": "Let it end, with nothing in its place",
        }


WINDOWS = (3, 6, 12, 18)
"""Months before its end at which a contract is looked at: too late to choose, late, in time, early."""


@dataclass(frozen=True)
class Supplier:
    """Who a contract is with, as a file names them; the number with its list, `further` ones on other lists, and what
    kind of organisation it is, where the file tells them."""

    name: str
    scheme: str = ""
    identifier: str = ""
    kind: OrganisationKind | None = None
    further: tuple[tuple[str, str], ...] = ()

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """Every number with its list, the first first."""
        return ((self.scheme, self.identifier), *self.further) if self.identifier else ()


@dataclass(frozen=True)
class ContractLine:
    """A contract as one row of a council's own contracts register tells it. None: the register does not say. One that
    `is_open_ended` has no last day because it rolls on."""

    title: str
    supplier: Supplier
    starts_on: date | None
    ends_on: date | None
    value: Decimal | None
    reference: str = ""
    description: str = ""
    department: str = ""
    review_on: date | None = None
    extension: str = ""
    extends_to: date | None = None
    irrecoverable_vat: Decimal | None = None
    is_sme: bool | None = None
    is_vcse: bool | None = None
    route: str = ""
    is_open_ended: bool = False
    form: Form | Literal[""] = ""

    @property
    def end(self) -> date | str:
        return end_told(self.ends_on, is_open_ended=self.is_open_ended)

    @property
    def key(self) -> str:
        """By what the next file knows the same contract again: its reference, else its title and supplier."""
        if self.reference:
            return plain_reference(self.reference)
        return f"{plain_reference(self.title)} | {plain_reference(self.supplier.name)}"


def end_told(ends_on: date | None, *, is_open_ended: bool) -> date | str:
    """The last day, or why there is none: it rolls on, or nobody has said."""
    return ends_on or (NO_FIXED_END if is_open_ended else END_NOT_KNOWN)


# The words of a contract that a later file may tell differently, as they are called on a page.
TOLD_OF_CONTRACT = {
    "title": "Title",
    "form": "Form",
    "starts_on": "Start",
    "end": "End",
    "value": "Value",
    "reference": "Reference",
    "description": "Description",
    "department": "Department",
    "review_on": "Review date",
    "extension": "Extension",
    "extends_to": "May run to",
    "irrecoverable_vat": "VAT that cannot be recovered",
    "is_sme": "Small or medium-sized business",
    "is_vcse": "Voluntary, community or social enterprise",
    "route": "Route to market",
}


# The same as the columns that hold them.
HELD_OF_CONTRACT = (*(field for field in TOLD_OF_CONTRACT if field != "end"), "ends_on", "is_open_ended")


@dataclass(frozen=True)
class FieldChange:
    """One field of one contract that a corrected file tells differently."""

    contract: str
    field: str
    before: object
    after: object


def plain_reference(text: str) -> str:
    """A reference, title or name without case and with single spaces: two spellings of one thing are one."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class SpendLine:
    """A payment as a published list of spend tells it. Below £0: money that came back."""

    paid_on: date
    amount: Decimal
    supplier: str = ""
    supplier_number: str = ""
    department: str = ""
    category: str = ""
    code: str = ""
    reference: str = ""
    kind: str = ""
    purpose: str = ""


SpendLines = Sequence[SpendLine]
