"""Every form that the demo offers anybody is sent empty and with what no honest person types: none answers with 500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from quadrant.demo.loading.telling import PARTS
from quadrant.partnership.models import Person
from tests.conftest import NOW
from tests.demo.telling import told
from tests.demo.walking import walk_the_demo

pytestmark = [pytest.mark.django_db, pytest.mark.long]
NAME = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')
FORM = re.compile(r'<form method="post"(?: action="([^"]*)")?')
HOSTILE = (
    "",
    "x" * 20_000,
    "\x00\x1b\u202e",
    "-1",
    "1e400000000",
    "999999999999999999999999",
    "'); DROP TABLE governance_report; --",
    "<script>alert(1)</script>{{ 7*7 }}",
    "2026-02-30",
    "👩‍👩‍👧‍👦 ﷽",
)


@pytest.mark.parametrize("slug", [part.slug for part in PARTS])
def test_no_form_answers_with_a_fault_of_ours(django_db_blocker: Any, slug: str) -> None:
    with told(django_db_blocker, slug), pytest.MonkeyPatch.context() as patch:
        patch.setattr("quadrant.door.middleware.now", lambda: NOW)
        opened = walk_the_demo(slug).opened.values()
        asked = [form for person, page in opened for form in _forms(person, page)]
        found = [fault for form in asked for fault in _faults(*form)]
    print(f"{slug}: {len(asked)} forms, each sent {len(HOSTILE)} ways")
    assert asked
    assert found == []


def _forms(person: Person, page: str) -> Iterator[tuple[Person, str, set[str]]]:
    """The form of a page, where it has one: who is offered it, where it goes, what it asks."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    main = client.get(page).content.decode(errors="replace").partition("<main")[2]
    form = FORM.search(main)
    if form is not None:
        yield person, form[1] or page, set(NAME.findall(main))


def _faults(person: Person, address: str, names: set[str]) -> Iterator[tuple[str, str, int]]:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    for value in HOSTILE:
        with transaction.atomic():
            answer = client.post(address, dict.fromkeys(names, value))
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            yield address, value[:40], answer.status_code
