"""Agreements, returns, evaluations and lessons as people meet them: wide, narrow, without a script, read by axe."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from quadrant.do.agreements import commands
from quadrant.partnership.models import Partnership
from tests.factories import agreements as made
from tests.factories import evaluation, lessons, performance
from tests.factories.agreements import NOW
from tests.factories.needs import outcome

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("QUADRANT_CHROMIUM", "")
# Where to keep a picture of each page, for whoever wants to look.
PICTURES = os.environ.get("QUADRANT_PICTURES", "")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Pages = dict[str, str]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("QUADRANT_CHROMIUM names no browser; ./run test finds one")
    # Playwright's own loop runs in this thread, which Django would otherwise take for asynchronous code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


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


def looked_at(chromium: Browser, live_server: Any, person: Any, pages: Pages) -> None:
    """Every page answers, says nothing to axe and does not scroll sideways, with and without scripts."""
    signed_in = Client()
    signed_in.force_login(person)
    word = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
    for viewport, scripts in ((WIDE, True), (NARROW, True), (NARROW, False)):
        context = chromium.new_context(viewport=viewport, java_script_enabled=scripts)  # type: ignore[arg-type]
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": word, "url": live_server.url}])
        page = context.new_page()
        for name, address in pages.items():
            answer = page.goto(f"{live_server.url}/ardlebury/{address}")
            assert answer is not None
            assert answer.status == 200, name
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{name}-{viewport['width']}.png", full_page=True)
            if scripts:
                sideways = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
                assert not sideways, f"{name} scrolls sideways"
                found = Axe().run(page, options=RULES).response["violations"]
                assert [one["id"] for one in found] == [], (name, found)
        context.close()


def test_what_those_who_commission_see(inside: Pages, chromium: Browser, live_server: Any) -> None:
    looked_at(chromium, live_server, made.commissioner(), inside)


def test_what_a_provider_sees(inside: Pages, chromium: Browser, live_server: Any) -> None:
    """Its own returns, its measures, and the form to send one."""
    kpi = inside["kpi"]
    pages = {
        "my-returns": "my-returns/",
        "my-kpi": kpi,
        "my-return": inside["return"],
        "return-send": f"{kpi}returns/2026-10-01/",
    }
    looked_at(chromium, live_server, made.reporter(made.provider()), pages)
