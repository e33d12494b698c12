"""Agreements, returns, evaluations and lessons as people meet them: wide, narrow, without a script, read by axe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.do.agreements import commands
from quadrant.partnership.models import Partnership
from tests.browsing import looked_at
from tests.factories import agreements as made
from tests.factories import evaluation, lessons, performance
from tests.factories.agreements import NOW
from tests.factories.needs import outcome

pytestmark = pytest.mark.browser
Pages = dict[str, str]


@pytest.fixture
def inside(transactional_db: None, ardlebury: Partnership) -> Pages:
    """A signed agreement with a series that falls, a draft with a waiver that waits, and what review made of them."""
    cycle = made.running(key="gateshead-2010")
    agreement = made.meets(made.draft(cycle, terms=made.terms(title="Homecare", starts_on=date(2024, 11, 1))))
    commands.share_between_outcomes(agreement=agreement, shares={outcome(): Decimal(100)}, by=made.manager(), at=NOW)
    agreement = made.signed(agreement)
    kpi = made.kpi(agreement, name="Visits on time", target=92, tolerance=2, baseline=12)
    performance.series(kpi, performance.STORIES["deteriorating"][:-1])
    odd = performance.sent(kpi, date(2026, 10, 1), performance.of(21, 20), commentary="One came twice", confirmed=True)
    commands.record_payment(
        agreement=agreement,
        fund=made.paying(),
        amount=Decimal(10_000),
        paid_on=date(2026, 11, 2),
        about="First quarter",
        by=made.manager(),
        at=NOW,
    )
    draft = made.meets(made.draft(cycle, recommendation=made.award(title="Second")), but=["compliance"])
    waiver = commands.propose_waiver(
        agreement=draft,
        standard="compliance",
        reason="Registration is under way",
        until=date(2027, 2, 14),
        by=made.manager(),
        at=NOW,
    )
    judged = evaluation.written(cycle, agreement)
    lesson = lessons.recorded(cycle, agreement=agreement, evaluation=judged)
    lessons.carried(lesson, made.running("Next year"))
    one, other = f"agreements/{agreement.pk}/", f"agreements/{draft.pk}/"
    return {
        "agreements": "agreements/",
        "agreement": one,
        "agreement-draft": other,
        "agreement-new": "agreements/new/",
        "contracts": "contracts/",
        "contracts-ending": "contracts/endings/",
        "agreement-change": f"{other}change/",
        "agreement-decision": f"{other}decision/",
        "agreement-money": f"{other}money/",
        "agreement-outcomes": f"{one}outcomes/",
        "agreement-standards": f"{other}standards/",
        "waiver-new": f"{other}waivers/new/",
        "waiver-approve": f"waivers/{waiver.pk}/approve/",
        "agreement-sign": f"{other}sign/",
        "agreement-withdraw": f"{other}withdraw/",
        "agreement-end": f"{one}end/",
        "payment-new": f"{one}payments/new/",
        "kpi-new": f"{one}measures/new/",
        "kpi": f"measures/{kpi.pk}/",
        "kpi-target": f"measures/{kpi.pk}/targets/new/",
        "kpi-end": f"measures/{kpi.pk}/end/",
        "reviews": "reviews/",
        "reviews-late": "reviews/?tab=late",
        "reviews-returns": "reviews/?tab=returns",
        "reviews-evaluations": "reviews/?tab=evaluations",
        "reviews-lessons": "reviews/?tab=lessons",
        "return": f"returns/{odd.pk}/",
        "return-judge": f"returns/{odd.pk}/answer/",
        "evaluation": f"evaluations/{judged.pk}/",
        "evaluation-new": "evaluations/new/",
        "evaluation-write": f"evaluations/{judged.pk}/write/",
        "evaluation-conclude": f"evaluations/{judged.pk}/conclude/",
        "lesson": f"lessons/{lesson.pk}/",
        "lesson-new": f"lessons/new/?cycle={cycle.pk}",
        "lesson-carry": f"lessons/{lesson.pk}/carry/",
    }


def test_what_those_who_commission_see(inside: Pages, chromium: Browser, live_server: Any) -> None:
    looked_at(chromium, f"{live_server.url}/ardlebury/", made.commissioner(), inside)


def test_what_a_provider_sees(inside: Pages, chromium: Browser, live_server: Any) -> None:
    """Its own returns, its measures, and the form to send one."""
    kpi = inside["kpi"]
    pages = {
        "my-returns": "my-returns/",
        "my-kpi": kpi,
        "my-return": inside["return"],
        "return-send": f"{kpi}returns/2026-10-01/",
    }
    looked_at(chromium, f"{live_server.url}/ardlebury/", made.reporter(made.provider()), pages)
