"""Lists given by the page: uploaded, looked at, described, confirmed."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.intake.models import Upload
from quadrant.partnership.models import Person
from quadrant.partnership.terms import Role
from tests.factories.partnership import person

Rows = Sequence[Sequence[object]]


def text(headers: Sequence[str], rows: Rows) -> bytes:
    """A list as text; tabs, since sums of money and addresses hold commas."""
    return "".join("\t".join(map(str, row)) + "\n" for row in [headers, *rows]).encode()


def given(client: Client, content: bytes, file_name: str = "list.csv", **said: str) -> str:
    """Upload a file; the address of its page."""
    answer = client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile(file_name, content), **said})
    assert answer.status_code == 302, answer.content.decode()
    return f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def chosen_columns(page: str) -> dict[str, str]:
    """The columns that the form proposes, as a person leaves them."""
    lists = re.findall(r'<select[^>]*name="(column_\w+)"[^>]*>(.*?)</select>', page, re.DOTALL)
    chosen = {name: re.search(r'value="([^"]*)"[^>]*selected', options) for name, options in lists}
    return {name: html.unescape(found[1]) if found else "" for name, found in chosen.items()}


def described(client: Client, address: str, kind: str, **said: str) -> None:
    """Say what the file does not say of itself; its columns stay as they were recognised."""
    mapped = chosen_columns(client.get(f"{address}describe/").content.decode())
    said = {"name": Upload.objects.latest("pk").name, "kind": kind, **said}
    answer = client.post(f"{address}describe/", {**mapped, **said})
    assert answer.status_code == 302, html.unescape(answer.content.decode())


def confirmed(client: Client, address: str) -> str:
    """The report of the job."""
    answer: Any = client.post(f"{address}confirm/", follow=True)
    return html.unescape(answer.content.decode())


def taken(client: Client, content: bytes, **said: str) -> str:
    return confirmed(client, given(client, content, **said))


def signed(client: Client, name: str, *roles: Role) -> Person:
    somebody = person(name, *roles)
    client.force_login(somebody)
    return somebody
