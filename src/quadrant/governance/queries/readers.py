"""Who is named as a reader of what is exempt, and whom it is worth naming."""

from __future__ import annotations

from quadrant.governance.models import ExemptReader, Report
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
