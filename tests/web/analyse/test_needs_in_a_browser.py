"""Needs, assessments and priorities as people meet them: wide, narrow, without a script, and read by axe."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.analyse.needs import commands
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.browsing import looked_at
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced, figure, figures, outcome
from tests.factories.partnership import NOW
from tests.factories.priorities import answered, commissioner, judged, priority, ranked

pytestmark = pytest.mark.browser


@pytest.fixture
def families(transactional_db: None, ardlebury: Partnership) -> Cycle:
    """A cycle with needs, an approved assessment and ranked priorities, one of them proposed since."""
    figures()
    cycle = cycles.cycle(by=commissioner())
    harm = evidenced(cycle, how_many=140, gap="Nobody is seen within a week", inequality="Girls three times as often")
    figure(harm)
    shares = {outcome(): Decimal(70), outcome("Young people learn and work"): Decimal(30)}
    commands.link_need_to_outcomes(need=harm, shares=shares, by=analyst(), at=NOW)
    approved(assessment(cycle, [harm, evidenced(cycle, "Carers under 25")]), assessing_body())
    first = answered(judged(cycle, "Emotional health", 3, 3, 2, 3), no=["community"], because="Not asked yet")
    second = judged(cycle, "Rural transport", 2, 1, 0, 2)
    reasons = {first: "The NHS pays already", second: "The bus contract ends in March"}
    ranked(cycle, second, first, reasons=reasons)
    priority(cycle, "Warm homes", needs={harm: Decimal(100)})
    return cycle


def pages(cycle: Cycle) -> dict[str, str]:
    from quadrant.analyse.needs.queries import assessments_of, needs_of
    from quadrant.analyse.priorities.queries import priorities_of
    from tests.factories.needs import indicator

    need, paper, one = needs_of(cycle)[0], assessments_of(cycle)[0], priorities_of(cycle)[1]
    return {
        "needs": "needs/",
        "need": f"needs/{need.pk}/",
        "need-change": f"needs/{need.pk}/change/",
        "need-outcomes": f"needs/{need.pk}/outcomes/",
        "figure": f"needs/{need.pk}/evidence/figure/?indicator={indicator().pk}",
        "source": f"needs/{need.pk}/evidence/source/",
        "assessments": "needs-assessments/",
        "assessment": f"needs-assessments/{paper.pk}/",
        "assessment-new": f"cycles/{cycle.pk}/needs-assessments/new/",
        "priorities": "priorities/",
        "cycle-priorities": f"cycles/{cycle.pk}/priorities/",
        "priority": f"priorities/{one.pk}/",
        "priority-tests": f"priorities/{one.pk}/tests/",
        "priority-marks": f"priorities/{one.pk}/marks/",
        "priority-new": f"cycles/{cycle.pk}/priorities/new/",
        "rank": f"cycles/{cycle.pk}/priorities/rank/",
    }


def test_axe_finds_nothing_and_nothing_scrolls_sideways_with_or_without_scripts(
    families: Cycle, chromium: Browser, live_server: Any
) -> None:
    looked_at(chromium, f"{live_server.url}/ardlebury/", commissioner(), pages(families))
