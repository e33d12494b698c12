"""The reviews of a year: services and needs assessments by the day on which they are due, with who answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quadrant.analyse.needs.models import NeedsAssessment
from quadrant.analyse.needs.queries.assessments import assessments
from quadrant.analyse.needs.terms import Reviewed
from quadrant.analyse.services.queries import tracker
from quadrant.analyse.services.terms import Covered
from quadrant.methods.calendar import financial_year


@dataclass(frozen=True)
class ReviewDue:
    """Something that is to be reviewed by a day: what sort, its name, who answers, how far it is, what it costs."""

    sort: Reviewed
    number: int
    name: str
    due_on: date
    owner: str
    done: str
    cost: Decimal | None = None

    @property
    def year(self) -> int:
        return financial_year(self.due_on).starts

    def is_overdue(self, on: date) -> bool:
        return not self.done and self.due_on < on


def reviews_due() -> list[ReviewDue]:
    """Every review with a day, the soonest first. Services reviewed already say so; the same few queries always."""
    found = [
        ReviewDue(
            Reviewed.SERVICE,
            one.service.pk,
            one.service.name,
            one.due_on,
            one.service.owner.name if one.service.owner else "",
            "Reviewed" if one.state in (Covered.WHOLE, Covered.REVIEWED) else "",
            one.service.cost,
        )
        for one in tracker().services
        if one.due_on is not None
    ]
    dated = [one for one in assessments() if one.next_review_on is not None]
    renewed = _renewed(dated)
    found += [_assessment(one, renewed=one.pk in renewed) for one in dated]
    return sorted(found, key=lambda one: (one.due_on, one.sort.value, one.name))


def _renewed(dated: list[NeedsAssessment]) -> set[int]:
    later = NeedsAssessment.objects.filter(supersedes__in=[one.pk for one in dated])
    return set(later.values_list("supersedes", flat=True))


def _assessment(one: NeedsAssessment, *, renewed: bool) -> ReviewDue:
    assert one.next_review_on is not None  # noqa: S101  only those with a day are asked
    owner = (one.owner or one.drafted_by).name
    done = "The next version is begun" if renewed else ""
    return ReviewDue(Reviewed.ASSESSMENT, one.pk, one.title, one.next_review_on, owner, done)
