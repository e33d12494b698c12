"""Pages read once for a whole module of row tests: a commissioner of Ardlebury asks, nothing of it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db import transaction
from django.test import Client

from quadrant.partnership.models import Person
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories.cycle import framework
from tests.factories.partnership import found, person


@contextmanager
def commissioner(blocker: Any) -> Iterator[Client]:
    """Clara, signed in to Ardlebury; every row made inside is undone at the end."""
    with blocker.unblock(), transaction.atomic():
        with within(found("Ardlebury"), on=TODAY):
            client = Client()
            client.force_login(person("Clara", Role.COMMISSIONER))
            yield client
        transaction.set_rollback(True)


def signed_in(somebody: Person) -> Client:
    """A browser of their own for this person."""
    client = Client()
    client.force_login(somebody)
    return client


def page(client: Client, address: str) -> str:
    """The page at an address inside Ardlebury, as text with its tags; it must be there."""
    answer = client.get(f"/ardlebury/{address}")
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return unescape(answer.content.decode())


def tab(client: Client, key: str, name: str = "steps") -> str:
    """One tab of a shipped framework's page."""
    return page(client, f"frameworks/{framework(key).pk}/?tab={name}")


def words(html: str) -> str:
    """What a person reads, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def read(answer: Any) -> str:
    """What a person reads on the page that was answered, in one line."""
    return words(unescape(answer.content.decode()))


def text(answer: Any) -> str:
    """The page that was answered, tags and all, in one line."""
    return unescape(" ".join(answer.content.decode().split()))


def step_of(html: str, number: int) -> str:
    """The part of a framework's page that tells one step."""
    return html.split(f'id="step-{number}"')[1].split("</section>", maxsplit=1)[0]


def phase_of(html: str, number: int) -> str:
    """The heading of the phase under which a step stands."""
    before = html.split(f'id="step-{number}"', maxsplit=1)[0]
    return words(before.rsplit("<h2", 1)[1].split("</h2>")[0].split(">", 1)[1])


def listed(html: str) -> dict[str, dict[str, str]]:
    """The list on a page: what its cells say, by the heading of the row and of the column."""
    assert 'quadrant-table">' in html, "no list on this page"
    rows = html.split('quadrant-table">')[1].split("<tbody")[1].split("</tbody>", maxsplit=1)[0].split("<tr")[1:]
    told = {}
    for row in rows:
        heading, *cells = row.split("<td")
        parts = [cell.split('aria-hidden="true">')[1].split("</span>", 1) for cell in cells]
        told[unescape(words("<" + heading))] = {label: unescape(words(said)) for label, said in parts}
    return told


def unspanned(html: str) -> str:
    """Tags without the spans that hide words from the eye, so that a mark reads as a screen reader says it."""
    return re.sub(r"</?span[^>]*>", "", unescape(html))


class _Filled(HTMLParser):
    """What stands in the boxes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, kind = said.get("name") or "", said.get("type")
        if tag == "textarea":
            self.inside, self.found[name] = name, ""
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in said):
            self.found[name] = said.get("value") or ("on" if "checked" in said else "")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[self.inside] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.found[self.inside], self.inside = self.found[self.inside].strip(), ""


def filled(answer: Any) -> dict[str, Any]:
    """What a browser would send from the page that was answered, with nothing touched."""
    reader = _Filled()
    reader.feed(answer.content.decode())
    return reader.found
