"""Following every link that the demo's people are offered, without a browser.

One address is asked for each kind of page and person, and for each kind every way a list is asked for. Those who hold
the same roles in the same partnership, with no interest of their own, are offered the same: one goes.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from quadrant.demo.people import demo_people
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.queries import interests_here, partnerships_of, people_with_emails, roles_here
from quadrant.partnership.within import within
from tests.conftest import NOW

# Words that a template prints only by mistake, and addresses of other people's machines.
MISTAKES = re.compile(
    r">\s*(?:True|False|nan|undefined)\s*<|\b[Cc]oming soon\b|(?:src|href)=\"(?:https?:)?//[^\"]*\.(?:js|css|png)"
)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')


@dataclass
class Walked:
    """What following links found: what was wrong, where, for whom; one page of each shape, and of each kind, with its
    reader."""

    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    shapes: list[tuple[str, Person, str, bool]] = field(default_factory=list)
    opened: dict[str, tuple[Person, str]] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    kinds: dict[str, set[str]] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, list[tuple[str, str]]]:
        """What was wrong, for those for whom something was; nobody having gone is wrong too."""
        return {who: wrong for who, wrong in self.wrong.items() if wrong} if self.wrong else {"nobody": []}


def walk_the_demo(*slugs: str, only: Collection[str] = ()) -> Walked:
    """Everybody of these partnerships, or those who are named, has followed every link that they are offered, on the
    demo's day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quadrant.door.middleware.now", lambda: NOW)
        return _everybody_goes(slugs, only)


def _everybody_goes(slugs: Sequence[str], only: Collection[str]) -> Walked:
    found, alike = Walked(), set()
    known = people_with_emails([somebody.email for somebody in demo_people()])
    for somebody in (one for one in demo_people() if not only or one.name in only):
        person = known.get(somebody.email)
        places = partnerships_of(person, on=NOW.date()) if person is not None else []
        slug = next((one.slug for one in places if one.name == somebody.partnership), "")
        if person is None or slug not in slugs or (like := _like(somebody.partnership, person)) in alike:
            continue
        alike.add(like)
        who = f"{somebody.partnership}, {somebody.name}"
        found.wrong[who] = list(_walk(found, who, person, f"/{slug}/"))
    return found


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
        found.opened.setdefault(kind, (person, address))
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


@cache
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
