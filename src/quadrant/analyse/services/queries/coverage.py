"""How much of the catalogue is reviewed and has a strategy, by when the rest is due, and what it all costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quadrant.analyse.services.models import ReviewProgramme, Service, ServiceStrategy
from quadrant.analyse.services.queries.catalogue import services
from quadrant.analyse.services.terms import Covered
from quadrant.methods.coverage import Coverage, coverage


@dataclass(frozen=True)
class CoveredService:
    """A service with how far it has come, and by when it should have."""

    service: Service
    state: Covered
    due_on: date | None

    def is_overdue(self, on: date) -> bool:
        return self.state is not Covered.WHOLE and self.due_on is not None and self.due_on < on


@dataclass(frozen=True)
class Tracker:
    """The whole catalogue beside its programme; `spend` is this year's cost of all its services."""

    programme: ReviewProgramme | None
    services: list[CoveredService]
    counts: Coverage
    spend: Decimal

    @property
    def remaining(self) -> list[CoveredService]:
        """Those not reviewed, or without a strategy, the soonest due first."""
        left = [one for one in self.services if one.state is not Covered.WHOLE]
        return sorted(left, key=lambda one: (one.due_on or date.max, one.service.name))


def programme() -> ReviewProgramme | None:
    """The programme that counts: the latest set."""
    found: ReviewProgramme | None = ReviewProgramme.objects.select_related("set_by").order_by("-set_at", "-pk").first()
    return found


def state_of(service: Service) -> Covered:
    """How far a service (asked `with_cover`) has come."""
    if service.reviewed_at is None:
        return Covered.STRATEGY if service.strategy_on else Covered.NOTHING
    return Covered.WHOLE if service.strategy_on else Covered.REVIEWED


def tracker() -> Tracker:
    """Two queries, however many services."""
    latest = programme()
    listed = [
        CoveredService(one, state_of(one), one.review_by or (latest.deadline_on if latest else None))
        for one in services()
    ]
    counts = coverage([(bool(one.service.reviewed_at), bool(one.service.strategy_on)) for one in listed])
    return Tracker(latest, listed, counts, sum((one.service.cost or Decimal(0) for one in listed), Decimal(0)))


def strategies_of(service: Service) -> list[ServiceStrategy]:
    rows = ServiceStrategy.objects.filter(service=service).select_related("body", "recorded_by")
    return list(rows.order_by("-adopted_on", "-pk"))
