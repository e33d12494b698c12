"""Acts on funding lines: entered, and struck out when they were wrong."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from quadrant.analyse.services.commands.catalogue import standing_service
from quadrant.analyse.services.models import Service, ServiceFunding
from quadrant.analyse.services.rules import may_fund_service, may_strike_funding
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Organisation, Person

PAYERS = "Only finance, commissioners and analysts enter what is paid for a service."


@act("service.funded")
def enter_funding(
    *,
    service: Service,
    organisation: Organisation,
    source: str,
    year: int,
    amount: Decimal,
    recurrent: bool = True,
    by: Person,
    at: datetime,
) -> Done[ServiceFunding]:
    """Enter what an organisation pays from a source in a financial year, known by the year that it starts in."""
    allow(may_fund_service(by, service), PAYERS)
    kept = standing_service(service)
    insist(bool(source.strip()), "Name the budget or grant that it is paid from.", field="source")
    insist(amount > 0, "A funding line is more than £0.", field="amount")
    made = ServiceFunding(
        service=kept, organisation=organisation, source=source.strip(), year=year, amount=amount, recurrent=recurrent
    )
    made.entered_by, made.entered_at = by, at
    made.save()
    return Done(made, f"{organisation.name} pays for “{kept.name}” in {made.financial_year}")


@act("service.funding_struck")
def strike_funding(*, line: ServiceFunding, why: str, by: Person, at: datetime) -> Done[ServiceFunding]:
    """Strike out a funding line that was wrong; it stays to be read and counts no more."""
    allow(may_strike_funding(by, line), PAYERS)
    insist(bool(why.strip()), "Say why the line is struck out.", field="why")
    kept: ServiceFunding = ServiceFunding.objects.select_for_update().get(pk=line.pk)
    insist(kept.struck_at is None, "This line is already struck out.")
    kept.struck_by, kept.struck_at, kept.struck_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.struck_why)
