"""A kind of body has names of its own here, and a search by any of them finds the bodies of that kind."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed
from quadrant.governance.terms import Proposed
from quadrant.partnership import commands
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import meet, ready_report
from tests.factories.partnership import NOW, administrator, body, known, person

NAMES = ["Policy and Delivery Group", "Planning and Delivery Group"]


def found(client: Client, address: str) -> list[str]:
    page = client.get(f"/ardlebury/{address}").content.decode()
    return re.findall(r'quadrant-tree__branch--\d">\s*<a[^>]*>([^<]+)</a>', page)


def test_hfd_109_a_search_by_the_other_name_finds_the_group(ardlebury: Partnership, client: Client) -> None:
    for name in ("Children group", "Safety group"):
        body(name, known("Mia"), kind=BodyKind.DELIVERY_GROUP)
    body("Cabinet", kind=BodyKind.EXECUTIVE)
    client.force_login(administrator())
    sent = client.post("/ardlebury/bodies/kinds/", {"delivery_group": "\n".join(NAMES)})
    assert sent.status_code == 302
    for words in ("Planning and Delivery Group", "policy delivery"):
        assert found(client, f"bodies/?q={words}") == ["Children group", "Safety group"]
    assert found(client, "bodies/?q=planning children") == ["Children group"]
    assert found(client, "bodies/?q=nowhere") == []
    assert found(client, "bodies/") == ["Cabinet", "Children group", "Safety group"]


def test_lists_of_what_bodies_do_find_them_by_every_name_too(ardlebury: Partnership, client: Client) -> None:
    group = body("Children group", known("Mia"), kind=BodyKind.DELIVERY_GROUP)
    names = {BodyKind.DELIVERY_GROUP: NAMES}
    commands.name_kinds(names=names, by=administrator(), at=NOW)
    report = ready_report(group, title="Coaches", recommends=[Proposed("That it be read", DecisionKind.GATE)])
    meet(group, report)
    other = ready_report(body("Cabinet", known("Mia")), title="Parking")
    meet(other.body, other)
    client.force_login(person("Clara", Role.COMMISSIONER))
    for address, shown, hidden in (
        ("reports/", "Coaches", "Parking"),
        ("meetings/", "Children group</a>", "Cabinet</a>"),
    ):
        page = client.get(f"/ardlebury/{address}?q=planning+delivery").content.decode()
        assert shown in page
        assert hidden not in page


def test_the_first_name_is_shown_and_only_administrators_set_names(ardlebury: Partnership, client: Client) -> None:
    group = body("Children group", kind=BodyKind.DELIVERY_GROUP)
    commands.name_kinds(names={BodyKind.DELIVERY_GROUP: [*NAMES, NAMES[0], " "]}, by=administrator(), at=NOW)
    clara = person("Clara", Role.COMMISSIONER)
    with pytest.raises(NotAllowed):
        commands.name_kinds(names={}, by=clara, at=NOW)
    client.force_login(clara)
    assert client.get("/ardlebury/bodies/kinds/").status_code == 404
    page = client.get(f"/ardlebury/bodies/{group.pk}/").content.decode()
    assert "Policy and Delivery Group" in page
    assert "Delivery group, also called Planning and Delivery Group" in page
