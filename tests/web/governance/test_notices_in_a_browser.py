"""What the demo's people are not offered today: a decision within its days for call-in, called in, and being heard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.governance.commands import call_in_decision, give_scrutiny, publish_decision
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.browsing import looked_at
from tests.factories.governance import announce, decided
from tests.factories.partnership import NOW, administrator, body, known, person

pytestmark = pytest.mark.browser


@pytest.fixture
def cabinet(transactional_db: None, ardlebury: Partnership) -> Body:
    powers = {DecisionKind.AWARD: None}
    executive = body("Cabinet", chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers=powers)
    sue, mona = person("Sue", Role.GROUP_MEMBER), person("Mona", Role.MONITORING_OFFICER)
    scrutiny = body("Overview and Scrutiny Committee", sue, chair=known("Sanjay"), kind=BodyKind.COMMITTEE)
    give_scrutiny(scrutiny=scrutiny, of=executive, from_on=date(2026, 9, 1), by=mona, at=NOW)
    return executive


def test_axe_finds_nothing_and_nothing_scrolls_sideways_with_or_without_scripts(
    cabinet: Body, chromium: Browser, live_server: Any
) -> None:
    clerk, sue, site = administrator(), known("Sue"), f"{live_server.url}/ardlebury/"
    announce(cabinet)
    waits, open_, called = (
        decided(cabinet, DecisionKind.AWARD, value=Decimal(value), title=f"Award of £{value:,}", at=NOW)
        for value in (48_000, 96_000, 390_000)
    )
    publish_decision(resolution=open_, by=clerk, at=NOW)
    notice = publish_decision(resolution=called, by=clerk, at=NOW)
    call = call_in_decision(notice=notice, reason="No bidder from the ward was asked.", by=sue, at=NOW)
    looked_at(
        chromium, site, sue, {"call-in-offered": f"decisions/{open_.pk}/", "call-in": f"decisions/{open_.pk}/call-in/"}
    )
    pages = {
        "decision-unpublished": f"decisions/{waits.pk}/",
        "decision-publish": f"decisions/{waits.pk}/publish/",
        "decision-called-in": f"decisions/{called.pk}/",
        "call-in-heard": f"calls-in/{call.pk}/heard/",
        "key-notice-new": "forward-plan/new/",
        "forward-plan-public": "forward-plan/public",
        "counted-rules": "rules-of-notice/",
    }
    looked_at(chromium, site, clerk, pages)
