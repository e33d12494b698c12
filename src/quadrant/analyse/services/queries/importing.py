"""What a file of services would add to the catalogue and change in it."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.analyse.services.models import Service
from quadrant.analyse.services.queries.catalogue import localities, services
from quadrant.analyse.services.terms import TOLD_OF_SERVICE, ServiceLine
from quadrant.audit.terms import Difference, Differences
from quadrant.partnership.queries.listing import organisations_known
from quadrant.partnership.terms import OrganisationLine, plain_words

MOST_NAMED = 5


class KnownServices:
    """The standing services by reference and by name."""

    def __init__(self) -> None:
        self.held: list[Service] = list(services())
        self.by_reference = {one.reference: one for one in self.held if one.reference}
        self.by_name = {plain_words(one.name): one for one in self.held}

    def of(self, line: ServiceLine) -> Service | None:
        """By its reference, else by its exact name where no other reference is held with it."""
        numbered = self.by_reference.get(line.reference) if line.reference else None
        named = self.by_name.get(plain_words(line.name))
        other = named is not None and bool(line.reference and named.reference)
        return numbered or (None if other else named)


def service_differences(lines: Sequence[ServiceLine]) -> Differences:
    """Nothing is written. Services that the lines leave out stay as they are."""
    known, providers = KnownServices(), organisations_known()
    found = [(known.of(line), line) for line in lines]
    changed = [service_told_anew(one, line) for one, line in found if one is not None]
    named = {plain_words(one.name): one for one in organisations_named(lines)}
    elsewhere = sorted({area for line in lines for area in line.areas} - set(local_areas()))
    more = f" and {len(elsewhere) - MOST_NAMED} more" if len(elsewhere) > MOST_NAMED else ""
    outside = f"No locality or ward of yours, so no place of a service: {', '.join(elsewhere[:MOST_NAMED])}{more}."
    listed = tuple(line.name for line in named.values() if providers.of(line) is None)
    return Differences(
        added=tuple(line.name for one, line in found if one is None),
        changed=tuple(each for several in changed for each in several),
        same=sum(not several for several in changed),
        listed=listed,
        notes=((outside,) if elsewhere else ()) + tuple(providers.asked(listed)),
    )


def organisations_named(lines: Sequence[ServiceLine]) -> list[OrganisationLine]:
    """Providers, then those who pay: an organisation that nobody here knows is listed by either."""
    return [line.provider for line in lines] + [OrganisationLine(line.paid.funder) for line in lines if line.paid]


def service_told_anew(held: Service, line: ServiceLine) -> list[Difference]:
    """The fields that the line tells otherwise than the catalogue."""
    pairs = [(TOLD_OF_SERVICE[field], getattr(held, field), value) for field, value in line.told.items()]
    if plain_words(held.provider.name) != plain_words(line.provider.name):
        pairs.append(("Provider", held.provider.name, line.provider.name))
    return [Difference(held.name, label, before, after) for label, before, after in pairs if before != after]


def local_areas() -> dict[str, int]:
    """The partnership's own localities and wards: their numbers by plain name and by code."""
    found: dict[str, int] = {}
    for area in localities():
        found |= {plain_words(area.name): area.pk, area.code.casefold(): area.pk}
    return found
