"""Tenders run in another system: those recorded, what they are to replace, and what a portal's list would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quadrant.audit.terms import Difference, Differences
from quadrant.do.agreements.models import EndPlan, OutsideTender
from quadrant.do.agreements.queries.suppliers import known_suppliers
from quadrant.do.agreements.terms import TOLD_OF_TENDER, TenderLine, key_of_tender, plain_reference
from quadrant.partnership.queries.alike import asked_whether


def outside_tenders() -> Any:
    """Tenders run in another system, with who won them."""
    return OutsideTender.objects.select_related("awarded_to", "recorded_by").order_by("title", "pk")


def outside_tender_numbered(number: int) -> OutsideTender | None:
    found: OutsideTender | None = outside_tenders().filter(pk=number).first()
    return found


def contracts_led_to(tender: OutsideTender) -> list[EndPlan]:
    """The plans of contracts and agreements that this tender is to replace."""
    plans = EndPlan.objects.filter(tender=tender, dropped_at=None).select_related(
        "contract__provider", "agreement__provider"
    )
    return list(plans.select_related("contract__provider", "agreement__provider").order_by("pk"))


def tenders_held() -> dict[str, OutsideTender]:
    """Those recorded, by what a list knows them again; of two the later."""
    return {key_of_tender(one.reference, one.title): one for one in outside_tenders().order_by("pk")}


def tender_differences(lines: Sequence[TenderLine]) -> Differences:
    """What the lines would add and change. Nothing is written; tenders that they leave out stay as they are."""
    held, known = tenders_held(), known_suppliers().by_name
    changed = [told_anew(held[line.key], line) for line in lines if line.key in held]
    winners = {plain_reference(line.awarded_to): line.awarded_to for line in lines if line.awarded_to}
    listed = tuple(name for plain, name in winners.items() if plain not in known)
    return Differences(
        added=tuple(line.facts.title for line in lines if line.key not in held),
        changed=tuple(each for several in changed for each in several),
        same=sum(not several for several in changed),
        listed=listed,
        notes=tuple(asked_whether(listed, [one.name for one in known.values()])),
    )


def told_anew(held: OutsideTender, line: TenderLine) -> list[Difference]:
    """The facts that the line tells otherwise, or first."""
    pairs = [(label, getattr(held, name), getattr(line.facts, name)) for name, label in TOLD_OF_TENDER.items()]
    winner = held.awarded_to.name if held.awarded_to else ""
    if line.awarded_to and plain_reference(line.awarded_to) != plain_reference(winner):
        pairs.append(("Awarded to", winner, line.awarded_to))
    return [
        Difference(held.title, label, before, after)
        for label, before, after in pairs
        if after not in ("", None) and after != before and not _is_same_reference(label, before, after)
    ]


def _is_same_reference(label: str, before: object, after: object) -> bool:
    """A portal writes DN612345 and a person dn612345."""
    return label == TOLD_OF_TENDER["reference"] and plain_reference(str(before)) == plain_reference(str(after))
