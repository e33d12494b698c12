"""Acts on coverage: the programme of reviews with its deadline, the strategies that services have."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from quadrant.analyse.services.commands.catalogue import standing_service
from quadrant.analyse.services.models import ReviewProgramme, Service, ServiceStrategy
from quadrant.analyse.services.rules import may_record_strategy, may_set_programme
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Body, Person

COMMISSIONERS = "Only commissioners do this."


@act("review_programme.set")
def set_programme(
    *,
    name: str,
    deadline_on: date,
    year: int,
    gross_spend: Decimal | None = None,
    source: str = "",
    by: Person,
    at: datetime,
) -> Done[ReviewProgramme]:
    """Say by when every service is to be reviewed and to have a strategy, and what all spending of a year was."""
    allow(may_set_programme(by), COMMISSIONERS)
    insist(bool(name.strip()), "Name the programme.", field="name")
    sourced = gross_spend is None or bool(source.strip())
    insist(sourced, "Say where the figure of gross spend comes from.", field="source")
    made = ReviewProgramme(name=name.strip(), deadline_on=deadline_on, gross_spend=gross_spend, year=year)
    made.source, made.set_by, made.set_at = source.strip(), by, at
    made.save()
    return Done(made, f"“{made.name}”, by {deadline_on.day}.{deadline_on.month}.{deadline_on.year}")


@act("service.strategy_recorded")
def record_strategy(
    *, service: Service, title: str, body: Body, adopted_on: date, by: Person, at: datetime
) -> Done[ServiceStrategy]:
    """Record that a body adopted a commissioning strategy for the service."""
    allow(may_record_strategy(by, service), COMMISSIONERS)
    kept = standing_service(service)
    insist(bool(title.strip()), "Give the strategy's title.", field="title")
    insist(adopted_on <= london_day(at), "A strategy is recorded once it is adopted.", field="adopted_on")
    made = ServiceStrategy(service=kept, title=title.strip(), body=body, adopted_on=adopted_on)
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"“{made.title}” is the strategy of “{kept.name}”")
