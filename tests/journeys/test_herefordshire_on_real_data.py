"""One round for Herefordshire on its real figures, in the browser: indicator to lesson, each act by whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import served
from tests.journeys import analysing, doing, planning
from tests.journeys.conftest import Clock
from tests.journeys.herefordshire import Round, figures_come_in, prepared
from tests.shared_folder import needs_shared

pytestmark = [pytest.mark.browser, needs_shared]
ACTS = (
    analysing.indicators_chosen,
    analysing.need_stated,
    analysing.assessment_approved,
    analysing.priorities_ranked,
    planning.fund_opened,
    planning.criteria_adopted,
    planning.panel_named,
    planning.call_opened,
    planning.proposals_submitted,
    planning.marks_given,
    planning.entries_ranked,
    planning.funding_decided,
    planning.offer_accepted,
    doing.agreement_signed,
    doing.measure_set,
    doing.return_accepted,
    doing.evaluation_concluded,
    doing.lesson_carried,
)


@pytest.mark.parametrize(
    "scripts", [pytest.param(True, marks=pytest.mark.long), False], ids=["with scripts", "without scripts"]
)
def test_from_indicator_to_lesson(
    transactional_db: None, chromium: Browser, clock: Clock, tmp_path: Path, scripts: bool
) -> None:
    with served() as site:
        walk = prepared(chromium, site, clock, scripts=scripts)
        figures_come_in(walk, tmp_path)
        for act in ACTS:
            act(walk)
        if scripts:
            nothing_is_wrong(walk)
        for screen in walk.screens.values():
            screen.visit.page.context.close()


def nothing_is_wrong(walk: Round) -> None:
    """The pages that the round made, each as somebody else than its author sees it, and none with a fault."""
    made = walk.made
    for name, address in (
        ("Bea", f"indicators/{made['indicator']}/"),
        ("Fiona", f"needs/{made['need']}/"),
        ("Mo", f"criteria/{made['criteria']}/ranking/"),
        ("Lena", f"meetings/{made['meeting']}/"),
        ("Hedgerow's applicant", f"proposals/{made['Hedgerow']}/"),
        ("Hedgerow's reporter", f"measures/{made['kpi']}/"),
        ("Bea", f"thread/agreement/{made['agreement']}/"),
        ("Clara", "your-work/"),
    ):
        walk[name].look(address)
