"""Measures and their targets: a new target does not judge what came before its day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quadrant.audit.terms import Refusal
from quadrant.cycle.terms import FactKey
from quadrant.do.agreements import commands
from quadrant.do.agreements.queries import target_on, targets_of
from quadrant.do.agreements.terms import Measure
from quadrant.partnership.models import Partnership
from tests.factories import agreements as made
from tests.factories.agreements import NOW
from tests.factories.needs import holds


def test_september_is_still_judged_by_the_old_target(ardlebury: Partnership) -> None:
    kpi = made.kpi(made.draft(terms=made.terms(starts_on=date(2025, 4, 1))))
    commands.set_target(kpi=kpi, from_on=date(2025, 10, 1), target=Decimal(90), by=made.manager(), at=NOW)
    targets = targets_of(kpi)
    september, october = target_on(targets, date(2025, 9, 1)), target_on(targets, date(2025, 10, 1))
    assert september is not None
    assert october is not None
    assert (september.target, october.target) == (Decimal(85), Decimal(90))
    assert target_on(targets, date(2025, 3, 31)) is None
    with pytest.raises(Refusal, match="This measure already has a target from that day"):
        commands.set_target(kpi=kpi, from_on=date(2025, 10, 1), target=Decimal(95), by=made.manager(), at=NOW)


def test_a_measure_without_a_target_does_not_set_the_kpis(ardlebury: Partnership) -> None:
    cycle = made.running()
    kpi = made.kpi(made.draft(cycle), target=None)
    assert not holds(cycle, FactKey.KPIS_SET)
    commands.set_target(kpi=kpi, from_on=date(2026, 11, 1), target=Decimal(85), by=made.manager(), at=NOW)
    assert holds(cycle, FactKey.KPIS_SET)


def test_a_per_cent_says_of_what(ardlebury: Partnership) -> None:
    agreement = made.draft()
    with pytest.raises(Refusal, match="Say what is counted, and out of what"):
        made.kpi(agreement, denominator="")
    assert made.kpi(agreement, measure=Measure.COUNT, numerator="", denominator="").measure == "count"
    with pytest.raises(Refusal, match="The agreement already has a measure of this name"):
        made.kpi(agreement)
