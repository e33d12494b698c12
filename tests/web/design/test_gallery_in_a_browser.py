"""The gallery as people meet it: wide, narrow, without a script, by keyboard, and read by axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, ViewportSize

from quadrant.web.design.gallery.views import TABS
from tests.browsing import NARROW, RULES, WIDE

pytestmark = pytest.mark.browser
TAB_NAMES = [tab for tab, _ in TABS]


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The gallery served with its styles and scripts; it asks the database nothing, so none is made."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}/components"
    server.terminate()


def opened(chromium: Browser, gallery: str, tab: str, viewport: ViewportSize, *, scripts: bool = True) -> Page:
    context = chromium.new_context(viewport=viewport, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{gallery}?tab={tab}")
    return page


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    chromium: Browser, gallery: str, viewport: ViewportSize
) -> None:
    page = opened(chromium, gallery, TAB_NAMES[0], viewport)
    for tab in TAB_NAMES:
        page.goto(f"{gallery}?tab={tab}")
        found = [
            (each["id"], each["nodes"][0]["html"]) for each in Axe().run(page, options=RULES).response["violations"]
        ]
        assert found == [], tab
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"], tab


def test_the_content_policy_refuses_nothing_of_ours(chromium: Browser, gallery: str) -> None:
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for tab in TAB_NAMES:
        page.goto(f"{gallery}?tab={tab}")
    assert complaints == []


def test_without_a_script_a_list_is_filtered_and_a_form_is_read(chromium: Browser, gallery: str) -> None:
    page = opened(chromium, gallery, "list", WIDE, scripts=False)
    page.select_option("#group", "Safer")
    page.click("text=Show")
    assert page.locator(".quadrant-list__count").inner_text().endswith("proposals")
    assert page.locator("tbody tr").first.inner_text().startswith("Diversion from prolific offending")
    assert page.locator("#group").input_value() == "Safer"


def test_by_keyboard_the_wheel_is_walked_step_by_step(chromium: Browser, gallery: str) -> None:
    page = opened(chromium, gallery, "wheel", WIDE)
    page.locator("svg a").first.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Step 1, Agree the scope: complete"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Step 2, Assess needs: complete"
    page.keyboard.press("Enter")
    page.wait_for_url("**step=2")


def test_an_error_in_the_summary_leads_to_its_box(chromium: Browser, gallery: str) -> None:
    page = opened(chromium, gallery, "wrong", NARROW)
    page.click("text=Day must be between 1 and 30 >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_starts_day"
