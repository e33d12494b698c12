"""Rows HFD-026 to HFD-029: each of the four tests is put to a candidate priority, yes or no with its reason."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import cycle
from tests.factories.partnership import known, person
from tests.factories.priorities import priority
from tests.frameworks.reading_frameworks import read_shipped

ROWS = ("HFD-026", "HFD-027", "HFD-028", "HFD-029")


@pytest.mark.parametrize("row", ROWS)
def test_a_candidate_priority_is_put_to_the_test(ardlebury: Partnership, client: Client, row: str) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    made = priority(cycle(key="herefordshire-2009", by=known("Clara")))
    (test,) = [
        one
        for group in read_shipped("herefordshire-2009").criteria_sets
        if group.method == "screen"
        for one in group.criteria
        if row in one.cites
    ]
    address = f"/ardlebury/priorities/{made.pk}/tests/"
    page = unescape(client.get(address).content.decode())
    assert test.name in page
    assert f'name="{test.key}" value="yes"' in page
    sent = client.post(address, {test.key: "yes", f"{test.key}_reason": f"Survey of May, for {row}"})
    assert sent.status_code == 302
    assert f"Survey of May, for {row}" in client.get(f"/ardlebury/priorities/{made.pk}/").content.decode()
