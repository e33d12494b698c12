"""Services that a file brings: added to the catalogue, told anew, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Area, Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.analyse.services.commands.catalogue import (
    KEEPERS,
    SAID,
    ServiceAs,
    add_service,
    change_service,
    retire_service,
)
from quadrant.analyse.services.commands.funding import enter_funding, strike_funding
from quadrant.analyse.services.commands.links import place_service
from quadrant.analyse.services.models import Service, ServiceFunding
from quadrant.analyse.services.queries.importing import (
    KnownServices,
    local_areas,
    organisations_named,
    service_told_anew,
)
from quadrant.analyse.services.rules import may_keep_services
from quadrant.analyse.services.terms import Paid, ServiceLine
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands import name_providers
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.terms import plain_words


@act("services.imported")
def import_services(*, lines: Sequence[ServiceLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in a list of services whole: new ones are added, known ones told anew, others stay as they are. Providers
    nobody here knows are listed as organisations."""
    allow(may_keep_services(by), KEEPERS)
    insist(bool(lines), "The file holds no services.")
    dataset = receive_dataset(kind=DatasetKind.SERVICES, file=file, by=by, at=at)
    named = organisations_named(lines)
    found = name_providers(lines=named, by=by, at=at)
    organisations = {plain_words(line.name): one for line, one in zip(named, found, strict=True)}
    known, areas, added, changed = KnownServices(), local_areas(), 0, 0
    for line in lines:
        held = known.of(line)
        provider = organisations[plain_words(line.provider.name)]
        service = _added(line, provider, dataset, by, at) if held is None else _changed(held, line, provider, by, at)
        added, changed = added + (held is None), changed + (held is not None and service is not held)
        _place(service, line, areas, by, at)
        if line.paid is not None:
            _pay(service, line.paid, organisations[plain_words(line.paid.funder)], by, at)
    return Done(dataset, f"{len(lines):,} services came from {file.file_name}: {added:,} new, {changed:,} told anew")


def _added(line: ServiceLine, provider: Organisation, dataset: Dataset, by: Person, at: datetime) -> Service:
    told: dict[str, Any] = dict(line.told)
    made = add_service(said=ServiceAs(**told, provider=provider), by=by, at=at)
    made.brought_by = dataset
    made.save()
    return made


def _changed(held: Service, line: ServiceLine, provider: Organisation, by: Person, at: datetime) -> Service:
    """The service as it was where the line says nothing new."""
    if not service_told_anew(held, line):
        return held
    said: dict[str, Any] = {name: getattr(held, name) for name in SAID}
    said |= {**line.told, "provider": provider}
    return change_service(service=held, version=held.version, said=ServiceAs(**said), by=by, at=at)


def _place(service: Service, line: ServiceLine, areas: dict[str, int], by: Person, at: datetime) -> None:
    wanted = sorted({areas[area] for area in line.areas if area in areas})
    held = sorted(service.places.filter(unlinked_at=None).values_list("area", flat=True))
    if wanted and wanted != held:
        place_service(service=service, areas=list(Area.objects.filter(pk__in=wanted).order_by("pk")), by=by, at=at)


def _pay(service: Service, paid: Paid, funder: Organisation, by: Person, at: datetime) -> None:
    """The line of that payer, budget and year as the file has it; one that said otherwise is struck out."""
    standing = ServiceFunding.objects.standing().select_for_update(of=("self",))
    held = standing.filter(service=service, organisation=funder, source=paid.source, year=paid.year).first()
    if held is not None and held.amount == paid.amount:
        return
    if held is not None:
        strike_funding(line=held, why="Another amount in a file brought in later", by=by, at=at)
    enter_funding(
        service=service, organisation=funder, source=paid.source, year=paid.year, amount=paid.amount, by=by, at=at
    )


@act("services.taken_back")
def take_services_back(*, dataset: Dataset, by: Person, at: datetime) -> Done[Dataset]:
    """When its dataset is withdrawn, the services that it added leave the catalogue. What it told anew of services
    that were there before stays: the history of each says what it was."""
    why = f"Withdrawn with the file {dataset.file_name}"
    for service in Service.objects.standing().filter(brought_by=dataset).order_by("pk"):
        retire_service(service=service, why=why, by=by, at=at)
    return Done(dataset, f"The services of {dataset.name} left the catalogue")
