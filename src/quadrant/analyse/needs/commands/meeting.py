"""The act that says which services of the catalogue meet a need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.analyse.needs.commands.needs import standing_need
from quadrant.analyse.needs.models import Need, NeedService
from quadrant.analyse.services.models import Service
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.partnership.links import link_anew
from quadrant.partnership.models import Person


@act("need.linked_to_services")
def link_need_to_services(*, need: Need, services: Sequence[Service], by: Person, at: datetime) -> Done[Need]:
    """Say which services meet the need, wholly or in part: these and no others."""
    kept = standing_need(need, by)
    retired = [service.name for service in services if service.retired_at is not None]
    insist(not retired, f"Retired since: {', '.join(retired)}. Choose again.", field="services")
    link_anew(NeedService, {"need": kept}, "service", dict.fromkeys(services), at=at)
    return Done(kept, ", ".join(service.name for service in services) or "No service")
