"""Pages as people meet them: a browser, somebody signed in, wide or narrow, with a script or without, read by axe."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteDatabase
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, ViewportSize, sync_playwright

from quadrant.partnership.models import Person

CHROMIUM = os.environ.get("QUADRANT_CHROMIUM", "")
# Where to keep a picture of each page, for whoever wants to look.
PICTURES = os.environ.get("QUADRANT_PICTURES", "")
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
PATIENCE = 20_000  # milliseconds that a busy machine may take for a page
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# Of these, what a page's width decides.
OF_WIDTH = {"runOnly": ["target-size", "scrollable-region-focusable"]}


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """The Chromium that ./run test found; skips the test, visibly, where none is named."""
    if not CHROMIUM:
        pytest.skip("QUADRANT_CHROMIUM names no browser; ./run test finds one")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's own loop runs in this thread, which Django would otherwise take for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The site on a free port, styles and scripts too; a database in memory is shared with its thread."""
    inside = [one for one in connections.all() if isinstance(one, SqliteDatabase) and one.is_in_memory_db()]
    for one in inside:
        one.inc_thread_sharing()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={one.alias: one for one in inside})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    for one in inside:
        one.dec_thread_sharing()


def signed_in(person: Person) -> str:
    """The word of a session of this person."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@dataclass
class Visit:
    """One person's window on the site; what the page complained of in its console is kept."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> Response:
        answer = self.page.goto(f"{self.site}{address}", wait_until="load")
        assert answer is not None, address
        return answer


def visit(
    browser: Browser, site: str, person: Person | None, viewport: ViewportSize = WIDE, *, scripts: bool = True
) -> Visit:
    """A window of its own, signed in as this person, or as nobody."""
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    if person is not None:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": signed_in(person), "url": site}])
    context.set_default_timeout(PATIENCE)
    made = Visit(context.new_page(), site)

    def heard(message: ConsoleMessage) -> None:
        # A page that answers 404 or 409 on purpose is reported by the browser too; its status is the test's affair.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            made.complaints.append(message.text)

    made.page.on("console", heard)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    return made


def faults(visit: Visit, rules: Mapping[str, object] = RULES) -> list[str]:
    """What is wrong with the page as it stands: axe's findings, sideways scrolling, complaints in the console."""
    page = visit.page
    violations = Axe().run(page, options=dict(rules)).response["violations"]
    found = [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("scrolls sideways")
    found += [f"console: {said}" for said in visit.complaints]
    visit.complaints.clear()
    return found


def looked_at(browser: Browser, site: str, person: Person, pages: Mapping[str, str]) -> None:
    """Every page below `site`, by the name of its picture, answers wide, narrow and without a script, without fault."""
    for viewport, scripts in ((WIDE, True), (NARROW, True), (NARROW, False)):
        window = visit(browser, site, person, viewport, scripts=scripts)
        for name, address in pages.items():
            assert window.go(address).status == 200, name
            picture(window, name)
            if scripts:
                assert faults(window) == [], name
        window.page.context.close()


def check(visit: Visit) -> None:
    assert faults(visit) == [], visit.page.url


def picture(visit: Visit, name: str) -> None:
    """Kept for whoever wants to look, where QUADRANT_PICTURES names a folder."""
    if PICTURES:
        width = (visit.page.viewport_size or WIDE)["width"]
        visit.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
