"""The demo as each of its people meets it: every link opens, and every shape of page is read by axe, wide and narrow.

Links are followed without a browser, one address for each kind of page and person, and for each kind every way a list
is asked for. The browser then opens each kind once, and every page made of something new.
Those who hold the same roles in the same partnership, with no interest of their own, are offered the same: one goes.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Browser

from quadrant.demo.people import demo_people
from quadrant.door.routes import ROUTES
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.queries import interests_here, partnerships_of, people_with_emails, roles_here
from quadrant.partnership.within import within
from tests.browsing import NARROW, OF_WIDTH, RULES, WIDE, Visit, faults, picture, served, visit
from tests.conftest import NOW

pytestmark = [pytest.mark.browser, pytest.mark.long]
# Words that a template prints only by mistake, and addresses of other people's machines.
MISTAKES = re.compile(
    r">\s*(?:True|False|nan|undefined)\s*<|\b[Cc]oming soon\b|(?:src|href)=\"(?:https?:)?//[^\"]*\.(?:js|css|png)"
)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
# Times a page is asked for, and how long half of them may take: a machine that runs tests may be busy.
ASKED, GOAL, LIMIT = 5, 0.2, 1.0


@dataclass
class Walked:
    """What following links found: what was wrong, where, for whom; and one page of each shape with its reader."""

    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    shapes: list[tuple[str, Person, str, bool]] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    kinds: dict[str, set[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The site with the demo in it, loaded by its command on the demo's day; emptied afterwards."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("quadrant.door.middleware.now", lambda: NOW)
        call_command("load_demo", stdout=StringIO())
        with served() as site:
            yield site
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def walked(demo: str) -> Walked:
    """Everybody has followed every link that they are offered."""
    found, alike = Walked(), set()
    known = people_with_emails([somebody.email for somebody in demo_people()])
    for somebody in demo_people():
        person = known[somebody.email]
        if (like := _like(somebody.partnership, person)) in alike:
            continue
        alike.add(like)
        slug = next(one.slug for one in partnerships_of(person, on=NOW.date()) if one.name == somebody.partnership)
        who = f"{somebody.partnership}, {somebody.name}"
        found.wrong[who] = []
        for address, fault in _walk(found, who, person, f"/{slug}/"):
            found.wrong[who].append((address, fault))
    return found


@pytest.mark.django_db
def test_every_link_opens_for_everybody_who_is_offered_it(walked: Walked) -> None:
    for who, kinds in walked.kinds.items():
        print(f"{who}: {len(kinds)} kinds of page")
    reached = set().union(*walked.kinds.values())
    print(
        f"{len(reached)} of {len(ROUTES)} routes are reached by a link; not: {' '.join(sorted(set(ROUTES) - reached))}"
    )
    assert {who: wrong for who, wrong in walked.wrong.items() if wrong} == {}
    assert {place.name for place in Partnership.objects.all()} == {who.partition(",")[0] for who in walked.kinds}


def test_every_shape_of_page_is_read_by_axe_wide_and_narrow(demo: str, chromium: Browser, walked: Walked) -> None:
    wrong: list[tuple[str, str]] = []
    windows: dict[int, Visit] = {}
    for kind, person, address, is_new in sorted(walked.shapes, key=lambda shape: shape[1].pk):
        if person.pk not in windows:
            for old in windows.values():
                old.page.context.close()
            windows = {person.pk: visit(chromium, demo, person, WIDE)}
        wrong += [(address, fault) for fault in _looked_at(windows[person.pk], kind, address, is_new)]
    print(f"{len(walked.shapes)} shapes of {len({kind for kind, *_ in walked.shapes})} kinds of page")
    assert wrong == []


def test_pages_answer_quickly(walked: Walked) -> None:
    """Asked of the site itself, without a browser: half of the answers within the limit, and the slowest are told."""
    one_of_each = {kind: (person, address) for kind, person, address, _ in walked.shapes}
    taken = []
    for kind, (person, address) in one_of_each.items():
        client = Client()
        client.force_login(person)
        taken.append((median(_seconds(client, address) for _ in range(ASKED)), kind, address))
    for seconds, kind, address in sorted(taken, reverse=True)[:5]:
        print(f"{kind} {address}: {seconds * 1000:.0f} ms{'' if seconds < GOAL else ', over the goal'}")
    assert max(taken)[0] < LIMIT


def _like(partnership: str, person: Person) -> tuple[object, ...]:
    """Two people of whom this is the same are offered the same kinds of page."""
    with within(Partnership.objects.get(name=partnership), on=NOW.date()):
        roles = frozenset(held.role for held in roles_here() if held.person_id == person.pk)
        conflicted = interests_here().filter(person=person).exists()
    return partnership, roles, person.pk if conflicted else None


def _walk(found: Walked, who: str, person: Person, inside: str) -> Iterator[tuple[str, str]]:
    """Breadth first from your work; tells what does not open and what a page should not say."""
    client, waiting, known = Client(raise_request_exception=False), deque([f"{inside}your-work/"]), {"your_work"}
    client.force_login(person)
    kinds = found.kinds.setdefault(who, set())
    while waiting:
        address = waiting.popleft()
        answer: Any = client.get(address, follow=True)
        if answer.status_code != 200:
            yield address, str(answer.status_code)
            continue
        kinds.add(str(resolve(address.partition("?")[0]).url_name))
        if answer.streaming or "text/html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        yield from ((address, mistake) for mistake in MISTAKES.findall(page))
        kind = _kind(address)
        if "?" not in address or "tab=" in address:
            parts = _parts(page)
            if kind not in found.parts or not parts <= found.parts:
                found.shapes.append((kind, person, address, not parts <= found.parts))
                found.parts |= parts | {kind}
        for link in LINK.findall(page):
            waiting += _worth(found, known, address, link.replace("&amp;", "&"), inside)


def _worth(found: Walked, known: set[str], address: str, link: str, inside: str) -> list[str]:
    """The link, if it leads to a kind of page that this person has not seen, or asks a list what nobody asked yet."""
    whole = f"{address.partition('?')[0]}{link}" if link.startswith("?") else link
    if not whole.startswith(inside):
        return []
    seen, kind = (found.asked, f"{inside} {_kind(whole)}") if "?" in whole else (known, _kind(whole))
    if kind in seen:
        return []
    seen.add(kind)
    return [whole]


def _kind(address: str) -> str:
    """The route, of which record on the thread and in history, and what a list is asked: one name, or which tab."""
    path, _, asked = address.partition("?")
    name = str(resolve(path).url_name)
    name = f"{name} {path.split('/')[3]}" if name in {"thread_record", "history"} else name
    last = asked.rpartition("&")[2]
    return f"{name} {last if last.startswith('tab=') else last.partition('=')[0]}".strip()


def _parts(page: str) -> set[str]:
    """What the page's middle is made of: elements with their classes."""
    return set(re.findall(r'<\w+(?: class="[^"]*")?', page.partition("<main")[2].partition("</main>")[0]))


def _looked_at(seen_by: Visit, kind: str, address: str, is_new: bool) -> list[str]:
    """What is wrong, wide and narrow; a narrow page of known parts is read for what its width decides."""
    page = seen_by.page
    seen_by.go(address)
    found = faults(seen_by)
    picture(seen_by, kind)
    page.set_viewport_size(NARROW)
    found += [f"narrow: {fault}" for fault in faults(seen_by, RULES if is_new else OF_WIDTH)]
    picture(seen_by, kind)
    page.set_viewport_size(WIDE)
    return found


def _seconds(client: Client, address: str) -> float:
    began = perf_counter()
    client.get(address)
    return perf_counter() - began
