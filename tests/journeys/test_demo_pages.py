"""The demo as each of its people meets it: every kind of page they can reach by links, wide and narrow, read by axe.

What is not loaded is not looked at: a person who is offered and not there fails, a partnership still to come does not.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from io import StringIO
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve, reverse
from playwright.sync_api import Browser

from quadrant.demo.people import demo_people
from quadrant.demo.terms import DemoPerson
from quadrant.partnership.models import Partnership
from quadrant.partnership.queries import partnerships_of, person_with_email
from tests.browsing import NARROW, WIDE, Visit, faults, picture, served, visit
from tests.conftest import NOW

pytestmark = pytest.mark.browser
MOST_PAGES = 40
# The same page before another person's eyes is read by axe once: what passes is the token of a form.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
READ: set[int] = set()
# Times a list is asked for, and how long half of them may take: a machine that runs tests may be busy.
ASKED, GOAL, LIMIT = 5, 0.2, 1.0
LISTS = (
    "indicators", "needs", "priorities", "funds", "calls", "agreements", "reviews", "decisions", "meetings", "reports",
    "cycles", "thread", "people", "organisations", "bodies", "datasets", "offers", "your_work",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The site with the demo in it, loaded by its command on the demo's day; emptied afterwards."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("quadrant.door.middleware.now", lambda: NOW)
        call_command("load_demo", stdout=StringIO())
        with served() as site:
            yield site
        call_command("flush", interactive=False, verbosity=0)


@pytest.mark.parametrize("somebody", demo_people(), ids=lambda somebody: f"{somebody.partnership}: {somebody.name}")
def test_every_page_in_reach(demo: str, chromium: Browser, somebody: DemoPerson) -> None:
    person = person_with_email(somebody.email)
    if person is None:
        assert not Partnership.objects.filter(name=somebody.partnership).exists(), f"{somebody.email} is not there"
        pytest.skip(f"{somebody.partnership} is not loaded yet")
    slugs = [one.slug for one in partnerships_of(person, on=NOW.date()) if one.name == somebody.partnership]
    wide = visit(chromium, demo, person, WIDE)
    wrong: list[tuple[str, str]] = []
    walked = 0
    for address in _reach(wide, f"/{slugs[0]}/"):
        walked += 1
        wrong += [(address, fault) for fault in _looked_at(wide, address)]
    wide.page.context.close()
    print(f"{somebody.partnership}, {somebody.name}: {walked} pages")
    assert wrong == []


def _reach(seen_by: Visit, inside: str) -> Iterator[str]:
    """Breadth first from your work, one address for each kind of page; the page stands open while it is told."""
    waiting, known, given = deque([f"{inside}your-work/"]), {"your_work"}, 0
    while waiting and given < MOST_PAGES:
        given += 1
        address = waiting.popleft()
        answer = seen_by.go(address)
        assert answer.status == 200, (address, answer.status)
        yield address
        for link in seen_by.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            kind = _kind(str(link), inside)
            if kind and kind not in known:
                known.add(kind)
                waiting.append(str(link))


def _kind(link: str, inside: str) -> str:
    """Which kind of page a link leads to: its route, and of which record on the thread and in history; "" for none."""
    if not link.startswith(inside) or re.search(r"[?#]|/file/$|\.ics$", link):
        return ""
    name = str(resolve(link).url_name)
    return f"{name} {link.split('/')[3]}" if name in {"thread_record", "history"} else name


def _looked_at(seen_by: Visit, address: str) -> list[str]:
    """What is wrong with the page that stands open, wide and then narrow; nothing more of one read before."""
    page, name = seen_by.page, f"{resolve(address).url_name}"
    text = hash(PASSING.sub("", page.locator("main").inner_html()))
    if text in READ:
        return [f"console: {said}" for said in seen_by.complaints]
    READ.add(text)
    found = faults(seen_by)
    picture(seen_by, name)
    page.set_viewport_size(NARROW)
    found += [f"narrow: {fault}" for fault in faults(seen_by)]
    picture(seen_by, name)
    page.set_viewport_size(WIDE)
    return found


def test_lists_answer_quickly(demo: str) -> None:
    """Asked of the site itself, without a browser: half of the answers within the limit, and the slowest are told."""
    taken: list[tuple[float, str]] = []
    first = {somebody.partnership: somebody for somebody in reversed(demo_people())}
    for place in Partnership.objects.filter(name__in=first):
        person = person_with_email(first[place.name].email)
        assert person is not None, place.name
        taken += _times(person, place.slug)
    slowest = sorted(taken, reverse=True)[:5]
    for seconds, address in slowest:
        print(f"{address}: {seconds * 1000:.0f} ms{'' if seconds < GOAL else ', over the goal'}")
    assert taken
    assert slowest[0][0] < LIMIT, slowest


def _times(person: Any, slug: str) -> list[tuple[float, str]]:
    client, found = Client(), []
    client.force_login(person)
    for name in LISTS:
        address = reverse(name, kwargs={"partnership": slug})
        if client.get(address).status_code == 200:
            found.append((median(_seconds(client, address) for _ in range(ASKED)), address))
    return found


def _seconds(client: Client, address: str) -> float:
    began = perf_counter()
    client.get(address)
    return perf_counter() - began
