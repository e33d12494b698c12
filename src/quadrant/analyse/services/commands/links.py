"""Acts on what a service serves and where: its outcomes in shares, its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.outcomes.models import Area, Outcome
from quadrant.analyse.services.commands.catalogue import KEEPERS, standing_service
from quadrant.analyse.services.models import Service, ServiceArea, ServiceOutcome
from quadrant.analyse.services.rules import may_change_service
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow
from quadrant.partnership.links import insist_whole, link_anew, shares_in_words
from quadrant.partnership.models import Person


@act("service.linked_to_outcomes")
def link_service_to_outcomes(
    *, service: Service, shares: Mapping[Outcome, Decimal], by: Person, at: datetime
) -> Done[Service]:
    """Say which outcomes the service works towards, and in what shares of its money: these only, adding to 100."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    if shares:
        insist_whole(shares.values())
    link_anew(ServiceOutcome, {"service": kept}, "outcome", shares, at=at)
    return Done(kept, shares_in_words(shares) or "No outcome")


@act("service.placed")
def place_service(*, service: Service, areas: Sequence[Area], by: Person, at: datetime) -> Done[Service]:
    """Say in which places the service is offered: these and no others; none means everywhere."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    link_anew(ServiceArea, {"service": kept}, "area", dict.fromkeys(areas), at=at)
    return Done(kept, ", ".join(area.name for area in areas) or "Everywhere")
