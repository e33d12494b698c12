"""Who may sit in whose seat."""

from __future__ import annotations

from datetime import date

from quadrant.partnership.models import Body, Substitute


def substitutes_on(body: Body, *, on: date) -> list[Substitute]:
    """Everybody named to stand in on a body on the day, by name. One query."""
    named = Substitute.objects.named_on(on).filter(member__body=body)
    return list(named.select_related("person", "member__person").order_by("person__name", "pk"))


def substitutes_not_over(body: Body, *, on: date) -> list[Substitute]:
    """Everybody named for the day or a later one: what the body's page shows."""
    named = Substitute.objects.not_over_on(on).filter(member__body=body)
    return list(named.select_related("person", "member__person").order_by("from_on", "person__name"))


def substitute_numbered(number: int) -> Substitute | None:
    found: Substitute | None = (
        Substitute.objects.select_related("member__body", "member__person", "person").filter(pk=number).first()
    )
    return found
