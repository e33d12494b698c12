"""Who is named as a reader of what is exempt, and whom it is worth naming."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import ExemptReader, Report
from quadrant.governance.queries.reports import unsettled_comments
from quadrant.governance.terms import Consultee
from quadrant.partnership.models import Person
from quadrant.partnership.queries import roles_here


def exempt_readers_of(report: Report) -> list[Person]:
    """Who is named, by name."""
    return list(
        Person.objects.filter(pk__in=ExemptReader.objects.filter(report=report).values("person")).order_by("name")
    )


def officers_asked(report: Report) -> dict[int, Person]:
    """Officers who hold the role of a comment that the report asks for or will ask for, by their numbers."""
    asked = {Consultee(one) for one in report.comments.values_list("consultee", flat=True)}
    roles = {consultee.role for consultee in asked | set(report.template.consultees)}
    return {holding.person_id: holding.person for holding in roles_here() if holding.role in roles}


def without_officer(report: Report, *, submitting: Any = None) -> list[Consultee]:
    """Whose comment is still to come though nobody holds their role, or only who wrote or submits the report."""
    proposing = {*report.proposers, getattr(submitting, "pk", None)}
    held = {one.role for one in roles_here() if one.person.is_active and one.person_id not in proposing}
    return [consultee for consultee in unsettled_comments(report) if consultee.role not in held]
