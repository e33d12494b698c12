"""Which kind of file it is, told from its headers and from what stands under them."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence

from quadrant.intake.columns import Look
from quadrant.intake.terms import FileKind

Headers = Words[FileKind, Words[str, int]]
MOSTLY = 0.9
MOST_NEIGHBOURS = 30
# What the headers of a list of each kind name at the least, surest first.
LISTS: tuple[tuple[FileKind, frozenset[str]], ...] = (
    (FileKind.PEOPLE, frozenset({"name", "mail", "role"})),
    (FileKind.PEOPLE, frozenset({"name", "mail", "body"})),
    (FileKind.MEETINGS, frozenset({"body", "meets_on", "meets_at"})),
    (FileKind.BUDGETS, frozenset({"fund", "year", "amount"})),
    (FileKind.ORGANISATIONS, frozenset({"name", "charity_number"})),
    (FileKind.ORGANISATIONS, frozenset({"name", "company_number"})),
    (FileKind.SERVICES, frozenset({"name", "provider", "client_group"})),
    (FileKind.SERVICES, frozenset({"name", "provider", "tier"})),
    (FileKind.SERVICES, frozenset({"name", "address"})),
    (FileKind.SERVICES, frozenset({"name", "postcode"})),
    (FileKind.PEOPLE, frozenset({"name", "mail"})),
)


def kind_of(by_header: Headers, seen: Sequence[Look]) -> FileKind:
    """The kind whose fields the headers name, else the one that the columns look like."""
    if {"supplier", "ends_on"} <= set(by_header[FileKind.CONTRACTS]):
        return FileKind.CONTRACTS
    if {"supplier", "amount", "paid_on"} <= set(by_header[FileKind.SPEND]):
        return FileKind.SPEND
    if {"smaller", "larger"} <= set(by_header[FileKind.LOOKUP]) and "value" not in by_header[FileKind.FIGURES]:
        return FileKind.LOOKUP
    if any(field.startswith("neighbour_") for field in by_header[FileKind.NEIGHBOURS]):
        return FileKind.NEIGHBOURS
    if (listed := _kind_of_list(by_header)) is not None:
        return listed
    definitions, figures = by_header[FileKind.DEFINITIONS], by_header[FileKind.FIGURES]
    speaks_of_figures = {"value", "period"} <= set(figures)
    if not speaks_of_figures and ("polarity" in definitions or any(look.polarities > 0.9 for look in seen)):
        return FileKind.DEFINITIONS
    if speaks_of_figures and "indicator" in figures:
        return FileKind.FIGURES
    if sum(look.places > 0.8 or look.numbers_of_places > 0.8 for look in seen) >= 4 or _only_places(seen):
        return FileKind.NEIGHBOURS
    return FileKind.FIGURES


def _kind_of_list(by_header: Headers) -> FileKind | None:
    if {"value", "period"} <= set(by_header[FileKind.FIGURES]):
        return None
    return next((kind for kind, named in LISTS if named <= set(by_header[kind])), None)


def _only_places(seen: Sequence[Look]) -> bool:
    """A short list of areas and nothing else: the neighbours of one."""
    few = bool(seen) and max(look.distinct for look in seen) <= MOST_NEIGHBOURS
    return few and all(look.codes > MOSTLY or look.places > MOSTLY for look in seen)
