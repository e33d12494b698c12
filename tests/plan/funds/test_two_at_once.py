"""Two officers commit the last of a year at the same moment: one gets it, the other is refused in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, connections

from quadrant.audit.terms import Refusal
from quadrant.partnership.within import within
from quadrant.plan.funds import commands
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import year_of
from tests.conftest import TODAY
from tests.factories.funds import NOW, allocated, fund, officer
from tests.factories.partnership import found


@pytest.mark.django_db(transaction=True)
def test_two_commitments_at_once_never_exceed_the_allocation() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a test's SQLite lives in memory, where two connections cannot wait for each other")
    place = found("Ardlebury")
    with within(place, on=TODAY):
        made, by = fund(budget={2027: Decimal(100)}), officer()
        allocated(made, 2027, 100)

    def take(amount: int) -> str:
        try:
            with within(place, on=TODAY):
                kept = Fund.objects.get(pk=made.pk)
                day = date(2027, 4, 1)
                commands.commit(fund=kept, amount=Decimal(amount), belongs_on=day, about="Visits", by=by, at=NOW)
                return "committed"
        except Refusal as refusal:
            return refusal.sentence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as officers:
        said = sorted(officers.map(take, [60, 60, 60, 60]))
    assert said.count("committed") == 1
    assert said[0] == "Area Improvement Fund has £40 left to commit in 2027/28, not £60."
    with within(place, on=TODAY):
        year = year_of(made, 2027)
    assert year is not None
    assert year.committed == Decimal(60)
