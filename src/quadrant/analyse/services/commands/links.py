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
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

WHOLE = Decimal(100)


@act("service.linked_to_outcomes")
def link_service_to_outcomes(
    *, service: Service, shares: Mapping[Outcome, Decimal], by: Person, at: datetime
) -> Done[Service]:
    """Say which outcomes the service works towards, and in what shares of its money: these only, adding to 100."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    total = sum(shares.values(), Decimal(0))
    insist(all(share > 0 for share in shares.values()), "A share is more than 0 per cent.", field="shares")
    whole = not shares or total == WHOLE
    insist(whole, f"The shares add to {total.normalize():f}, and must add to 100.", field="shares")
    wanted = {outcome.pk: (outcome, share) for outcome, share in shares.items()}
    for link in ServiceOutcome.objects.standing().select_for_update().filter(service=kept):
        if link.outcome_id in wanted and wanted[link.outcome_id][1] == link.share:
            del wanted[link.outcome_id]
            continue
        link.unlinked_at = at
        link.save()
    for outcome, share in wanted.values():
        ServiceOutcome(service=kept, outcome=outcome, share=share, linked_at=at).save()
    said = ", ".join(f"{outcome.name} {share.normalize():f}%" for outcome, share in shares.items())
    return Done(kept, said or "No outcome")


@act("service.placed")
def place_service(*, service: Service, areas: Sequence[Area], by: Person, at: datetime) -> Done[Service]:
    """Say in which places the service is offered: these and no others; none means everywhere."""
    allow(may_change_service(by, service), KEEPERS)
    kept = standing_service(service)
    wanted = {area.pk: area for area in areas}
    for link in ServiceArea.objects.standing().select_for_update().filter(service=kept):
        if link.area_id in wanted:
            del wanted[link.area_id]
            continue
        link.unlinked_at = at
        link.save()
    for area in wanted.values():
        ServiceArea(service=kept, area=area, linked_at=at).save()
    return Done(kept, ", ".join(area.name for area in areas) or "Everywhere")
