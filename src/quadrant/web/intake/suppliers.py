"""What a register says of its suppliers: who is new and of which kind, what is learnt of others, what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.do.agreements.queries import SuppliersTold
from quadrant.methods import words
from quadrant.partnership.terms import OrganisationKind

Shown = tuple[str, list[str], list[list[str]]]


def of_suppliers(found: SuppliersTold) -> list[Shown]:
    """Tables, each with its title and the heads of its columns."""
    new = [[one.name, (one.kind or OrganisationKind.NOT_KNOWN).label, _number(one.numbers)] for one in found.new]
    anew = [
        [one.organisation.name, _number(one.numbers), one.kind.label if one.kind else words.NOTHING]
        for one in found.anew
    ]
    kept = [[held.name, _number(held.numbers), _number(told.numbers)] for held, told in found.not_added]
    return [
        (f"New suppliers to be listed: {words.number(len(new))}", ["Supplier", "Kind", "Number"], new),
        (
            f"Suppliers here of whom more becomes known: {words.number(len(anew))}",
            ["Supplier", "Number added", "Kind added"],
            anew,
        ),
        (
            f"Numbers that are not added, since another is held: {words.number(len(kept))}",
            ["Supplier", "Number held", "Number in the file"],
            kept,
        ),
    ]


def notes_on_suppliers(found: SuppliersTold) -> list[str]:
    """How many new ones are of each kind, and which may be here under another name."""
    if not found.new:
        return []
    kinds = ", ".join(f"{kind.label} {words.number(number)}" for kind, number in found.kinds)
    notes = [f"Kinds of the new suppliers: {kinds}."]
    if any(kind is OrganisationKind.NOT_KNOWN for kind, _ in found.kinds):
        notes.append("Where they are all of one kind, say so under “Say what the file holds”, “Kind of new suppliers”.")
    return [*notes, *found.asked]


def _number(numbers: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{scheme} {number}" for scheme, number in numbers) or words.NOTHING
