"""Acts on the catalogue: services added, changed and retired, one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from quadrant.analyse.services.models import Service
from quadrant.analyse.services.rules import may_change_service, may_keep_services
from quadrant.analyse.services.terms import Duty
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.terms import Level, Tier
from quadrant.partnership.models import Organisation, Person

KEEPERS = "Only commissioners and analysts keep the catalogue of services."
RETIRED = "This service is retired."


@dataclass(frozen=True)
class ServiceAs:
    """What is said of a service: as its users say it first, what the law fixes, what is decided here, how much."""

    name: str
    kind: str
    as_users_say: str
    provider: Organisation
    client_group: str
    tier: Tier
    duty: Duty
    level: Level = Level.OPERATIONAL
    as_professionals_say: str = ""
    legal_basis: str = ""
    minimum_standard: str = ""
    local_choice: str = ""
    customer_views: str = ""
    minimum_cost: Decimal | None = None
    capacity: int | None = None
    volume: int | None = None
    unit: str = ""
    quality: str = ""
    owner: Person | None = None
    review_by: date | None = None
    reference: str = ""


SAID = tuple(field.name for field in fields(ServiceAs))


def standing_service(service: Service) -> Service:
    """The service under lock, not retired."""
    kept: Service = Service.objects.select_for_update().get(pk=service.pk)
    insist(kept.retired_at is None, RETIRED)
    return kept


def _insist_said(said: ServiceAs) -> None:
    insist(bool(said.name.strip()), "Name the service.", field="name")
    insist(bool(said.as_users_say.strip()), "Say what it is as its users would say it.", field="as_users_say")
    lawful = said.duty is Duty.MAY or bool(said.legal_basis.strip())
    insist(lawful, "Name the law that requires the service.", field="legal_basis")
    counted = said.capacity is None and said.volume is None
    insist(counted or bool(said.unit.strip()), "Say what capacity and volume are counted in.", field="unit")


def _put(service: Service, said: ServiceAs) -> None:
    for name in SAID:
        value = getattr(said, name)
        setattr(service, name, value.strip() if type(value) is str else value)


def _added(said: ServiceAs, by: Person, at: datetime) -> Service:
    _insist_said(said)
    made = Service(added_by=by, added_at=at)
    _put(made, said)
    made.save()
    return made


@act("service.added")
def add_service(*, said: ServiceAs, by: Person, at: datetime) -> Done[Service]:
    """Add a service to the catalogue."""
    allow(may_keep_services(by), KEEPERS)
    made = _added(said, by, at)
    return Done(made, f"The service “{made.name}” was added")


@act("services.added")
def add_services(*, said: Sequence[ServiceAs], by: Person, at: datetime) -> Done[list[Service]]:
    """Add many services at once: all of them, or none."""
    allow(may_keep_services(by), KEEPERS)
    made = [_added(each, by, at) for each in said]
    return Done(made, f"{len(made)} services were added")


@act("service.changed")
def change_service(*, service: Service, version: int, said: ServiceAs, by: Person, at: datetime) -> Done[Service]:
    """Say a service anew. `version` is the one that the person had before them: if it is old, both texts are kept."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    if kept.version != version:
        theirs, yours = ({name: _words(getattr(one, name)) for name in SAID} for one in (kept, said))
        refuse_lost_update("service", theirs, yours)
    _insist_said(said)
    _put(kept, said)
    kept.version += 1
    kept.save()
    return Done(kept, f"The service “{kept.name}” was changed")


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()


@act("service.retired")
def retire_service(*, service: Service, why: str, by: Person, at: datetime) -> Done[Service]:
    """Take a service out of the catalogue because it ended; what was said of it and its evaluations stay."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    insist(bool(why.strip()), "Say why the service is retired.", field="why")
    kept.retired_by, kept.retired_at, kept.retired_why = by, at, why.strip()
    kept.version += 1
    kept.save()
    return Done(kept, kept.retired_why)
